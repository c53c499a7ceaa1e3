"""Inbound: stored once, matched, obeyed, never dropped."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.attention.board import these_wait, what_waits
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.conversations import Inbound, Landed
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.storage.tables import Message
from tests.assignment.bank import OUR_NUMBER, phone, row


@pytest.fixture
def ben(bank):
    return bank.person("Ben")


@pytest.fixture
def texted(bank, ben):
    return bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3)))


def total_waiting(bank):
    return bank.do(what_waits, bank.ana).total


def test_a_reply_reaches_its_holder(bank, ben, texted):
    received = bank.hear(texted[0], "Yes!")
    assert (received.landed, received.conversation_id) == (Landed.REPLY, texted[0])
    assert [item.subject_id for item in bank.outbox("inbox")] == [bank.person_id(ben)]


def test_replies_of_one_moment_make_one_message(bank, texted):
    for conversation in texted:
        bank.hear(conversation, "Yes!")
    assert len(bank.outbox("inbox")) == 1


def test_a_repeated_delivery_has_no_second_effect(bank, texted):
    bank.hear(texted[0], "Yes!", "SM1")
    assert bank.hear(texted[0], "Yes!", "SM1").landed is Landed.REPEATED
    assert total_waiting(bank) == 1


def test_a_reply_without_holder_goes_to_the_campaigns_channel(bank, ben):
    opened = bank.open(2, homes={"slack": "C1"})
    first = bank.do(claim_bucket, ben, opened).next.conversation_id
    bank.do(release_bucket, ben, opened)
    bank.clock.forward(timedelta(minutes=31))
    bank.hear(first, "Who was that?")
    [item] = bank.outbox("unheld")
    assert (item.platform, item.address) == ("slack", "C1")


def test_an_unknown_sender_is_shown_to_every_admin(bank):
    omar = bank.person("Omar", admin=True)
    received = bank.do(receive_text, Inbound("SM1", phone(77), OUR_NUMBER, "Hello?"))
    assert received.landed is Landed.UNKNOWN_SENDER
    assert {item.address for item in bank.outbox("unknown_sender")} == {
        str(bank.person_id(bank.ana)),
        str(bank.person_id(omar)),
    }


def test_inbound_is_matched_to_the_newest_text_across_campaigns(bank, ben, texted):
    bank.clock.forward(timedelta(days=1))
    later = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(rows=[row(0)])))
    assert bank.hear(texted[0], "Yes").conversation_id == later[0]


@pytest.mark.parametrize("body", ["STOP", "stop.", "Please stop", "take me off your list", "ALTO", "Opt out"])
def test_words_that_mean_stop_are_obeyed_at_once(bank, texted, body):
    assert bank.hear(texted[0], body).landed is Landed.OPT_OUT
    assert bank.conversation(texted[0]).barred == "opted_out"
    assert total_waiting(bank) == 0


def test_words_that_sound_like_it_are_shown_with_a_hint(bank, texted):
    bank.hear(texted[0], "Go away")
    assert bank.do(these_wait, bank.ana).rows[0].opt_out_hint


def test_stop_by_at_five_is_a_reply(bank, texted):
    assert bank.hear(texted[0], "can I stop by at 5?").landed is Landed.REPLY


@pytest.mark.parametrize(
    "body,kind,confirm",
    [("please stop", None, True), ("STOP", None, False), ("please stop", "STOP", False)],
)
def test_one_confirmation_and_none_where_the_provider_sent_it(bank, texted, body, kind, confirm):
    sender = bank.conversation(texted[0]).phone
    first = bank.do(receive_text, Inbound("SM1", sender, OUR_NUMBER, body, kind))
    again = bank.do(receive_text, Inbound("SM2", sender, OUR_NUMBER, body, kind))
    repeated = bank.do(receive_text, Inbound("SM1", sender, OUR_NUMBER, body, kind))
    assert (first.confirm, again.confirm, repeated.confirm) == (confirm, False, False)


def test_start_takes_the_opt_out_back_and_waits_for_an_answer(bank, texted):
    bank.hear(texted[0], "STOP")
    assert bank.hear(texted[0], "START").landed is Landed.OPT_IN
    assert bank.conversation(texted[0]).barred is None
    assert total_waiting(bank) == 1


@pytest.mark.parametrize("body", ["Yes", "YES!", "yes please", "Sí", "si", "yes 👍", "Yeah"])
def test_yes_never_takes_an_opt_out_back_whatever_the_provider_calls_it(bank, texted, body):
    bank.hear(texted[0], "please stop texting me")
    sender = bank.conversation(texted[0]).phone
    assert bank.do(receive_text, Inbound("SM1", sender, OUR_NUMBER, body, "START")).landed is Landed.REPLY
    assert bank.conversation(texted[0]).barred == "opted_out"


@pytest.mark.parametrize("body", ["START", "UNSTOP", "join"])
def test_start_is_believed_from_the_provider(bank, texted, body):
    bank.hear(texted[0], "STOP")
    sender = bank.conversation(texted[0]).phone
    assert bank.do(receive_text, Inbound("SM1", sender, OUR_NUMBER, body, "START")).landed is Landed.OPT_IN


@pytest.mark.parametrize("kind", ["START", "HELP"])
def test_words_that_mean_stop_are_obeyed_whatever_the_provider_calls_them(bank, texted, kind):
    sender = bank.conversation(texted[0]).phone
    received = bank.do(receive_text, Inbound("SM1", sender, OUR_NUMBER, "remove me", kind))
    assert received.landed is Landed.OPT_OUT


def test_what_an_opted_out_contact_writes_is_kept_and_waits_for_nobody(bank, texted):
    bank.hear(texted[0], "STOP")
    bank.hear(texted[0], "I said stop!!")
    with bank.database.reading() as session:
        assert len([m for m in session.exec(select(Message)) if m.direction == "in"]) == 2
    assert total_waiting(bank) == 0


@pytest.mark.parametrize("body", ["\x00", "a\x00b", "\ud800", "x" * 20_000, "", "\u202e<!channel> @everyone"])
def test_any_body_is_stored(bank, texted, body):
    assert bank.hear(texted[0], body).landed in {Landed.REPLY, Landed.OPT_OUT}


def test_a_stop_counts_though_the_clock_was_set_back_after_a_start(bank, texted):
    bank.clock.forward(timedelta(hours=1))
    bank.hear(texted[0], "STOP")
    bank.hear(texted[0], "START")
    bank.clock.forward(-timedelta(hours=1))
    assert bank.hear(texted[0], "STOP").landed is Landed.OPT_OUT
    assert bank.conversation(texted[0]).barred == "opted_out"
