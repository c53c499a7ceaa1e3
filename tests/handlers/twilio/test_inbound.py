"""Twilio's webhooks as Twilio sends them: stored once, and asked for again when we cannot take them."""

import asyncio
import random
from contextlib import closing
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from aiohttp.test_utils import TestServer
from aiohttp.web import Application
from sqlmodel import select

from bot.assignment.desk import Desk
from bot.assignment.texting.dispatch import lease_texts
from bot.handlers.twilio.inbound import TwilioDoor
from bot.storage.engine.database import Database
from bot.storage.tables import Message
from bot.views.phrases.conversations.contact import OPT_OUT_CONFIRMED
from bot.vocabulary import ConversationState, TextStatus
from tests.handlers.twilio.webhook import news_of


async def test_a_text_from_a_contact_is_stored_and_waits_for_its_holder(door, webhook, bank, texted):
    conversation, phone, _ = texted
    assert await webhook(fields={"From": phone, "Body": "Who is this?"}).post(door) == (204, "")
    assert bank.conversation(conversation).state == ConversationState.NEEDS_ATTENTION


async def test_the_same_text_again_is_answered_alike_and_changes_nothing(door, webhook, bank, texted):
    _conversation, phone, _ = texted
    sent = webhook(fields={"From": phone})
    answers = await asyncio.gather(*(sent.post(door) for _ in range(10)))
    assert set(answers) == {(204, "")}
    assert len(bank.outbox("inbox")) == 1


async def test_a_stop_in_other_words_is_confirmed_once(door, webhook, texted):
    _, phone, _ = texted
    answers = [
        await webhook(fields={"From": phone, "Body": "please stop texting me"}).post(door) for _ in range(2)
    ]
    assert [status for status, _ in answers] == [200, 204]
    assert ET.fromstring(answers[0][1]).findtext("Message") == OPT_OUT_CONFIRMED


async def test_the_contact_reads_the_confirmation_on_their_phone(door, twilio, texted):
    _, phone, _ = texted
    for words in ("please stop texting me", "I said please stop"):
        twilio.phones.text_from(phone, words)
        await twilio.settled()
    shown = [line["body"] for line in twilio.phones.thread(phone)["messages"]]
    assert shown == ["please stop texting me", OPT_OUT_CONFIRMED, "I said please stop"]


async def test_a_stop_that_the_provider_confirms_is_not_confirmed_by_us(door, webhook, texted):
    _, phone, _ = texted
    assert await webhook(fields={"From": phone, "Body": "Stop", "OptOutType": "STOP"}).post(door) == (204, "")


NAMES = ["262966", "RIVERVOTES", "Ana & Co", "+1202555"]
SENDERS = [*NAMES, "rcs:river_votes_agent", "whatsapp:US.13491208655302741918"]


@pytest.mark.parametrize("sender", SENDERS)
async def test_a_signed_text_is_kept_whoever_it_is_from(door, webhook, bank, sender):
    assert (await webhook(fields={"From": sender}).post(door))[0] == 204
    assert len(bank.outbox("unknown_sender")) == 1
    with bank.database.reading() as session:
        [message] = session.exec(select(Message)).all()
    assert (message.phone, message.body) == (sender, "Hello")


@pytest.mark.parametrize("network", ["whatsapp", "rcs", "sms"])
async def test_a_contact_who_writes_over_another_network_is_the_same_contact(
    door, webhook, bank, texted, network
):
    conversation, phone, _ = texted
    await webhook(fields={"From": f"{network}:{phone}"}).post(door)
    assert bank.conversation(conversation).state == "needs_attention"


@pytest.mark.parametrize("typed, kept", [("No\0 thanks\0", "No thanks"), ("\0", "")])
async def test_signs_that_no_database_holds_are_left_out_of_a_text(door, webhook, bank, texted, typed, kept):
    _, phone, _ = texted
    webhook = webhook(fields={"From": phone})
    webhook.fields["Body"] = typed
    assert (await webhook.post(door))[0] == 204
    with bank.database.reading() as session:
        bodies = session.exec(select(Message.body).where(Message.direction == "in")).all()
    assert bodies == [kept]


@pytest.mark.parametrize("name", ["Media-Url.0", "bad name", "Contact[first]", "Ünknown"])
async def test_a_field_of_any_name_that_twilio_adds_one_day_does_no_harm(door, webhook, name):
    assert (await webhook(fields={name: "x"}).post(door))[0] == 204


