"""Creates that go wrong on demand, and the log that proves none was doubled."""

import asyncio
import json
import time

import aiohttp
import pytest
from aiohttp import ClientTimeout
from twilio.base.exceptions import TwilioRestException

from baton_sandbox.twilio.api.ledger import doubles
from baton_sandbox.twilio.faults import late, reset, server_error, too_many, truncated
from baton_sandbox.twilio.server import TwilioServer
from tests.sandbox.twilio.bot_side import client_of

ANA = "+12155550101"


@pytest.fixture
def accepted(twilio):
    return lambda: [create for create in twilio.creates if create.accepted]


async def refused(send):
    with pytest.raises(TwilioRestException) as caught:
        await send(ANA)
    return caught.value.status


@pytest.mark.parametrize("accepts", [True, False])
async def test_a_server_error_leaves_open_whether_the_text_was_taken(twilio, client, send, accepted, accepts):
    twilio.faults.next_creates(server_error(503, accepts=accepts))
    assert await refused(send) == 503
    assert len(accepted()) == len(await client.messages.list_async()) == int(accepts)


async def test_too_many_requests_name_the_seconds_to_wait_and_take_nothing(twilio, client, send, accepted):
    twilio.faults.next_creates(too_many(17), times=2)
    assert [await refused(send) for _ in range(2)] == [429, 429]
    assert client.http_client.headers["Retry-After"] == "17"
    assert accepted() == []
    assert (await send(ANA)).status == "accepted"


@pytest.mark.parametrize("accepts", [True, False])
async def test_the_connection_can_break_before_and_after_the_text_is_taken(twilio, send, accepted, accepts):
    twilio.faults.next_creates(reset(accepts=accepts))
    with pytest.raises(aiohttp.ClientConnectionError):
        await send(ANA)
    assert len(accepted()) == int(accepts)
    assert len(twilio.creates) == 1


async def test_an_answer_can_be_cut_in_half(twilio, send, accepted):
    twilio.faults.next_creates(truncated())
    with pytest.raises((aiohttp.ClientPayloadError, json.JSONDecodeError)):
        await send(ANA)
    assert len(accepted()) == 1


async def test_an_answer_can_come_after_the_caller_gave_up_and_the_callback_still_tells(
    twilio, session, bot, later, accepted
):
    twilio.faults.next_creates(late(30))
    auth = aiohttp.encode_basic_auth(twilio.account_sid, twilio.auth_token)
    form = {"To": ANA, "Body": "Hi", "MessagingServiceSid": twilio.messaging_service_sid}
    form["StatusCallback"] = f"{bot.base_url}/status/1"
    url = f"{twilio.base_url}/2010-04-01/Accounts/{twilio.account_sid}/Messages.json"
    with pytest.raises(TimeoutError):
        await session.post(url, data=form, headers={"Authorization": auth}, timeout=ClientTimeout(total=0.2))
    await later(seconds=10)
    [create] = accepted()
    assert bot.statuses(create.sid)[-1] == "delivered"


async def test_a_late_answer_is_the_true_one(twilio, send):
    twilio.faults.next_creates(late(0.05))
    started = time.monotonic()
    message = await send(ANA)
    assert time.monotonic() - started >= 0.05
    assert message.sid == twilio.creates[0].sid


async def test_faults_are_used_up_one_by_one_and_can_be_cleared(twilio, send):
    twilio.faults.next_creates(server_error(), times=3)
    assert await refused(send) == 500
    twilio.faults.clear()
    assert (await send(ANA)).status == "accepted"


async def test_the_log_shows_a_text_that_was_created_twice(twilio, send):
    twilio.faults.next_creates(too_many(1))
    assert await refused(send) == 429
    await send(ANA)
    await send(ANA, item="another")
    assert doubles(twilio.creates) == []
    await send(ANA)
    assert [create.sid for create in doubles(twilio.creates)] == [
        twilio.creates[1].sid,
        twilio.creates[3].sid,
    ]
    assert twilio.creates[1].body_hash == twilio.creates[3].body_hash


async def test_closing_does_not_wait_for_an_answer_that_is_held_back(clock, session):
    async with TwilioServer(clock) as twilio:
        twilio.faults.next_creates(late(3600))
        arrival = asyncio.Event()
        twilio.phones.on_change(lambda phone: arrival.set())
        call = asyncio.create_task(
            client_of(twilio, session).messages.create_async(
                to=ANA, body="Hi", messaging_service_sid=twilio.messaging_service_sid
            )
        )
        async with asyncio.timeout(5):
            await arrival.wait()
        started = time.monotonic()
    with pytest.raises(aiohttp.ClientError):
        await call
    assert time.monotonic() - started < 5
