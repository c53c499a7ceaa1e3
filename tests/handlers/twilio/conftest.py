"""The sandbox's Twilio on a clock that stands still, and Baton's gateway and door to it."""

import pytest
from aiohttp import ClientSession, ClientTimeout
from aiohttp.test_utils import TestServer
from aiohttp.web import Application

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.server import TwilioServer
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_texts
from bot.handlers.twilio.account import TwilioAccount
from bot.handlers.twilio.gateway import TwilioGateway
from bot.handlers.twilio.http import open_session
from bot.handlers.twilio.inbound import TwilioDoor
from tests.assignment.bank import Bank
from tests.clock import StillClock

PUBLIC = "https://baton.example.org/ours"


@pytest.fixture
def world() -> Clock:
    """The time of the provider, of its network and of the desk."""
    return Clock(source=StillClock())


@pytest.fixture
def clock(world):
    return world.now


@pytest.fixture
async def twilio(world):
    async with TwilioServer(world) as server:
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
async def door(desk, account, twilio):
    """The address of a web server with Twilio's routes; the sandbox posts what is meant for PUBLIC to it."""
    app = Application()
    app.add_routes(TwilioDoor(desk, account).routes())
    async with TestServer(app) as server:
        address = str(server.make_url("")).rstrip("/")
        twilio.detour(PUBLIC, address)
        twilio.deliver_to(f"{PUBLIC}/twilio/inbound")
        yield address


@pytest.fixture
def bank(database, clock) -> Bank:
    return Bank(database, clock)


@pytest.fixture
def webhook(account):
    from tests.handlers.twilio.webhook import Webhook

    def make(**facts):
        return Webhook(account.sid, account.auth_token, **facts)

    return make


@pytest.fixture
def texted(bank):
    """A conversation whose first text is on its way, its number, and that text's id."""
    opened = bank.open(1)
    (conversation,) = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    bank.do(lease_texts, 10)
    (text,) = bank.texts(conversation)
    return conversation, text.phone, text.id
