"""What came of a campaign, against a recount by hand."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.conversations import Question
from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.outcomes.results.tables import ExportWish, Table
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin
from bot.assignment.results import export
from bot.assignment.results.look import results
from bot.assignment.shifts import shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_status
from bot.assignment.texting.optout import opt_out_number
from bot.storage.tables import Shift
from bot.vocabulary import Asks, TextStatus
from tests.assignment.bank import SCRIPT

OTHER = "Hello {{first_name|there}}, River Votes asks: will you vote? Reply STOP to opt out"
ASKED = "Will they vote?"


def rewrite(bank, campaign_id, *texts):
    script = bank.do(lifecycle.look, bank.ana, campaign_id).script
    bank.do(lifecycle.rewrite, bank.ana, campaign_id, replace(script, first_texts=texts))


def leave(bank, conversation, status=TextStatus.DELIVERED):
    """The network has news of a conversation's newest text."""
    text = bank.texts(conversation)[-1]
    bank.do(record_status, StatusReport(text.id, f"SM{text.id}", status))


@pytest.fixture
def campaign(bank):
    """A campaign of two texts over eight contacts, none texted."""
    opened = bank.open(8)
    rewrite(bank, opened, SCRIPT, OTHER)
    return opened


@pytest.fixture
def texted(bank, ben, campaign):
    """All eight conversations, each text delivered."""
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))
    for each in sent:
        leave(bank, each)
    return sent


def looked(bank, campaign, *text):
    return bank.do(results, bank.ana, campaign, *text)


def letters(bank, conversations):
    """Which text each got, by its words."""
    return {each: "B" if bank.texts(each)[0].body.startswith("Hello") else "A" for each in conversations}


def by_letter(seen):
    return {each.text.letter: each.tallied for each in seen.texts}


def yes(tallied):
    return dict(tallied.answers[0].counts)["yes"]


def test_replies_tags_and_answers_are_counted_by_the_text_that_was_sent(bank, campaign, texted):
    for each in texted[:5]:
        bank.hear(each, "Yes")
        bank.filed(each, answers={ASKED: "yes"}, tags=["moved"])
    bank.filed(texted[0], answers={ASKED: "no"}, removed=["moved"])
    bank.do(opt_out_number, bank.ana, bank.conversation(texted[4]).phone)
    seen, got = looked(bank, campaign), letters(bank, texted)
    whole = seen.whole
    assert (whole.texted, whole.reached, whole.replied, whole.opted_out) == (8, 8, 5, 1)
    assert dict(whole.tags)["moved"] == 4
    assert dict(whole.answers[0].counts) == {"yes": 4, "no": 1}
    said_yes = Counter(got[each] for each in texted[1:5])
    assert {letter: yes(tallied) for letter, tallied in by_letter(seen).items()} == dict(said_yes)
    assert {letter: each.reached for letter, each in by_letter(seen).items()} == Counter(got.values())


def test_what_is_on_offer_is_told_though_nobody_said_it(bank, campaign):
    whole = looked(bank, campaign).whole
    assert set(whole.tags) >= {("yes", 0), ("no", 0)}
    assert whole.answers[0].counts == (("yes", 0), ("no", 0))
    assert whole.share(0).interval == (0.0, 1.0)


def test_reached_is_who_got_a_text_that_left_and_did_not_fail_or_who_answered(bank, ben, campaign):
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))
    leave(bank, sent[0])
    leave(bank, sent[1], TextStatus.SENT)
    bank.fail(sent[2], 30005)
    bank.fail(sent[3], 30003)
    bank.hear(sent[4], "Who is this?")
    whole = looked(bank, campaign).whole
    assert (whole.texted, whole.reached, whole.replied) == (8, 3, 1)


