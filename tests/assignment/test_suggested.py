"""What a conversation opens with, what becomes of it, and how it is learnt."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment import letters, timers
from bot.assignment.campaigns import lifecycle, reply_rules
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.by_itself import learning
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.conversations import Answer, CannedReply, Inbound
from bot.assignment.outcomes.results.counted import ByItself
from bot.assignment.results import look
from bot.assignment.rules.replies.filing_rules import Effect
from bot.assignment.rules.replies.learning import examples
from bot.assignment.rules.texts.media import Medium
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.upkeep import lessons
from bot.learner import answered, written
from bot.storage.conversations.by_itself import learnt
from bot.storage.tables import Campaign, Learnt, Report, Suggestion
from bot.views.screens.answering import likely_reply
from bot.vocabulary import Spoken
from tests.assignment.bank import OUR_NUMBER

VOTE = "Will they vote?"
YES, NO = Effect(Spoken.ANSWER, VOTE, "yes"), Effect(Spoken.ANSWER, VOTE, "no")
DICE, NOTHING = 7, (None, None)


@pytest.fixture
def texted(bank, ben):
    opened = bank.open(6)
    script = bank.do(lifecycle.look, bank.ana, opened).script
    thanks = CannedReply("Thanks", "Thank you!", None, (VOTE, "yes"))
    bank.do(lifecycle.rewrite, bank.ana, opened, replace(script, canned_replies=(thanks,)))
    return bank.text_all(ben, bank.do(claim_bucket, ben, opened))


def opens_with(bank, conversation):
    shown = bank.do(open_thread, bank.person("Ben Okafor"), conversation)
    return shown.suggested, likely_reply(shown)


def everything(bank, table):
    with bank.database.reading() as session:
        return list(session.exec(select(table)).all())


def test_a_conversation_opens_with_what_is_likely_and_nothing_is_written(bank, texted):
    bank.hear(texted[0], "Yep!")
    bank.hear(texted[1], "Nope")
    bank.hear(texted[2], "What time does it begin")
    assert opens_with(bank, texted[0]) == (YES, 0)
    assert opens_with(bank, texted[1]) == (NO, None)
    assert opens_with(bank, texted[2]) == NOTHING
    assert everything(bank, Report) == everything(bank, Suggestion) == []


def test_the_press_files_it_and_tells_whether_it_was_kept(bank, ben, texted):
    for each, said in ((texted[0], "yes"), (texted[1], "no")):
        bank.hear(each, "yes")
        given = Answer("Thank you!", answers=((VOTE, said),), suggested=YES)
        bank.do(answer, ben, each, given, f"act {each}")
        bank.do(answer, ben, each, given, f"act {each}")  # the same press
    assert [(row.label, row.kept) for row in everything(bank, Suggestion)] == [
        ("answer yes", True),
        ("answer yes", False),
    ]
    told = bank.do(look.results, bank.ana, bank.conversation(texted[0]).campaign_id).by_itself
    assert told == (ByItself(VOTE, "yes", 0, 1, 1),)


def test_what_a_form_had_no_room_for_was_neither_kept_nor_changed(bank, ben, texted):
    bank.hear(texted[0], "yes")
    bank.do(answer, ben, texted[0], Answer(note="called", seen=0, tickable=(), suggested=YES), "act")
    assert everything(bank, Suggestion) == []


def test_a_person_comes_before_rules_and_rules_before_suggestions(bank, ben, texted):
    campaign = bank.conversation(texted[0]).campaign_id
    bank.do(reply_rules.write, bank.ana, campaign, f"yep → {VOTE} yes")
    bank.hear(texted[0], "yep")
    assert opens_with(bank, texted[0]) == (None, 0)  # filed already; its reply is picked
    bank.hear(texted[1], "yes")
    bank.do(answer, ben, texted[1], Answer(close=True), "act")
    assert opens_with(bank, texted[1]) == NOTHING


def test_a_note_alone_files_nothing_that_a_form_had_picked_by_itself(bank, ben, texted):
    bank.do(reply_rules.write, bank.ana, bank.conversation(texted[0]).campaign_id, "wrong → tag Wrong number")
    form = Answer(answers=((VOTE, "yes"),), note="called back", seen=0, suggested=YES)
    for each, said in ((texted[0], "yes"), (texted[1], "yes"), (texted[2], "wrong")):
        bank.hear(each, said)
    noted = bank.do(answer, ben, texted[0], form, "note")
    assert (noted.noted, dict(noted.thread.standing.answers), noted.thread.waits) == (True, {}, True)
    assert opens_with(bank, texted[0]) == (YES, 0)  # it waits for a press as before
    bank.do(answer, ben, texted[1], replace(form, tags=("no",)), "more")  # somebody chose
    assert [row.kept for row in everything(bank, Suggestion)] == [True]
    bank.do(answer, ben, texted[2], Answer(tags=("Wrong number",), note="hm", seen=0), "proposed")
    assert bank.conversation(texted[2]).barred is None


def test_a_wrong_number_is_suggested_though_it_sounds_like_an_opt_out(bank, ben, texted):
    bank.hear(texted[0], "Wrong number!")
    shown = bank.do(open_thread, ben, texted[0])
    assert (shown.suggested, shown.opt_out_hint) == (Effect(Spoken.TAG, "Wrong number"), True)


def test_second_replies_doubtful_ones_and_the_barred_open_with_nothing(bank, texted):
    bank.hear(texted[0], "Hm")
    bank.hear(texted[0], "yes")
    bank.hear(texted[1], "not interested")
    bank.hear(texted[2], "STOP")
    sender = bank.conversation(texted[3]).phone
    picture = (Medium("ME" + "1" * 32, "image/jpeg"),)
    bank.do(receive_text, Inbound("SM1", sender, OUR_NUMBER, "yes", media=picture))
    assert [opens_with(bank, each) for each in texted[:4]] == [NOTHING] * 4


def test_one_that_is_changed_too_often_falls_silent_and_admins_are_told(bank, ben, texted):
    bank.do(learning.begin, DICE)
    with bank.database.transaction() as session:
        row = bank.conversation(texted[0])
        about = {"conversation_id": row.id, "campaign_id": row.campaign_id, "person_id": bank.person_id(ben)}
        for number in range(99):
            session.add(Suggestion(kind="answer", name=VOTE, value="yes", label="answer yes",
                                   kept=number < 90, created_at=bank.clock(), **about))  # fmt: skip
    for each in texted[:4]:
        bank.hear(each, "yes")
    for each in texted[:2]:
        assert opens_with(bank, each) == (YES, 0)
        bank.do(answer, ben, each, Answer("Oh?", answers=((VOTE, "no"),), suggested=YES), f"act {each}")
    assert opens_with(bank, texted[2]) == NOTHING
    told = [each.content for each in bank.do(letters.lease_letters, 50) if each.kind == "silenced"]
    assert [(each.said, each.kept, each.many) for each in told] == [("yes", 89, 100)]


def learn(bank):
    """What the beat does."""
    assert bank.do(lessons.is_due)
    assert bank.do(lessons.take)
    assert not bank.do(lessons.take)  # another process comes too late
    bank.do(learning.keep, answered(written(bank.do(learning.lesson))) or None)


def test_it_is_learnt_each_day_from_what_people_filed_and_forgotten_at_once(bank, ben, texted):
    assert bank.do(learning.begin, DICE) == ""
    bank.do(lessons.begin)
    assert not bank.do(lessons.is_due)
    for number, each in enumerate(texted[:4]):
        bank.hear(each, ("you can tally me", "STOP", "that day is taken", "who knows")[number])
        if number != 1:
            said = (("yes",), ("no",), ())[number - (number > 1)]
            bank.do(
                answer, ben, each, Answer("Ok", answers=tuple((VOTE, one) for one in said)), f"act {each}"
            )
    found = {" ".join(each.said): each.label for each in examples(bank.do(learning.lesson).told)}
    assert found == {"you can tally me": "answer yes", "that day is taken": "answer no", "who knows": "-"}
    bank.clock.forward(timedelta(days=1))
    while bank.do(timers.fire_next):
        pass
    learn(bank)
    (row,) = everything(bank, Learnt)
    assert {each.learnt for each in everything(bank, Campaign)} == {row.version} != {0}
    with bank.database.transaction() as session:
        learnt.forget(session, bank.clock())
    (row,) = everything(bank, Learnt)
    assert (row.model, row.version) == (None, 0)
    assert bank.do(lessons.is_due)
    # Learnt by another process from what was forgotten meanwhile.
    bank.do(learning.keep, b"their words")
    assert everything(bank, Learnt)[0].model is None


def test_what_cannot_be_read_is_ignored_said_and_learnt_anew(bank, texted):
    bank.do(learning.begin, DICE)
    bank.do(learning.keep, b"of another installation")
    bank.hear(texted[0], "yes")
    assert opens_with(bank, texted[0]) == (YES, 0)  # by the phrasebook
    assert bank.do(learning.begin, DICE) == "corrupt"
    assert bank.do(lessons.is_due)
