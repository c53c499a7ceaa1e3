"""Signed requests in shapes that nobody foresaw: what is signed is stored."""

from urllib.parse import urlencode

import pytest
from multidict import MultiDict
from sqlmodel import select
from twilio.request_validator import RequestValidator

from bot.storage.tables import Message
from bot.vocabulary import TextStatus
from tests.handlers.twilio.webhook import news_of

SID = "SM" + "a" * 32
ODD = [
    {"OptOutType": "Stop"},
    {"OptOutType": "SOMETHING NEW (2)"},
    {"MessageSid": "SM1"},
    {"MessageSid": "M" * 5000},
    {"NumMedia": "many"},
    {"NumMedia": "9" * 5000},
    {"NumSegments": "1.5"},
    {"ErrorCode": "30006; and more"},
    {"SmsStatus": "Received"},
    {"ApiVersion": "v3"},
    {"From": ""},
    {"From": "River\nVotes"},
    {"From": "R" * 5000},
    {"To": ""},
]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: f"{odd}"[:40])
async def test_a_signed_text_is_kept_whatever_its_fields_look_like(door, webhook, bank, odd):
    assert (await webhook(fields=odd).post(door))[0] == 204
    with bank.database.reading() as session:
        [body] = session.exec(select(Message.body)).all()
    assert body == "Hello"


@pytest.mark.parametrize("name", ["FromCity", "Body", "OptOutType", "To"])
async def test_a_signed_text_is_kept_though_a_field_is_named_twice(door, webhook, bank, name):
    twice = webhook()
    values = ["first", "second"]
    signed = RequestValidator(twice.token).compute_signature(
        f"{twice.signed_for}{twice.path}", MultiDict(twice.fields | {name: "first"}, **{name: "second"})
    )
    twice.fields.pop(name, None)
    body = urlencode([*twice.fields.items(), *((name, value) for value in values)]).encode()
    assert (await twice.post(door, body, X_Twilio_Signature=signed))[0] == 204
    assert len(bank.outbox("unknown_sender")) == 1


@pytest.mark.parametrize("told, answered", [("stop", 204), ("Stop ", 204), ("SOMETHING NEW", 200)])
async def test_only_what_the_provider_confirms_is_not_confirmed_by_us(
    door, webhook, bank, texted, told, answered
):
    conversation, phone, _ = texted
    fields = {"From": phone, "Body": "please stop texting me", "OptOutType": told}
    assert (await webhook(fields=fields).post(door))[0] == answered
    assert bank.conversation(conversation).barred == "opted_out"


async def test_a_stop_in_the_providers_word_alone_is_obeyed_however_it_is_written(
    door, webhook, bank, texted
):
    conversation, phone, _ = texted
    await webhook(fields={"From": phone, "Body": "zzz", "OptOutType": "Stop"}).post(door)
    assert bank.conversation(conversation).barred == "opted_out"


@pytest.mark.parametrize(
    "odd",
    [
        {"ErrorCode": "a new kind"},
        {"NumSegments": "9" * 5000},
        {"MessageStatus": "Delivered"},
        {"MessageStatus": "delivered ", "From": "R" * 5000},
    ],
    ids=lambda odd: f"{odd}"[:40],
)
async def test_signed_news_of_a_text_is_taken_whatever_its_fields_look_like(
    door, webhook, account, bank, texted, odd
):
    conversation, _, message_id = texted
    news = news_of(webhook, account, message_id, SID, "delivered")
    news.fields |= odd
    assert (await news.post(door))[0] == 204
    assert bank.texts(conversation)[0].status == TextStatus.DELIVERED
