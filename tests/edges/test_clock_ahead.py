"""Two real processes on one database: the first by a clock an hour ahead, the second by the right one."""

import signal
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from aiohttp.test_utils import unused_port
from sqlmodel import col

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.server import TwilioServer
from bot.assignment.texting.claim import claim_bucket
from bot.bootstrap import utc_now
from bot.storage.engine.database import Database
from bot.storage.tables import Conversation, OutboxItem
from tests.assignment.bank import Bank, row
from tests.clock import StillClock
from tests.edges import ahead
from tests.edges.process import PUBLIC, Process, baton_process
from tests.waiting import eventually

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def twilio():
    async with TwilioServer(Clock()) as server:
        server.detour(PUBLIC, f"http://127.0.0.1:{unused_port()}")
        yield server


def moments(database: Database) -> list[datetime]:
    """When what waits is due, and since when contacts wait."""
    with database.reading() as session:
        due = sa.select(col(OutboxItem.due_at)).where(col(OutboxItem.state) == "waiting")
        since = sa.select(col(Conversation.waiting_since)).where(col(Conversation.waiting_since).is_not(None))
        return [*session.execute(due).scalars(), *session.execute(since).scalars()]


async def told(process: Process) -> object:
    return (await process.health())[1]["clock_ahead"]


@pytest.mark.timeout(240)
async def test_what_a_clock_ahead_put_off_is_set_right_and_counted(database_url, database, twilio, tmp_path):
    clock = StillClock()
    clock.time = ahead.clock()
    bank = Bank(database, clock)
    zone = f"Etc/GMT{clock.time.hour - 12:+d}"  # noon there
    opened = bank.open(rows=[row(1, zone=zone, phone="+12125550142")])
    bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    async with baton_process(database_url, twilio, tmp_path, argv=("tests.edges.ahead",)) as process:
        await eventually(lambda: twilio.creates)
        assert (await process.hear("Where do I vote?"))[0] == 204
        assert await told(process) == 0
        await process.stop(signal.SIGTERM, within=15)
    assert max(moments(database)) > utc_now() + 50 * MINUTE
    async with baton_process(database_url, twilio, tmp_path) as process:
        assert await told(process) != 0
        await process.logs("a clock was ahead")
        assert await told(process) == 0
        assert (await process.hear("Hello?"))[0] == 204
    assert max(moments(database)) <= utc_now() + 2 * MINUTE
