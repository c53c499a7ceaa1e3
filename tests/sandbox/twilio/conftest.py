"""A loopback Twilio on a clock that stands still, and the bot's side of it."""

from datetime import timedelta

import pytest
from aiohttp import ClientSession

from baton_sandbox.clock import Clock
from baton_sandbox.contacts import fictional_contacts
from baton_sandbox.twilio.server import TwilioServer
from tests.clock import StillClock
from tests.sandbox.twilio.bot_side import Receiver, client_of


@pytest.fixture
def clock():
    return Clock(source=StillClock())


@pytest.fixture
async def session():
    async with ClientSession() as session:
        yield session


@pytest.fixture(scope="session")
def contacts():
    return fictional_contacts()


@pytest.fixture
async def twilio(clock, contacts):
    async with TwilioServer(clock, contacts=contacts) as server:
        yield server


@pytest.fixture
async def bot(twilio):
    async with Receiver(twilio.auth_token) as receiver:
        twilio.deliver_to(f"{receiver.base_url}/inbound")
        yield receiver


@pytest.fixture
def client(twilio, session):
    return client_of(twilio, session)


@pytest.fixture
def send(twilio, client, bot):
    """Sends a text as the bot does; the status callback's path ends with the text's own id."""

    async def send_one(to, body="Hi, can you help?", *, item="1", **more):
        return await client.messages.create_async(
            to=to,
            body=body,
            messaging_service_sid=twilio.messaging_service_sid,
            status_callback=f"{bot.base_url}/status/{item}?mac=a%2Fb",
            **more,
        )

    return send_one


@pytest.fixture
def later(clock, twilio):
    """Moves the clock and waits until all that follows from it has happened."""

    async def move(**step):
        clock.advance(timedelta(**step))
        await twilio.settled()

    return move