def test_of_one_text_alone_everything_else_is_told_too(bank, campaign, texted):
    bank.hear(texted[0], "Yes")
    bank.filed(texted[0], answers={ASKED: "yes"})
    seen = looked(bank, campaign)
    for each in seen.texts:
        alone = looked(bank, campaign, each.text.id)
        assert (alone.chosen, alone.whole) == (each.text, each.tallied)
        assert [day.tallied for day in alone.days] == [each.tallied]
    with pytest.raises(NoSuchThing):
        looked(bank, campaign, 999)


def test_a_reworded_text_is_counted_apart_from_what_stands_in_its_place(bank, ben, campaign, texted):
    got = Counter(letters(bank, texted).values())
    bank.clock.forward(timedelta(hours=1))
    rewrite(bank, campaign, SCRIPT, f"{OTHER}!")
    seen = [
        (each.text.letter, each.text.replaced_at, each.tallied.reached)
        for each in looked(bank, campaign).texts
    ]
    assert seen == [("A", None, got["A"]), ("B", None, 0), ("B", bank.clock(), got["B"])]
    rewrite(bank, campaign, OTHER, SCRIPT)
    again = [
        (each.text.letter, each.text.body, each.tallied.reached) for each in looked(bank, campaign).texts
    ]
    assert again == [("A", OTHER, got["B"]), ("B", SCRIPT, got["A"])]


def test_days_are_the_readers_and_hold_those_who_were_texted_on_them(bank, ben, campaign):
    first = bank.do(claim_bucket, ben, campaign, 3)
    monday = bank.text_all(ben, first)
    bank.clock.forward(timedelta(days=1))
    tuesday = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))
    bank.hear(monday[0], "Yes")
    days = {each.day: (each.tallied.texted, each.tallied.replied) for each in looked(bank, campaign).days}
    today = date(2026, 3, 11)
    assert days == {today - timedelta(days=1): (len(monday), 1), today: (len(tuesday), 0)}


def test_shifts_hold_those_who_were_texted_in_their_time(bank, ben, campaign):
    now = bank.clock()
    bank.do(shift.open_shift, bank.ana, now, now + timedelta(hours=1), campaign)
    early = bank.text_all(ben, bank.do(claim_bucket, ben, campaign, 3))
    bank.clock.forward(timedelta(hours=1))
    late = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))
    seen = looked(bank, campaign)
    assert [each.tallied.texted for each in seen.shifts] == [len(early)]
    assert seen.beside.texted == len(late)


def test_numbers_have_a_mean_and_free_words_are_counted_alone(bank, campaign, texted):
    script = bank.do(lifecycle.look, bank.ana, campaign).script
    asked = (Question("How many?", (), Asks.NUMBER), Question("Why?", (), Asks.WORDS))
    bank.do(lifecycle.rewrite, bank.ana, campaign, replace(script, questions=asked))
    for each, number in zip(texted[:3], ("10", "2", "3"), strict=True):
        bank.filed(each, answers={"How many?": number, "Why?": f"because of {number}"})
    numbers, words = looked(bank, campaign).whole.answers
    assert (numbers.counts, numbers.mean) == ((("2", 1), ("3", 1), ("10", 1)), 5.0)
    assert words.counts == (("", 3),)


def test_admins_see_results_and_whoever_led_a_shift_lately_but_takes_out_no_file(bank, ben, campaign):
    with pytest.raises(NotAnAdmin):
        bank.do(results, ben, campaign)
    now = bank.clock()
    opened = bank.do(shift.open_shift, bank.ana, now, now + timedelta(hours=1), campaign).id
    with bank.database.transaction() as session:
        session.get_one(Shift, opened).lead_id = bank.person_id(ben)
    seen = bank.do(results, ben, campaign)
    assert (seen.whole, seen.may_export) == (looked(bank, campaign).whole, False)
    with pytest.raises(NotAnAdmin):
        bank.do(results, ben, bank.open(1))
    with pytest.raises(NotAnAdmin):
        bank.do(export.begin, ben, ExportWish(campaign, Table.RESULTS))
    bank.clock.forward(timedelta(days=15))
    with pytest.raises(NotAnAdmin):
        bank.do(results, ben, campaign)
    assert looked(bank, campaign).may_export
