"""Forms open with what stands, and saving files the difference."""

from dataclasses import replace
from itertools import count

import pytest
from sqlmodel import col, select

from bot.assignment.attention.board import these_wait
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.set_aside import put_back
from bot.assignment.outcomes.conversations import Answer, Question
from bot.assignment.refusals.filing import AnswerRefused, NothingChanged, TagNotOffered
from bot.assignment.refusals.general import EmptyText, NotTheHolder
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.optout import reverse_opt_out
from bot.storage.conversations import standing
from bot.storage.tables import Event
from bot.vocabulary import Asks, Barred

VOTE, SIGNS, WHY = "Will they vote?", "How many signs?", "What matters most?"
ASKED = (
    Question(VOTE, ("yes", "no", "maybe")),
    Question(SIGNS, (), Asks.NUMBER),
    Question(WHY, (), Asks.WORDS),
)


@pytest.fixture
def conversation(bank, ben):
    """Ben texted somebody who wrote back, in a campaign that asks for a choice, a number and words."""
    opened = bank.open(3)
    script = bank.do(lifecycle.look, bank.ana, opened).script
    bank.do(lifecycle.rewrite, bank.ana, opened, replace(script, questions=ASKED))
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))[0]
    bank.hear(texted, "Where do I vote?")
    return texted


@pytest.fixture
def save(bank, conversation):
    """Somebody saves a form that was opened when `seen` was the newest report, by default now."""
    acts = count()

    def saved(who, *tags, answers=(), note="", seen=None, **more):
        known = bank.do(open_thread, who, conversation).newest_report if seen is None else seen
        given = Answer(tags=tags, answers=tuple(answers), note=note, seen=known, **more)
        return bank.do(answer, who, conversation, given, f"act-{next(acts)}")

    return saved


def waits(bank):
    return bool(bank.do(these_wait, bank.ana).rows)


def counts(bank, conversation):
    with bank.database.reading() as session:
        found = standing.counts(session, bank.conversation(conversation).campaign_id)
        return {(name, value): number for (_, name, value), number in found.items()}


def corrections(bank):
    with bank.database.reading() as session:
        lines = session.exec(select(Event).where(Event.verb == "correct").order_by(col(Event.id)))
        return [(line.actor_id, line.person_id, line.facts) for line in lines]


def test_a_wrong_tag_is_taken_back_and_maybe_becomes_yes(bank, ben, save, conversation):
    save(ben, "yes", answers=[(VOTE, "maybe")])
    assert counts(bank, conversation) == {("yes", ""): 1, (VOTE, "maybe"): 1}
    done = save(ben, "no", answers=[(VOTE, "yes")], note="misread")
    assert (done.thread.standing.tags, done.thread.standing.answers) == (("no",), {VOTE: "yes"})
    assert counts(bank, conversation) == {("no", ""): 1, (VOTE, "yes"): 1}
    told = done.thread.reports[-1]
    assert (told.tags, told.removed, told.answers, told.note) == (
        ("no",),
        ("yes",),
        ((VOTE, "yes"),),
        "misread",
    )
    assert corrections(bank) == [(bank.person_id(ben),) * 2 + ({"added": 1, "removed": 1, "answers": 1},)]


def test_an_answer_is_taken_back_by_leaving_it_empty(bank, ben, save, conversation):
    save(ben, answers=[(VOTE, "yes"), (WHY, "the park")])
    done = save(ben, answers=[(VOTE, ""), (WHY, "the park")])
    assert done.thread.standing.answers == {WHY: "the park"}
    assert counts(bank, conversation) == {(WHY, "the park"): 1}


def test_what_a_form_did_not_show_is_left_alone(bank, ben, save, conversation):
    """A tag that had no room in its menu, and a question of another page."""
    save(ben, "yes", answers=[(SIGNS, "3")])
    done = save(ben, "no", answers=[(VOTE, "no")], tickable=("no",))
    assert set(done.thread.standing.tags) == {"yes", "no"}
    assert done.thread.standing.answers == {SIGNS: "3", VOTE: "no"}


def test_two_who_correct_at_once_do_not_undo_each_other(bank, ben, save, conversation):
    opened = save(ben, "yes", answers=[(VOTE, "maybe")]).thread.newest_report
    save(ben, "yes", "asked-where", answers=[(VOTE, "maybe")], seen=opened)
    done = save(bank.ana, "yes", answers=[(VOTE, "yes")], seen=opened)
    assert set(done.thread.standing.tags) == {"yes", "asked-where"}
    assert done.thread.standing.answers == {VOTE: "yes"}


