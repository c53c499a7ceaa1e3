"""Who may look at what came with a text, and that it changes nothing of what the words mean."""

from typing import Any
from uuid import uuid4

import pytest

from bot.assignment.conversations.inbound import receive_text
from bot.assignment.conversations.inbox import my_texting
from bot.assignment.conversations.media import look
from bot.assignment.outcomes.conversations import Inbound, Landed
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin, NotTheHolder
from bot.assignment.rules.texts.media import Medium
from bot.assignment.texting.claim import claim_bucket
from bot.storage.conversations import messages
from bot.vocabulary import Barred, MediaKind
from tests.assignment.bank import OUR_NUMBER, row

SENT = (Medium("ME" + "0" * 32, "image/jpeg"), Medium("ME" + "1" * 32, "audio/amr"))


@pytest.fixture
def ben(bank):
    return bank.person("Ben Okafor")


@pytest.fixture
def sent(bank):
    """Somebody writes, with a picture and a voice message; what came of it, and the id of the message."""

    def send(phone: str, body: str = "") -> tuple[Any, int]:
        known = f"MM{uuid4().hex}"
        landed = bank.do(receive_text, Inbound(known, phone, OUR_NUMBER, body, media=SENT)).landed
        with bank.database.reading() as session:
            stored = messages.by_provider_id(session, known)
            return landed, (stored.id or 0) if stored else 0

    return send


def texted(bank, who, name="Spring", rows=None):
    opened = bank.open(rows=rows or [row(0)], name=name, lock_hours=0)
    return bank.text_all(who, bank.do(claim_bucket, who, opened))[0]


def test_the_holder_and_admins_look_and_others_do_not(bank, ben, sent):
    conversation = texted(bank, ben)
    _, message = sent(bank.conversation(conversation).phone)
    for who in (ben, bank.ana):
        of = bank.do(look, who, conversation, message)
        assert (of.name, of.media) == ("First0 L.", SENT)
    assert bank.do(my_texting, ben).inbox[0].media == (MediaKind.PICTURE, MediaKind.SOUND)
    with pytest.raises(NotTheHolder):
        bank.do(look, bank.person("Cleo Lindqvist"), conversation, message)


def test_of_an_earlier_campaign_with_the_same_number_too_and_of_nothing_else(bank, ben, sent):
    spring = texted(bank, bank.ana)
    _, message = sent(bank.conversation(spring).phone)
    autumn = texted(bank, ben, "Autumn")
    assert bank.do(look, ben, autumn, message).media == SENT
    other = texted(bank, ben, "Other", [row(5)])
    words = bank.texts(other)[0].id
    for conversation, asked in ((other, message), (other, words), (other, 10**6)):
        with pytest.raises(NoSuchThing):
            bank.do(look, ben, conversation, asked)


def test_of_strangers_for_admins_alone(bank, ben, sent):
    landed, message = sent("+12125559999")
    assert landed is Landed.UNKNOWN_SENDER
    assert bank.do(look, bank.ana, 0, message).media == SENT
    with pytest.raises(NotAnAdmin):
        bank.do(look, ben, 0, message)
    _, held = sent(bank.conversation(texted(bank, ben)).phone)
    with pytest.raises(NoSuchThing):
        bank.do(look, bank.ana, 0, held)


def test_a_stop_with_a_picture_is_a_stop_and_a_picture_alone_waits_for_somebody(bank, ben, sent):
    conversation = texted(bank, ben)
    phone = bank.conversation(conversation).phone
    assert sent(phone)[0] is Landed.REPLY
    assert not bank.conversation(conversation).opt_out_hint
    assert sent(phone, "Stop")[0] is Landed.OPT_OUT
    assert bank.conversation(conversation).barred == Barred.OPTED_OUT
