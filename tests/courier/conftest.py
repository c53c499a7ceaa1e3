"""A text bank with the sandbox's Twilio at the other end, and a courier to carry between them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import ClientSession, ClientTimeout
from aiohttp.test_utils import unused_port

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.server import TwilioServer
from bot.courier import Courier, Limits
from bot.handlers.twilio.account import TwilioAccount
from bot.handlers.twilio.gateway import TwilioGateway
from bot.handlers.twilio.http import open_session
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel, TextStatus
from tests.assignment.bank import Bank
from tests.clock import StillClock
from tests.courier.channel import Channel
from tests.courier.received import read_to
from tests.courier.texts import statuses, text_everybody
from tests.waiting import eventually

PUBLIC = "https://baton.example.org"


@pytest.fixture
def world() -> Clock:
    """The time of the provider and of the desk."""
    return Clock(source=StillClock())


@pytest.fixture
def clock(world):
    return world.now


@pytest.fixture
def bank(database, clock) -> Bank:
    return Bank(database, clock)


@pytest.fixture
async def twilio(world):
    """Its webhooks go nowhere: what the courier knows of a text, it knows by its own asking."""
    async with TwilioServer(world) as server:
        server.detour(PUBLIC, f"http://127.0.0.1:{unused_port()}")
        yield server


@pytest.fixture
def account(twilio) -> TwilioAccount:
    return TwilioAccount(
        twilio.account_sid, twilio.auth_token, twilio.messaging_service_sid, PUBLIC, twilio.base_url
    )


@pytest.fixture
async def gateway(account):
    async with open_session() as session:
        yield TwilioGateway(account, session)


@pytest.fixture
async def hasty_gateway(account):
    """Gives up after a second, so that tests need not wait for ten."""
    async with ClientSession(timeout=ClientTimeout(total=1.0)) as session:
        yield TwilioGateway(account, session)


@pytest.fixture
def carrying(desk):
    """Call it in an `async with`: a courier runs for as long as the block lasts."""

    @asynccontextmanager
    async def carrying(gateway=None, posters=None, *, per_second: float = 1000.0) -> AsyncIterator[Courier]:
        courier = Courier(desk, gateway, posters or {}, Limits(per_second))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(courier.run())
            try:
                yield courier
            finally:
                courier.stop()

    return carrying


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
def say(bank, desk):
    """Puts a letter about a person's inbox into the outbox; it is posted to that person."""

    def inbox_of(person_id: int) -> None:
        with bank.database.transaction() as session:
            outbox.put(session, Parcel.INBOX, person_id, now=bank.clock())
        desk.departures.set()

    return inbox_of


@pytest.fixture
async def texted(bank, twilio, gateway, carrying):
    """Conversations whose first texts left; from then on nobody takes what contacts write."""
    conversations = text_everybody(bank, 4)
    async with carrying(gateway):
        await eventually(lambda: statuses(bank, conversations) == {TextStatus.ACCEPTED: 4})
    twilio.deliver_to(None)
    return conversations


@pytest.fixture
def writes(bank, twilio, world):
    """Somebody writes a minute later."""

    def write(conversation, body):
        world.advance(timedelta(minutes=1))
        twilio.phones.text_from(bank.conversation(conversation).phone, body)
        return world.now()

    return write


@pytest.fixture
def reads(bank, gateway, carrying, world):
    """A courier begins, reads the list, and ends."""

    async def read():
        async with carrying(gateway):
            await eventually(lambda: read_to(bank) == world.now())

    return read
