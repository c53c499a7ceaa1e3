"""Baton through PgBouncer in transaction mode: each transaction may run on another server connection."""

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from bot.assignment.conversations.answer import answer
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.desk import Desk
from bot.assignment.outcomes.conversations import Answer, Inbound
from bot.assignment.outcomes.delivery import Accepted
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_accepted
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import send_first_text
from bot.storage.conversations import conversations
from bot.storage.engine.database import Database
from bot.storage.migrations.schema import upgrade
from bot.vocabulary import ConversationState, TextStatus
from tests.assignment.bank import OUR_NUMBER, Bank
from tests.clock import StillClock
from tests.postgresql import USER, PostgresqlMissing, PostgresqlServer, postgresql_server
from tests.waiting import LONGEST

TIMEOUT = "idle_in_transaction_session_timeout"
PEOPLE, POOL, BUCKET = 32, 3, 4
PORT = 6543  # the name of a socket in a folder of our own


@pytest.fixture
def server() -> Iterator[PostgresqlServer]:
    try:
        with postgresql_server(in_memory=True) as server:
            yield server
    except PostgresqlMissing as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))


@contextmanager
def pgbouncer(server: PostgresqlServer) -> Iterator[str]:
    """PgBouncer before the server, as nobody like it; the address of the database through it."""
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no pgbouncer: apt-get install pgbouncer")
    folder = server.root / "pooler"
    folder.mkdir()
    settings = folder / "pgbouncer.ini"
    (folder / "users").write_text(f'"{USER}" ""\n')
    settings.write_text(
        f"[databases]\npostgres = host={server.root} dbname=postgres\n[pgbouncer]\n"
        f"listen_port = {PORT}\nunix_socket_dir = {folder}\nauth_type = trust\nauth_file = {folder}/users\n"
        f"pool_mode = transaction\ndefault_pool_size = {POOL}\nmax_client_conn = 200\n"
    )
    for each in (folder, *folder.iterdir()):
        if server.owner:
            shutil.chown(each, server.owner["user"], server.owner["group"])
    pooler = subprocess.Popen([program, "-q", str(settings)], cwd="/", **server.owner)
    try:
        wait_for(folder / f".s.PGSQL.{PORT}")
        yield f"postgresql://{USER}@/postgres?host={folder}&port={PORT}"
    finally:
        pooler.terminate()
        pooler.wait(LONGEST)


def wait_for(socket: Path) -> None:
    deadline = time.monotonic() + LONGEST
    while not socket.exists():
        assert time.monotonic() < deadline, "PgBouncer did not start"
        time.sleep(0.05)


@pytest.mark.postgresql
async def test_many_people_text_through_a_pool_of_a_few_connections(server):
    """Two processes' connections; every statement runs often enough to be prepared, were that allowed."""
    clock = StillClock()
    with pgbouncer(server) as url, closing(Database(url)) as database:
        upgrade(database)
        bank = Bank(database, clock)
        opened = bank.open(PEOPLE * BUCKET, bucket_size=BUCKET)
        people = [bank.person(f"p{number}") for number in range(PEOPLE)]
        with closing(Desk(Database(url), clock)) as first, closing(Desk(Database(url), clock)) as second:
            evening = [work([first, second][n % 2], who, opened) for n, who in enumerate(people)]
            answered = await asyncio.gather(*evening)
        assert len({id_ for ids in answered for id_ in ids}) == PEOPLE * BUCKET
        for ids in answered:
            assert {bank.conversation(id_).state for id_ in ids} == {ConversationState.ANSWERED}
        assert server_connections(server) <= POOL


async def work(desk, who, campaign_id: int) -> list[int]:
    """Claim a bucket, text all of it, hear from everybody and answer."""
    bucket = await desk.run(claim_bucket, who, campaign_id)
    card, ids = bucket.next, []
    while card is not None:
        ids.append(card.conversation_id)
        sent = await desk.run(send_first_text, who, card.conversation_id, card.fingerprint)
        card = sent.next
    for parcel in await desk.run(lease_texts, PEOPLE * BUCKET):
        await desk.run(
            record_accepted, parcel.message_id, Accepted(f"SM{parcel.message_id}", TextStatus.SENT)
        )
    for id_ in ids:
        phone = await desk.read(phone_of, id_)
        await desk.run(receive_text, Inbound(f"SMin{id_}", phone, OUR_NUMBER, "Where do I vote?"))
        await desk.run(answer, who, id_, Answer(body="At the school"), f"act-{id_}")
    return ids


def phone_of(session, _now, id_: int) -> str:
    found = conversations.find(session, id_)
    assert found is not None
    return found.phone


def server_connections(server: PostgresqlServer) -> int:
    """How many connections the server has, but for the one that asks."""
    asked = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(server.conninfo()) as connection:
        row = connection.execute(asked.encode()).fetchone()
        assert row is not None
        return int(row[0])


@pytest.mark.postgresql
def test_statements_are_prepared_where_no_pooler_stands_between(server):
    with pgbouncer(server) as url:
        for address, prepared in ((url, None), (server.url("postgres"), 3)):
            with closing(Database(address)) as database, database.engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert driver is not None
                assert driver.prepare_threshold == prepared


@pytest.mark.postgresql
def test_the_role_keeps_what_a_pooler_lets_nobody_ask_for_at_the_start(server):
    """Jit costs more than it saves, and nobody is to hold locks while idle."""
    with closing(Database(server.url("postgres"))) as database:
        upgrade(database)
    with pgbouncer(server) as url, psycopg.connect(url) as connection:
        told = [connection.execute(f"SHOW {name}".encode()).fetchone() for name in ("jit", TIMEOUT)]
    assert told == [("off",), ("1min",)]
