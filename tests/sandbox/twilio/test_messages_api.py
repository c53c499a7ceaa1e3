"""The Messages API as the official client sees it."""

import re
from datetime import timedelta

import pytest
from twilio.base.exceptions import TwilioRestException

from baton_sandbox.twilio.server import TwilioServer
from tests.sandbox.twilio.bot_side import client_of

ANA, BEN = "+12155550101", "+13035550102"


async def refusal(call):
    with pytest.raises(TwilioRestException) as caught:
        await call
    return caught.value.status, caught.value.code


async def test_a_created_text_is_accepted_and_not_yet_on_its_way(twilio, send, clock):
    message = await send(ANA, "Hello there")
    assert re.fullmatch(r"SM[0-9a-f]{32}", message.sid)
    assert (message.status, message.num_segments, message.from_) == ("accepted", "0", None)
    assert (message.to, message.body, message.direction) == (ANA, "Hello there", "outbound-api")
    assert message.messaging_service_sid == twilio.messaging_service_sid
    assert message.date_created == clock.now().replace(microsecond=0)
    assert message.date_sent is None


async def test_a_fetched_text_shows_its_number_and_segments_once_it_went(twilio, client, send, later):
    sid = (await send(ANA, "x" * 161)).sid
    await later(seconds=10)
    message = await client.messages(sid).fetch_async()
    assert (message.status, message.num_segments, message.error_code) == ("delivered", "2", None)
    assert message.from_ in twilio.numbers
    assert message.date_sent is not None


async def test_a_text_from_a_named_number_is_queued_at_once(twilio, client):
    message = await client.messages.create_async(to=ANA, from_=twilio.numbers[1], body="Hi")
    assert (message.status, message.from_, message.num_segments) == ("queued", twilio.numbers[1], "1")


async def test_a_contact_keeps_the_number_they_know_and_the_pool_is_used(client, send, later, contacts):
    for _ in range(2):
        for contact in contacts[:12]:
            await send(contact.phone)
    await later(seconds=10)
    senders: dict[str, set[str]] = {}
    for message in await client.messages.list_async(limit=100):
        senders.setdefault(message.to, set()).add(message.from_)
    assert {len(numbers) for numbers in senders.values()} == {1}
    assert len(set.union(*senders.values())) > 1


async def test_the_list_is_filtered_by_both_numbers_and_by_when_it_was_sent(client, send, later, clock):
    await send(ANA, "first")
    await later(minutes=5)
    noon = clock.now()
    await send(ANA, "second")
    await send(BEN, "third")
    await later(minutes=5)

    async def bodies(**filters):
        return [message.body for message in await client.messages.list_async(**filters)]

    assert await bodies(to=ANA) == ["second", "first"]
    assert await bodies(to=ANA, date_sent_after=noon) == ["second"]
    assert await bodies(to=ANA, date_sent_before=noon) == ["first"]
    assert await bodies(date_sent=noon.date().isoformat()) == ["third", "second", "first"]
    await send(BEN, "not sent yet", item="4")
    assert await bodies(to=BEN, date_sent_after=noon) == ["third"]
    assert await bodies(to=BEN) == ["not sent yet", "third"]
    known = (await client.messages.list_async(to=BEN))[-1].from_
    assert await bodies(from_=known, to=BEN) == ["third"]
    assert await bodies(from_="+12025550199") == []


async def test_pages_hold_everything_once_even_when_texts_arrive_between_them(client, send, twilio, later):
    sids = [(await send(ANA, f"text {n}", item=str(n))).sid for n in range(5)]
    page = await client.messages.page_async(to=ANA, page_size=2)
    seen = [message.sid for message in page]
    await send(ANA, "one more", item="late")
    while (page := await page.next_page_async()) is not None:
        seen += [message.sid for message in page]
    assert seen == sids[::-1]


async def test_the_official_pager_follows_the_pages_to_the_end(client, send):
    for n in range(7):
        await send(ANA, item=str(n))
    assert len(await client.messages.list_async(page_size=3)) == 7


async def test_fresh_texts_appear_in_the_list_only_after_its_lag(twilio, client, send, later):
    twilio.lag_lists(timedelta(seconds=30))
    message = await send(ANA)
    await later(seconds=29)
    assert await client.messages.list_async(to=ANA) == []
    assert (await client.messages(message.sid).fetch_async()).status == "delivered"
    await later(seconds=1)
    assert [m.sid for m in await client.messages.list_async(to=ANA)] == [message.sid]


async def test_a_wrong_token_and_a_foreign_account_are_turned_away(twilio, client, session):
    stranger = client_of(twilio, session, token="0" * 32)
    assert await refusal(stranger.messages.create_async(to=ANA, body="Hi")) == (401, 20003)
    assert await refusal(client.api.accounts("AC" + "0" * 32).fetch_async()) == (404, 20404)
    assert await refusal(client.messages("SM" + "0" * 32).fetch_async()) == (404, 20404)
    assert await refusal(client.messaging.v1.services("MG" + "0" * 32).fetch_async()) == (404, 20404)


@pytest.mark.parametrize(
    "fields,code",
    [
        ({"to": ""}, 21604),
        ({"body": ""}, 21602),
        ({"body": "x" * 1601}, 21617),
        ({"to": "ask Dana"}, 21211),
        ({"to": "+1215555010"}, 21211),
        ({"to": "+12155550196"}, 21614),
        ({"to": "+12155550195"}, 21635),
        ({"to": "+447400123456"}, 21408),
        ({"messaging_service_sid": None}, 21603),
        ({"messaging_service_sid": "MG" + "0" * 32}, 21701),
        ({"messaging_service_sid": None, "from_": "+12025550100"}, 21606),
        ({"status_callback": "/status/1"}, 21609),
        ({"validity_period": 0}, 20001),
        ({"validity_period": 36001}, 20001),
    ],
)
async def test_an_unfit_text_is_refused_with_the_documented_code(twilio, client, fields, code):
    sound = {"to": ANA, "body": "Hi", "messaging_service_sid": twilio.messaging_service_sid}
    status, found = await refusal(client.messages.create_async(**sound | fields))
    assert found == code
    assert 400 <= status < 500
    assert twilio.creates[-1].code == code
    assert not twilio.creates[-1].accepted


async def test_the_account_the_service_and_its_numbers_can_be_looked_up(twilio, client):
    twilio.deliver_to("http://127.0.0.1:1/inbound")
    account = await client.api.accounts(twilio.account_sid).fetch_async()
    service = await client.messaging.v1.services(twilio.messaging_service_sid).fetch_async()
    numbers = await client.messaging.v1.services(twilio.messaging_service_sid).phone_numbers.list_async()
    assert (account.sid, account.status) == (twilio.account_sid, "active")
    assert (service.sid, service.inbound_request_url) == (
        twilio.messaging_service_sid,
        "http://127.0.0.1:1/inbound",
    )
    assert tuple(number.phone_number for number in numbers) == twilio.numbers


async def test_a_later_start_has_the_same_credentials_but_other_sids(clock, twilio, send, session):
    first = await send(ANA)
    clock.advance(timedelta(seconds=1))
    async with TwilioServer(clock) as again:
        assert (again.account_sid, again.auth_token) == (twilio.account_sid, twilio.auth_token)
        second = await client_of(again, session).messages.create_async(
            to=ANA, body="Hi", messaging_service_sid=again.messaging_service_sid
        )
    assert second.sid != first.sid
