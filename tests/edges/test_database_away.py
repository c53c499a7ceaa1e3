"""A database that is away, however it is: Baton says so in time, lives on, and goes on by itself."""

import resource
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest
from aiohttp.test_utils import unused_port

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.server import TwilioServer
from bot.storage.engine.database import Database
from bot.storage.migrations.schema import upgrade
from tests.edges.process import Process, baton_process
from tests.postgresql import PostgresqlMissing, postgresql_server
from tests.waiting import eventually
from tests.walks.bank import text_bank

# A platform waits three seconds for us, and Baton needs two; twice that, for a machine that tests keep busy.
IN_TIME = 6.0


@pytest.fixture
async def twilio():
    async with TwilioServer(Clock()) as server:
        server.detour("https://baton.example", f"http://127.0.0.1:{unused_port()}")
        yield server


@pytest.fixture
def server():
    """A server of this test's own, which it may ill-treat."""
    try:
        with postgresql_server() as server:
            with closing(Database(server.url("postgres"))) as database:
                upgrade(database)
            yield server
    except PostgresqlMissing as missing:
        pytest.skip(str(missing))


@contextmanager
def frozen(server) -> Iterator[None]:
    server.freeze()
    try:
        yield
    finally:
        server.thaw()


@contextmanager
def read_only(server) -> Iterator[None]:
    """As after a failover: every session, the old ones too, may only look."""
    tell(server, "on")
    try:
        yield
    finally:
        tell(server, "off")


def tell(server, value: str) -> None:
    with psycopg.connect(server.conninfo(), autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {value}".encode())
        connection.execute("SELECT pg_reload_conf()")


async def assert_away(process: Process) -> None:
    """Everybody who asks is told so in time, again and again."""
    for _ in range(3):
        status, facts, seconds = await process.health()
        assert (status, facts["ok"], facts["database"]) == (503, False, "away")
        assert seconds < IN_TIME
        status, seconds = await process.hear()
        assert status == 503
        assert seconds < IN_TIME


async def assert_goes_on(process: Process) -> None:
    await eventually(process.well, what="a database that is here again")
    assert (await process.hear())[0] == 204
    assert process.child.returncode is None
    assert "Traceback" not in process.log()


@pytest.mark.postgresql
@pytest.mark.parametrize("away", [frozen, read_only])
async def test_postgresql_that_is_frozen_or_read_only_is_away_and_comes_back(server, twilio, tmp_path, away):
    async with baton_process(server.url("postgres"), twilio, tmp_path) as process:
        assert (await process.hear())[0] == 204
        with away(server):
            await eventually(process.ill)
            await assert_away(process)
        await assert_goes_on(process)
        assert await process.stop(signal.SIGTERM, 15) < 10
        assert process.child.returncode == 0


@pytest.mark.postgresql
async def test_told_to_stop_while_the_database_is_frozen_the_process_ends_in_time(server, twilio, tmp_path):
    async with baton_process(server.url("postgres"), twilio, tmp_path) as process:
        with frozen(server):
            assert (await process.hear())[0] == 503
            assert await process.stop(signal.SIGTERM, 15) < 14
        assert process.child.returncode == 0
        assert "Traceback" not in process.log()


@pytest.mark.postgresql
async def test_told_to_stop_while_it_waits_for_a_frozen_database_to_start_it_ends_at_once(
    server, twilio, tmp_path
):
    with frozen(server):
        async with baton_process(server.url("postgres"), twilio, tmp_path, waits=False) as process:
            await process.logs("Baton starts")
            assert await process.stop(signal.SIGTERM, 15) < 8
            assert process.child.returncode == 0


@contextmanager
def full(process: Process, _file: str) -> Iterator[None]:
    """No file may grow, as on a full disk."""
    before = resource.prlimit(process.child.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(process.child.pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process.child.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(_process: Process, file: str) -> Iterator[None]:
    """Another program works on the file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


@pytest.mark.parametrize("away", [full, locked])
async def test_sqlite_that_is_full_or_locked_is_away_and_comes_back(twilio, tmp_path, away):
    file = tmp_path / "baton.db"
    async with baton_process(f"sqlite:///{file}", twilio, tmp_path) as process:
        assert (await process.hear())[0] == 204
        with away(process, str(file)):
            await assert_away(process)
        await assert_goes_on(process)
        assert await process.stop(signal.SIGTERM, 15) < 10
        assert process.child.returncode == 0


@pytest.mark.postgresql
@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_while_the_database_is_frozen_people_get_a_sentence_in_time(server, platform):
    async with text_bank(server.url("postgres"), [platform]) as bank:
        person = bank.player("Ana", platform)
        await person.looks_around()
        await person.reads("Nothing")
        with frozen(server):
            ana = person.member  # type: ignore[attr-defined]
            await ana.command("/text")
            await ana.until("The database did not answer", seconds=IN_TIME)
        await person.looks_around()
