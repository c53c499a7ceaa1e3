"""What rings: a letter is posted anew where a person must be called, and edited where they were already."""

from datetime import timedelta

import pytest

from bot.assignment.attention import nudges
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer
from bot.assignment.conversations.inbox import take_next
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.delivery import Refused, StatusReport
from bot.assignment.people import members
from bot.assignment.reassignment import reassign
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_refused, record_status
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.idle import still_here
from bot.assignment.timers import fire_next
from bot.assignment.upkeep import catch_up
from bot.vocabulary import Parcel, TextStatus
from tests.assignment.evening import Evening

GATHERED, MINUTE = timedelta(seconds=2), timedelta(minutes=1)


@pytest.fixture
def sent(bank, ben):
    """Ben's four first texts, and everything that was said of them until now."""
    opened = bank.open(4, homes={"slack": "C1"}, idle_minutes=1)
    conversations = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.do(lease_texts, 10)
    rung(bank, Parcel.INBOX, MINUTE)
    return conversations


def rung(bank, kind, pause=GATHERED):
    """Whether each letter of a kind that leaves after a pause rings its reader."""
    bank.clock.forward(pause)
    while bank.do(fire_next):
        pass
    leased = bank.do(lease_letters, 50)
    for letter in leased:
        bank.do(letter_posted, letter, "ref" if letter.reference and not letter.anew else f"{letter.item_id}")
    return [letter.reference is None or letter.anew for letter in leased if letter.kind is kind]


def answered(bank, who, conversation):
    bank.do(answer, who, conversation, Answer(body="Thanks"), f"act {conversation} {bank.clock()}")
    bank.do(lease_texts, 10)
    assert rung(bank, Parcel.INBOX_REDRAW) == [False]


def fails(bank, conversation, code):
    text = bank.texts(conversation)[-1].id
    bank.do(record_status, StatusReport(text, f"SM{text}", TextStatus.UNDELIVERED, code))


def test_a_reply_that_comes_when_nothing_waited_rings_however_soon(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    assert rung(bank, Parcel.INBOX) == [True]
    answered(bank, ben, sent[0])
    bank.hear(sent[0], "And where?")
    assert rung(bank, Parcel.INBOX) == [True]


def test_it_rings_even_before_the_message_says_that_nothing_waited(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    assert rung(bank, Parcel.INBOX) == [True]
    bank.clock.forward(MINUTE)
    bank.do(answer, ben, sent[0], Answer(body="Thanks"), "act")
    bank.hear(sent[0], "And where?")
    assert rung(bank, Parcel.INBOX) == [True]


def test_what_joins_others_that_wait_rings_once_they_have_scrolled_away(bank, sent):
    bank.hear(sent[0], "Yes")
    assert rung(bank, Parcel.INBOX) == [True]
    bank.hear(sent[1], "Yes")
    assert rung(bank, Parcel.INBOX) == [False]
    bank.hear(sent[2], "Yes")
    assert rung(bank, Parcel.INBOX, 6 * MINUTE) == [True]


def test_an_answer_that_did_not_arrive_rings(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    assert rung(bank, Parcel.INBOX) == [True]
    answered(bank, ben, sent[0])
    fails(bank, sent[0], 30003)
    assert rung(bank, Parcel.INBOX) == [True]


def test_an_answer_that_was_refused_rings(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    assert rung(bank, Parcel.INBOX) == [True]
    answered(bank, ben, sent[0])
    bank.do(record_refused, bank.texts(sent[0])[-1].id, Refused(20003))
    assert rung(bank, Parcel.INBOX) == [True]


def test_a_first_text_that_did_not_arrive_is_told_to_its_sender(bank, sent):
    fails(bank, sent[0], 30003)
    assert rung(bank, Parcel.INBOX) == [True]
    fails(bank, sent[1], 30003)
    assert rung(bank, Parcel.INBOX) == [False]


def test_what_nobody_holds_rings_in_the_channel_after_all_was_taken(bank, ben, sent):
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    bank.hear(sent[0], "Yes")
    assert rung(bank, Parcel.UNHELD) == [True]
    bank.hear(sent[1], "Yes")
    assert rung(bank, Parcel.UNHELD) == [False]
    for _ in range(2):
        bank.do(take_next, bank.ana)
    bank.clock.forward(31 * MINUTE)
    bank.hear(sent[2], "Yes")
    assert rung(bank, Parcel.UNHELD) == [True]


def test_each_pause_rings(bank, sent):
    bank.do(record_refused, bank.texts(sent[0])[0].id, Refused(20003))
    assert set(rung(bank, Parcel.CAMPAIGN_PAUSED)) == {True}
    bank.do(lifecycle.open_, bank.ana, bank.conversation(sent[0]).campaign_id)
    bank.do(record_refused, bank.texts(sent[1])[0].id, Refused(20003))
    assert set(rung(bank, Parcel.CAMPAIGN_PAUSED)) == {True}


def test_each_silence_of_the_provider_rings(bank):
    for _ in range(2):
        bank.do(catch_up.start)
    for _ in range(2):
        for _ in range(12):
            bank.do(catch_up.not_read)
            bank.clock.forward(MINUTE)
        assert rung(bank, Parcel.REPLIES_UNREAD) == [True]
        bank.do(catch_up.read_to, bank.clock())
        assert rung(bank, Parcel.REPLIES_UNREAD) == [False]


def test_a_reminder_of_other_replies_rings_within_the_hour(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    assert rung(bank, Parcel.NUDGE, 16 * MINUTE) == [True]
    bank.clock.forward(MINUTE)
    assert len(bank.do(nudges.nudge_post, bank.person_id(ben)).late) == 1
    answered(bank, ben, sent[0])
    bank.hear(sent[1], "Yes")
    assert rung(bank, Parcel.NUDGE, 16 * MINUTE) == [True]


def test_a_reminder_of_the_same_replies_is_edited_within_the_hour(bank, ben, sent):
    bank.hear(sent[0], "Yes")
    assert rung(bank, Parcel.NUDGE, 16 * MINUTE) == [True]
    assert rung(bank, Parcel.NUDGE, 16 * MINUTE) == [False]


def test_an_undone_reassignment_rings_whoever_has_conversations_again(bank, ben, sent):
    dev, evening = bank.person("Dev"), Evening(bank)
    bank.person_id(dev)
    bank.hear(sent[0], "Yes")
    moved = evening.move(evening.of(ben), evening.to(dev))
    assert set(rung(bank, Parcel.REASSIGNED)) == {True}
    bank.do(reassign.undo, bank.ana, moved.id)
    bank.clock.forward(GATHERED)
    told = {each.address: each.anew for each in bank.do(lease_letters, 9) if each.kind is Parcel.REASSIGNED}
    assert (told[ben.account], told[dev.account]) == (True, False)


def test_a_question_that_is_asked_again_rings(bank, ben):
    opened = bank.open(4, idle_minutes=1)
    bank.do(claim_bucket, ben, opened)
    assert rung(bank, Parcel.STILL_ON_IT, MINUTE) == [True]
    bank.do(still_here, ben, opened)
    assert rung(bank, Parcel.STILL_ON_IT, MINUTE) == [True]
