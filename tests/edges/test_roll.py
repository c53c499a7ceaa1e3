"""An upgrade without a stop: the last release goes on beside today's Baton while the schema grows.

`released/` keeps that release's wheel: docs/decisions/0033.
"""

import zipfile
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from baton_sandbox.clock import Clock
from baton_sandbox.slack.driver import Slack
from baton_sandbox.twilio.api.ledger import doubles
from baton_sandbox.twilio.server import TwilioServer
from bot.bootstrap import running, utc_now
from bot.settings.model import Settings
from bot.storage.engine.database import Database
from tests.assignment.bank import Bank, row
from tests.clock import StillClock
from tests.edges.process import PUBLIC, baton_process
from tests.handlers.twilio.webhook import Webhook
from tests.house.tree import ROOT
from tests.waiting import LONGEST, eventually

[RELEASED] = (Path(__file__).parent / "released").glob("*.whl")
CONTACTS = 8
COLUMNS = """
    SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'
"""
REQUIRED = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'
"""
# The first half of what a later release may do: it adds, and takes nothing away.
ADDED = (
    "ALTER TABLE message ADD COLUMN of_tomorrow VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE conversation ADD COLUMN of_tomorrow INTEGER",
    "CREATE INDEX of_tomorrow ON conversation (of_tomorrow)",
    "CREATE TABLE tomorrow (id INTEGER PRIMARY KEY, conversation_id INTEGER REFERENCES conversation)",
)


def noon() -> str:
    """A zone in which it is two in the afternoon now: processes tell the time by themselves."""
    east = 14 - datetime.now(UTC).hour
    return f"Etc/GMT{-east:+d}" if east else "Etc/GMT"


def asked(database: Database, statement: str) -> set[tuple[Any, ...]]:
    """What a statement finds."""
    with database.reading() as session:
        return {tuple(found) for found in session.execute(sa.text(statement))}


class Both:
    """The release and today's Baton: what people and providers do falls to one after the other."""

    def __init__(self, urls: tuple[str, str], slack: Slack, twilio: TwilioServer) -> None:
        self._urls, self._slack, self._twilio, self._turn = urls, slack, twilio, 0

    def next(self) -> str:
        """Whoever is pressed next is not who was pressed last."""
        self._turn += 1
        url = self._urls[self._turn % 2]
        self._slack.server.deliver_to(url)
        self._twilio.detour(PUBLIC, url)
        return url

    async def again(self) -> None:
        """What was pressed last comes again, to the other."""
        self.next()
        assert (await self._slack.delivery.again()).ok

    async def hears(self, phone: str, body: str) -> None:
        """A contact replies, and Twilio brings it to both."""
        text = Webhook(self._twilio.account_sid, self._twilio.auth_token, signed_for=PUBLIC)
        text.fields |= {"Body": body, "From": phone}
        for url in (self.next(), self.next()):
            status, _ = await text.post(url)
            assert status == 204


@pytest.fixture
async def slack():
    async with Slack(ROOT / "manifest.yml") as slack:
        yield slack


@pytest.fixture
async def twilio():
    async with TwilioServer(Clock(source=utc_now)) as twilio:
        yield twilio


@pytest.fixture
def url(postgresql_databases):
    """The address of a database in which there is nothing yet."""
    url = postgresql_databases.new(empty=True)
    yield url
    postgresql_databases.drop(url)


@pytest.fixture
async def both(url, slack, twilio, tmp_path):
    """The release at work on the schema that it made, and then today's beside it."""
    zipfile.ZipFile(RELEASED).extractall(tmp_path / "released")
    of_slack = {
        "slack_bot_token": slack.server.bot_token,
        "slack_signing_secret": slack.server.signing_secret,
        "slack_api_url": slack.server.api_url,
    }
    of_twilio = {
        "twilio_account_sid": twilio.account_sid,
        "twilio_auth_token": twilio.auth_token,
        "twilio_messaging_service_sid": twilio.messaging_service_sid,
        "twilio_api_url": twilio.base_url,
        "public_base_url": PUBLIC,
    }
    settings = Settings.model_validate({"database_url": url, "port": 0} | of_slack | of_twilio)
    argv = ("tests.edges.installed", str(tmp_path / "released"), "run")
    named = {name.upper(): value for name, value in of_slack.items()}
    async with AsyncExitStack() as stack:
        old = await stack.enter_async_context(baton_process(url, twilio, tmp_path, argv=argv, **named))
        database = stack.enter_context(closing(Database(url)))
        columns, needed = asked(database, COLUMNS), asked(database, REQUIRED)
        new = await stack.enter_async_context(running(settings, utc_now))
        assert columns <= asked(database, COLUMNS), "what a release reads goes a release later"
        tables = {table for table, *_ in columns}
        needed = {each for each in asked(database, REQUIRED) - needed if each[0] in tables}
        assert not needed, "the release does not fill what it does not know"
        yield Both((old.url, new.url), slack, twilio)
        assert '"level": "error"' not in old.log()


@pytest.mark.postgresql
@pytest.mark.timeout(180)
async def test_a_release_and_todays_baton_work_side_by_side_while_the_schema_grows(both, url, slack, twilio):
    ben = slack.person("Ben")
    with closing(Database(url)) as database:
        bank = Bank(database, StillClock(utc_now()))
        bank.open(rows=[row(number, zone=noon()) for number in range(CONTACTS)])
        both.next()
        await ben.command("/text")
        await ben.until("Start", seconds=LONGEST)
        both.next()
        await ben.press("Start")
        await ben.until(lambda screen: screen.modal, seconds=LONGEST)
        for number in range(CONTACTS):
            if number == CONTACTS // 2:
                with database.engine.begin() as connection:
                    for statement in ADDED:
                        connection.exec_driver_sql(statement)
            both.next()
            assert f"First{number} Last{number}" in ben.modal
            await ben.submit()
            await both.again()
        assert "Bucket finished" in ben.modal
        await ben.close()
        await eventually(lambda: states(bank) == {"delivered": CONTACTS}, what="all texts to be delivered")
        assert len(twilio.creates) == CONTACTS, "both carried, and no text left twice"
        for name in ("First0 Last0", "First1 Last1"):
            [contact] = asked(database, f"SELECT phone FROM contact WHERE first_name = '{name.split()[0]}'")
            await both.hears(str(contact[0]), f"{name} asks: where do I vote?")
            both.next()
            await ben.command("/text")
            await ben.until(name, seconds=LONGEST)
            both.next()
            await ben.press("Open")
            await ben.until(lambda screen: screen.modal, seconds=LONGEST)
            both.next()
            await ben.submit(**{"Your reply": f"At the school, {name}"})
            await both.again()
            await ben.close(everything=True)
        await eventually(lambda: states(bank) == {"delivered": CONTACTS + 2}, what="answers to be delivered")
        assert doubles(twilio.creates) == []
        assert asked(database, "SELECT COUNT(*) FROM message WHERE direction = 'in'") == {(2,)}
        assert slack.mistakes == []


def states(bank: Bank) -> dict[str, int]:
    """How many texts are where."""
    rows = "SELECT status, COUNT(*) FROM message WHERE direction = 'out' GROUP BY status"
    return dict(asked(bank.database, rows))
