"""PostgreSQL dies while texts leave: what the provider took is known afterwards, and nothing goes twice."""

import asyncio
from contextlib import closing
from datetime import timedelta

import pytest

from baton_sandbox.twilio import faults
from bot.assignment.desk import Desk
from bot.courier import Courier, Limits
from bot.storage.engine.database import Database
from bot.storage.migrations.schema import upgrade
from bot.vocabulary import TextStatus
from tests.assignment.bank import Bank
from tests.courier.texts import assert_none_twice_and_none_lost, statuses, text_everybody
from tests.postgresql import PostgresqlMissing, postgresql_server
from tests.waiting import eventually

pytestmark = pytest.mark.postgresql


@pytest.fixture
def server():
    """A server that keeps what was committed, of this test's own."""
    try:
        with postgresql_server(durable=True) as server:
            yield server
    except PostgresqlMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture
def database_url(server):
    with closing(Database(server.url("postgres"))) as database:
        upgrade(database)
    return server.url("postgres")


async def test_killed_while_texts_leave(server, database, database_url, twilio, gateway, world, clock):
    bank = Bank(database, clock)
    sent = text_everybody(bank, 30)
    twilio.faults.next_creates(faults.late(0.3), times=60)
    with closing(Desk(Database(database_url), clock)) as desk:
        courier = Courier(desk, gateway, {}, Limits(20.0))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(courier.run())
            await eventually(lambda: len(twilio.creates) >= 8)
            await asyncio.to_thread(server.kill)
            await asyncio.sleep(0.5)  # answers come in meanwhile
            await asyncio.to_thread(server.start)
            courier.wake()
            await eventually(lambda: len(twilio.creates) >= 20)
            for _ in range(12):
                await courier.reconcile()
                world.advance(timedelta(seconds=61))
                courier.wake()
            await eventually(
                lambda: (
                    set(statuses(bank, sent))
                    <= {TextStatus.ACCEPTED, TextStatus.UNKNOWN, TextStatus.DELIVERED}
                )
            )
            courier.stop()
    assert_none_twice_and_none_lost(bank, twilio, sent)
