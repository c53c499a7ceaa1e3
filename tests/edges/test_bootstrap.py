"""Baton put together: with and without its platforms, alone on its file, and stopped in time."""

import asyncio
import os
import signal
import time
from collections import Counter
from contextlib import AsyncExitStack, closing

import pytest
import sqlalchemy as sa
import structlog
from aiohttp import ClientSession
from aiohttp.test_utils import unused_port
from pydantic import SecretStr
from sqlmodel import col

from baton_sandbox.clock import Clock
from baton_sandbox.twilio import faults
from baton_sandbox.twilio.server import TwilioServer
from bot.assignment.texting.claim import claim_bucket
from bot.bootstrap import bring_up_to_date, running, utc_now
from bot.settings.model import Settings
from bot.storage.engine.database import Database, Unreachable
from bot.storage.engine.process_lock import InUse, sole_tenant
from bot.storage.migrations.schema import is_current
from bot.storage.tables import Message, OutboxItem
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel
from tests.assignment.bank import Bank, row
from tests.clock import StillClock
from tests.processes import Process
from tests.waiting import eventually


async def get(url: str) -> tuple[int, dict[str, object]]:
    async with ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.json() if "json" in answer.content_type else {}


async def test_without_platforms_baton_runs_and_says_what_is_missing(database_url):
    with structlog.testing.capture_logs() as lines:
        async with running(Settings(database_url=database_url, port=0), utc_now) as baton:
            status, facts = await get(f"{baton.url}/healthz")
            assert (status, facts["ok"]) == (200, True)
            assert (await get(f"{baton.url}/slack/events"))[0] == 404
            assert (await get(f"{baton.url}/twilio/inbound"))[0] == 404
    told = " ".join(line["event"] for line in lines)
    assert "Twilio is not configured: texts will wait" in told
    assert "Discord is configured" in told


async def test_with_a_signing_secret_slack_has_a_door_that_turns_strangers_away(database_url):
    settings = Settings(
        database_url=database_url,
        port=0,
        slack_bot_token=SecretStr("xoxb-1"),
        slack_signing_secret=SecretStr("s"),
    )
    async with (
        running(settings, utc_now) as baton,
        ClientSession() as session,
        session.post(f"{baton.url}/slack/events", data="payload=%7Bnot") as answer,
    ):
        assert answer.status == 401


async def test_two_start_together_on_an_empty_postgresql_and_migrate_it_once(postgresql_databases):
    url = postgresql_databases.new()
    with closing(Database(url)) as database, database.engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    settings = Settings(database_url=url, port=0)
    async with AsyncExitStack() as stack:
        both = [stack.enter_async_context(running(settings, utc_now)) for _ in range(2)]
        first, second = await asyncio.gather(*both)
        assert [(await get(f"{baton.url}/healthz"))[0] for baton in (first, second)] == [200, 200]
    with closing(Database(url)) as database:
        assert is_current(database)
    postgresql_databases.drop(url)


async def test_a_second_one_on_the_same_sqlite_file_is_refused(tmp_path):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'baton.db'}", port=0)
    async with running(settings, utc_now) as baton:
        with pytest.raises(InUse):
            await stack_up(settings)
        assert (await get(f"{baton.url}/healthz"))[0] == 200
    async with running(settings, utc_now):
        pass


async def test_a_web_process_serves_and_a_worker_does_what_is_due(postgresql_databases):
    """What the one puts into the database the other carries out; a worker has no doors."""
    url = postgresql_databases.new()
    known = {
        "database_url": url,
        "port": 0,
        "slack_bot_token": "xoxb-1",
        "slack_signing_secret": "s",
        "slack_api_url": f"http://127.0.0.1:{unused_port()}",
    }
    web_, worker = (Settings.model_validate(known | {"role": role}) for role in ("web", "worker"))
    with closing(Database(url)) as database:
        opened = Bank(database, StillClock(utc_now())).open(1)
        async with running(web_, utc_now) as serving:
            assert (await get(f"{serving.url}/healthz"))[1]["role"] == "web"
            assert (await get(f"{serving.url}/slack/events"))[0] == 405
            with database.transaction() as session:
                outbox.put(session, Parcel.UNHELD, opened, now=utc_now(), to=("pigeon", "P1"))
            await asyncio.sleep(1.2)  # time enough to do wrong
            assert letters(database) == ["waiting"]
            async with running(worker, utc_now) as working:
                assert (await get(f"{working.url}/healthz"))[1]["role"] == "worker"
                assert (await get(f"{working.url}/slack/events"))[0] == 404
                await eventually(lambda: letters(database) == ["dead"])
    postgresql_databases.drop(url)