def test_an_admin_corrects_without_taking_over_and_the_contact_still_waits(bank, ben, save, conversation):
    done = save(bank.ana, "yes")
    assert (done.thread.mine, done.thread.may_file, done.filed) == (False, True, True)
    assert bank.conversation(conversation).holder_id == bank.person_id(ben)
    assert waits(bank)
    ana, ben_ = bank.person_id(bank.ana), bank.person_id(ben)
    assert corrections(bank) == [(ana, ben_, {"added": 1, "removed": 0, "answers": 0})]
    save(bank.ana, "yes", close=True)
    assert not waits(bank)


def test_nobody_else_files(bank, save):
    with pytest.raises(NotTheHolder):
        save(bank.person("Cleo"), "yes", seen=0)


def test_a_note_or_a_tag_taken_back_leaves_them_waiting_and_save_and_close_does_not(
    bank, ben, save, conversation
):
    bank.filed(conversation, tags=["yes"])
    save(ben, "yes", note="will call back")
    assert waits(bank)
    save(ben)
    assert waits(bank)
    with pytest.raises(EmptyText):
        save(ben)
    done = save(ben, close=True)
    assert not waits(bank)
    assert done.thread.reports[-1].closed


def test_saving_what_stands_already_is_refused(bank, ben, save):
    save(ben, "yes", answers=[(SIGNS, "3")])
    with pytest.raises(NothingChanged):
        save(ben, "yes", answers=[(SIGNS, "3")])


def test_beside_a_reply_what_stands_already_is_no_report(bank, ben, save):
    save(ben, "yes")
    done = save(ben, "yes", body="See you there")
    assert (done.sent, done.filed, len(done.thread.reports)) == (True, False, 1)


@pytest.mark.parametrize(
    "tags, answers, refused",
    [
        (("supporter",), (), TagNotOffered),
        ((), [(VOTE, "perhaps")], AnswerRefused),
        ((), [(SIGNS, "a few")], AnswerRefused),
        ((), [(WHY, "x" * 301)], AnswerRefused),
        ((), [("Who are they?", "Ann")], AnswerRefused),
    ],
)
def test_what_is_not_on_offer_is_refused(bank, ben, save, conversation, tags, answers, refused):
    with pytest.raises(refused) as why:
        save(ben, *tags, answers=answers)
    assert waits(bank)
    assert counts(bank, conversation) == {}
    if answers and answers[0][0] == SIGNS:
        assert (why.value.asks, why.value.place) == (Asks.NUMBER, 1)


def test_numbers_are_counted_alike_however_they_are_written(bank, ben, save, conversation):
    save(ben, answers=[(SIGNS, " 1,200.0 ")])
    assert counts(bank, conversation) == {(SIGNS, "1200"): 1}


def test_what_stands_stays_when_it_is_no_longer_on_offer(bank, ben, save, conversation):
    save(ben, "yes", answers=[(VOTE, "maybe")])
    opened = bank.conversation(conversation).campaign_id
    script = bank.do(lifecycle.look, bank.ana, opened).script
    changed = replace(script, tags=("no",), questions=(Question(VOTE, ("yes", "no")),))
    bank.do(lifecycle.rewrite, bank.ana, opened, changed)
    assert "yes" in bank.do(open_thread, ben, conversation).tags
    save(ben, "yes", answers=[(VOTE, "maybe")], note="still so")
    assert counts(bank, conversation) == {("yes", ""): 1, (VOTE, "maybe"): 1}
    save(ben, answers=[(VOTE, "yes")])
    assert counts(bank, conversation) == {(VOTE, "yes"): 1}


def test_a_tag_of_before_that_means_opt_out_is_not_obeyed_because_a_form_is_saved(
    bank, ben, save, conversation
):
    bank.filed(conversation, tags=["DNC"])
    save(ben, "DNC", "yes")
    assert bank.conversation(conversation).barred is None
    save(ben, "yes", "Opt out")
    assert bank.conversation(conversation).barred == Barred.OPTED_OUT


def test_who_may_be_texted_again_no_longer_has_the_tag_that_said_otherwise(bank, ben, save, conversation):
    """Else a form would open with it, and a volunteer could not tick it when it is true again."""
    save(ben, "Opt out", "yes")
    bank.hear(conversation, "START")
    assert counts(bank, conversation) == {("yes", ""): 1}
    save(ben, "Opt out", "yes")
    assert bank.conversation(conversation).barred == Barred.OPTED_OUT
    bank.do(reverse_opt_out, bank.ana, bank.conversation(conversation).phone)
    save(ben, "Wrong number", "yes")
    bank.do(put_back, bank.ana, conversation)
    found = bank.do(open_thread, ben, conversation)
    assert (found.standing.tags, found.barred) == (("yes",), None)


def test_taking_opt_out_back_opts_nobody_in(bank, ben, save, conversation):
    save(ben, "Opt out")
    save(bank.ana)
    assert bank.conversation(conversation).barred == Barred.OPTED_OUT
    assert counts(bank, conversation) == {}
