"""Contacts who are left alone by a list or a campaign: never texted first, and heard when they write."""

import pytest
import sqlalchemy as sa

from bot.assignment.attention.board import what_waits
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.conversations.inbox import my_texting, take_next
from bot.assignment.outcomes.conversations import Answer, Inbound, Landed
from bot.assignment.refusals.general import HasOptedOut, NothingLeft
from bot.assignment.rules.law.tags import WRONG_NUMBER
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import send_first_text
from bot.storage.tables import Contact, Conversation
from bot.storage.texting import numbers
from bot.vocabulary import Barred
from tests.assignment.bank import OUR_NUMBER, phone

BARS = [Barred.WRONG_NUMBER, Barred.NO_CONSENT, Barred.SET_ASIDE]


def leave_alone(bank, number, bar):
    with bank.database.transaction() as session:
        if bar is Barred.SET_ASIDE:
            session.execute(
                sa.update(Conversation).where(Conversation.phone == number).values(set_aside_code=30006)
            )
        else:
            session.execute(sa.update(Contact).where(Contact.phone == number).values(barred=bar.value))
        numbers.bar(session, number, now=bank.clock())


@pytest.mark.parametrize("bar", BARS)
def test_whoever_was_never_texted_is_heard_in_the_queue_and_answered(bank, ben, bar):
    bank.open(1)
    leave_alone(bank, phone(0), bar)
    received = bank.do(receive_text, Inbound("SM1", phone(0), OUR_NUMBER, "Who are you?"))
    assert received.landed is Landed.REPLY
    assert bank.do(what_waits, bank.ana).total == 1
    assert bank.outbox("unheld")
    thread = bank.do(take_next, ben)
    assert thread.barred is None
    assert bank.do(answer, ben, thread.conversation_id, Answer(body="River Votes"), "act-1").sent
    assert [parcel.body for parcel in bank.do(lease_texts, 10)] == ["River Votes"]


@pytest.mark.parametrize("bar", BARS)
def test_a_holder_is_told_and_goes_on_talking(bank, ben, bar):
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(1)))[0]
    leave_alone(bank, phone(0), bar)
    bank.hear(texted, "I am not Ana, but tell me more")
    assert bank.do(my_texting, ben).waiting == 1
    for act in ("act-1", "act-2"):
        assert bank.do(answer, ben, texted, Answer(body="Hello"), act).sent
    bank.hear(texted, "Thanks")
    assert bank.do(my_texting, ben).waiting == 1


@pytest.mark.parametrize("bar", BARS)
def test_they_are_never_texted_first_even_after_they_wrote(bank, ben, bar):
    opened = bank.open(2)
    leave_alone(bank, phone(0), bar)
    received = bank.do(receive_text, Inbound("SM1", phone(0), OUR_NUMBER, "Hello?"))
    claimed = bank.do(claim_bucket, ben, opened)
    assert claimed.dealt == 1
    assert bank.do(send_first_text, ben, claimed.next.conversation_id, claimed.next.fingerprint).next is None
    if bar is not Barred.SET_ASIDE:
        assert not bank.texts(received.conversation_id)
        with pytest.raises(NothingLeft):  # another campaign over another list knows nothing of it
            bank.do(claim_bucket, ben, opened)


def test_whoever_writes_after_wrong_number_was_filed_is_heard_once_more_each_time(bank, ben):
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(1)))[0]
    for turn in range(2):
        bank.hear(texted, "Who is this?")
        assert bank.do(my_texting, ben).waiting == 1
        bank.do(answer, ben, texted, Answer(tags=(WRONG_NUMBER,)), f"act-{turn}")
        assert bank.do(my_texting, ben).waiting == 0
        assert bank.do(open_thread, ben, texted).barred is Barred.WRONG_NUMBER


def test_another_bar_of_the_number_does_not_silence_whoever_wrote(bank, ben):
    """A number that is retired and revived is judged anew."""
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(1)))[0]
    leave_alone(bank, phone(0), Barred.NO_CONSENT)
    bank.hear(texted, "Hello?")
    with bank.database.transaction() as session:
        numbers.retire(session, phone(0), code=30005, now=bank.clock())
    bank.hear(texted, "Are you there?")
    assert bank.do(my_texting, ben).waiting == 1


def test_an_opt_out_stands_whatever_they_write(bank, ben):
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(1)))[0]
    leave_alone(bank, phone(0), Barred.NO_CONSENT)
    bank.hear(texted, "STOP")
    bank.hear(texted, "And who are you?")
    assert bank.do(my_texting, ben).waiting == 0
    with pytest.raises(HasOptedOut):
        bank.do(answer, ben, texted, Answer(body="Hello"), "act-1")
    bank.hear(texted, "START")
    assert bank.do(my_texting, ben).waiting == 1