def letters(database: Database) -> list[str]:
    """What became of the letter, without what admins are told of it."""
    unheld = sa.select(col(OutboxItem.state)).where(col(OutboxItem.kind) == Parcel.UNHELD.value)
    with database.reading() as session:
        return list(session.execute(unheld.where(col(OutboxItem.platform) == "pigeon")).scalars())


async def stack_up(settings: Settings) -> None:
    async with running(settings, utc_now):
        pass


def test_the_right_to_run_ends_with_the_process(tmp_path):
    url = f"sqlite:///{tmp_path / 'baton.db'}"
    with sole_tenant(url):
        pass
    with sole_tenant(url), pytest.raises(InUse), sole_tenant(url):
        pass


@pytest.mark.parametrize("content", [b"no database " * 500, b"SQLite format 3\0" + b"\xff" * 4096])
async def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    file = tmp_path / "baton.db"
    file.write_bytes(content)
    with pytest.raises(Unreachable):
        await stack_up(Settings(database_url=f"sqlite:///{file}", port=0))
    assert file.read_bytes() == content


async def test_a_folder_that_does_not_exist_is_named_as_the_database_that_cannot_be_used(tmp_path):
    with pytest.raises(Unreachable):
        await stack_up(Settings(database_url=f"sqlite:///{tmp_path / 'none' / 'baton.db'}", port=0))


async def test_a_taken_port_is_an_error_of_the_system(database_url):
    async with running(Settings(database_url=database_url, port=0), utc_now) as baton:
        port = int(baton.url.rpartition(":")[2])
        free = Settings(
            database_url=f"{database_url}2" if "sqlite" in database_url else database_url, port=port
        )
        with pytest.raises(OSError, match="address already in use"):
            await stack_up(free)


def test_bringing_the_schema_up_to_date_may_be_repeated(tmp_path):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'baton.db'}")
    assert bring_up_to_date(settings) == bring_up_to_date(settings) != ""


@pytest.fixture
async def twilio():
    async with TwilioServer(Clock()) as server:
        server.detour("https://baton.example", f"http://127.0.0.1:{unused_port()}")
        yield server


@pytest.fixture
def queued(database):
    """Texts that wait to leave by the real clock, to people with whom it is noon now."""
    bank = Bank(database, StillClock(utc_now()))
    ahead = 12 - utc_now().hour
    rows = [row(index, zone=f"Etc/GMT{-ahead:+d}") for index in range(60)]
    opened = bank.open(rows=rows)
    bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    return bank


def environment(database_url: str, twilio: TwilioServer) -> dict[str, str]:
    given = {
        "DATABASE_URL": database_url,
        "PORT": "0",
        "TWILIO_ACCOUNT_SID": twilio.account_sid,
        "TWILIO_AUTH_TOKEN": twilio.auth_token,
        "TWILIO_MESSAGING_SERVICE_SID": twilio.messaging_service_sid,
        "TWILIO_API_URL": twilio.base_url,
        "PUBLIC_BASE_URL": "https://baton.example",
        "LOG_FORMAT": "json",
    }
    return {**os.environ, **{f"BATON_{name}": value for name, value in given.items()}}


def statuses(database: Database) -> Counter[str]:
    with database.reading() as session:
        return Counter(session.execute(sa.select(col(Message.status))).scalars())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_under_load_the_process_ends_in_time_and_leaves_no_doubt(
    tmp_path, database_url, database, queued, twilio, how
):
    """What was begun is settled, and what was not begun still waits."""
    twilio.faults.next_creates(faults.late(0.3), times=100)
    said = tmp_path / "said"
    process = Process("bot", "run", env=environment(database_url, twilio), cwd=tmp_path, output=said)
    await eventually(lambda: len(twilio.creates) >= 12)
    process.send_signal(how)
    told = time.monotonic()
    await asyncio.wait_for(process.wait(), 20)
    assert time.monotonic() - told < 10
    assert process.returncode == 0
    assert "Traceback" not in process.said()
    left = statuses(database)
    assert set(left) == {"accepted", "queued"}
    assert left["accepted"] == len(twilio.creates)