async def test_fields_that_twilio_adds_one_day_do_no_harm(door, webhook):
    assert (await webhook(fields={"CarrierMood": "fine", "ReferralNumMedia": "0"}).post(door))[0] == 204


async def test_a_path_with_a_query_is_signed_with_it(door, webhook):
    assert (await webhook(path="/twilio/inbound?pool=1").post(door))[0] == 204


async def test_behind_a_proxy_only_the_configured_address_counts(door, webhook):
    forwarded = {"X_Forwarded_Host": "evil.example.org", "X_Forwarded_Proto": "http", "Host": "internal:1"}
    assert (await webhook().post(door, **forwarded))[0] == 204


async def test_while_the_database_is_away_the_provider_is_asked_to_repeat(account, webhook, clock):
    with closing(Desk(Database("postgresql://nobody@127.0.0.1:1/none"), clock)) as desk:
        app = Application()
        app.add_routes(TwilioDoor(desk, account).routes())
        async with TestServer(app) as server:
            address = str(server.make_url("")).rstrip("/")
            assert (await webhook().post(address))[0] == 503
            news = webhook(path="/twilio/status/1.x", fields={"MessageStatus": "sent"})
            assert (await news.post(address))[0] == 503


SID = "SM" + "a" * 32


async def test_a_status_alone_proves_that_a_text_left(door, webhook, account, bank, texted):
    conversation, _, message_id = texted
    assert (await news_of(webhook, account, message_id, SID, "queued").post(door))[0] == 204
    (text,) = bank.texts(conversation)
    assert (text.status, text.provider_id) == (TextStatus.ACCEPTED, SID)


async def test_a_status_under_an_old_ticket_is_matched_by_the_providers_id(
    door, webhook, account, bank, texted
):
    conversation, _, message_id = texted
    await news_of(webhook, account, message_id, SID, "queued").post(door)
    stale = webhook(path=f"/twilio/status/{message_id}.{'0' * 24}")
    stale.fields |= {"MessageSid": SID, "MessageStatus": "delivered"}
    assert (await stale.post(door))[0] == 204
    assert bank.texts(conversation)[0].status == TextStatus.DELIVERED


async def test_news_of_a_text_that_is_not_ours_is_taken_and_forgotten(door, webhook, bank, texted):
    conversation, _, _ = texted
    stranger = webhook(path="/twilio/status/999.0", fields={"MessageStatus": "delivered"})
    assert (await stranger.post(door))[0] == 204
    assert bank.texts(conversation)[0].status == TextStatus.LEAVING


@pytest.mark.parametrize(
    "words, code, end",
    [
        (["queued", "sent", "delivered"], "", TextStatus.DELIVERED),
        (["accepted", "sending", "sent", "undelivered"], "30007", TextStatus.UNDELIVERED),
        (["queued", "failed"], "30006", TextStatus.FAILED),
        (["queued", "sent"], "", TextStatus.SENT),
    ],
)
async def test_statuses_in_any_order_end_alike(door, webhook, account, bank, texted, words, code, end):
    """Shuffled, doubled, a day late: a text only moves forward, and its first final word stands."""
    conversation, _, message_id = texted
    order = [*words, *words]
    random.Random(f"{words}").shuffle(order)
    for word in order:
        last = code if word in {"undelivered", "failed"} else ""
        assert (await news_of(webhook, account, message_id, SID, word, last).post(door))[0] == 204
    text = bank.texts(conversation)[0]
    assert (text.status, text.error_code) == (end, int(code) if code else None)


async def test_through_the_whole_network_every_status_arrives(door, twilio, gateway, bank, desk, world):
    """The sandbox's own callbacks, reversed and doubled, over a real text of a real bucket."""
    from bot.assignment.outcomes.delivery import Accepted
    from bot.assignment.texting.claim import claim_bucket
    from bot.assignment.texting.delivery import record_accepted

    twilio.mishaps.out_of_order, twilio.mishaps.copies = True, 2
    opened = bank.open(1)
    (conversation,) = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    (parcel,) = await desk.run(lease_texts, 10)
    sent = await gateway.send(parcel)
    assert isinstance(sent, Accepted)
    await desk.run(record_accepted, parcel.message_id, sent)
    world.advance(timedelta(minutes=5))
    await twilio.settled()
    assert {delivery.status for delivery in twilio.deliveries} == {204}
    assert bank.texts(conversation)[0].status == TextStatus.DELIVERED
    assert bank.texts(conversation)[0].our_number in twilio.numbers
