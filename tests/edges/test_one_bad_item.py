"""One item that goes wrong, whatever it is, neither ends the process nor keeps another waiting."""

import signal
from contextlib import closing

import pytest
import sqlalchemy as sa
from aiohttp.test_utils import unused_port
from sqlmodel import col

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.server import TwilioServer
from bot.assignment.texting.claim import claim_bucket
from bot.bootstrap import utc_now
from bot.storage.engine.database import Database
from bot.storage.tables import OutboxItem, Timer
from bot.storage.traffic import outbox, timers
from bot.vocabulary import Parcel, Timed
from tests.assignment.bank import Bank, row
from tests.clock import StillClock
from tests.edges.process import PUBLIC, baton_process
from tests.waiting import eventually

# A message, a campaign and a shift that do not exist.
NONE = 999_999


@pytest.fixture
async def twilio():
    async with TwilioServer(Clock()) as server:
        server.detour(PUBLIC, f"http://127.0.0.1:{unused_port()}")
        yield server


def spoil(bank: Bank) -> None:
    """An item of each sort that raises, in front of a letter, a text and a timer that are well."""
    now = bank.clock()
    with bank.database.transaction() as session:
        outbox.put(session, Parcel.TEXT, NONE, now=now)
        outbox.put(session, Parcel.DELIVERY_UNKNOWN, NONE, now=now, to=("pigeon", "P1"))
        outbox.put(session, Parcel.UNHELD, NONE, now=now, to=("pigeon", "P1"))
        timers.put(session, Timed.DIGEST, NONE, now, now=now)
    ahead = 12 - now.hour
    opened = bank.open(rows=[row(1, zone=f"Etc/GMT{-ahead:+d}")])
    bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    with bank.database.transaction() as session:
        outbox.put(session, Parcel.UNHELD, opened, now=now, to=("pigeon", "P2"))
        timers.put(session, Timed.DIGEST, opened, now, now=now)


def left(database: Database, table: type[OutboxItem | Timer], kind: str) -> list[tuple[str, bool]]:
    """The states of what there is of a kind, and whether something went wrong with it."""
    with database.reading() as session:
        rows = sa.select(col(table.state), col(table.failures)).where(col(table.kind) == kind)
        return [(state, failures > 0) for state, failures in session.execute(rows.order_by(col(table.id)))]


async def test_one_bad_item_of_each_sort_ends_nothing_and_keeps_nothing_waiting(
    database_url, database, twilio, tmp_path
):
    spoil(Bank(database, StillClock(utc_now())))
    with closing(database):
        for _ in range(2):  # nor does it at the next start
            async with baton_process(database_url, twilio, tmp_path) as process:
                await eventually(lambda: len(twilio.creates) == 1)
                await eventually(lambda: left(database, OutboxItem, "text")[-1][0] == "done")
                await eventually(lambda: left(database, OutboxItem, "unheld")[1] == ("dead", False))
                await eventually(lambda: left(database, Timer, "digest")[1][0] == "fired")
                assert process.child.returncode is None
                assert await process.stop(signal.SIGTERM, 15) < 14
                assert process.child.returncode == 0
        assert left(database, OutboxItem, "text")[0] == ("waiting", True)
        assert left(database, OutboxItem, "delivery_unknown") == [("waiting", True)]
        assert left(database, OutboxItem, "unheld")[0] == ("waiting", True)
        assert left(database, Timer, "digest")[0] == ("waiting", True)
