"""kill -9 at every boundary of the courier: after the restart no text was sent twice, and none is lost."""

import asyncio
import json
import signal
from dataclasses import asdict
from datetime import timedelta

import pytest

from baton_sandbox.twilio import faults
from bot.vocabulary import TextStatus
from tests.courier.doomed import BOUNDARIES
from tests.courier.texts import assert_none_twice_and_none_lost, statuses, text_everybody, texts
from tests.processes import Process
from tests.waiting import eventually

TEXTS = 12


@pytest.fixture
def doomed(database_url, account, world, tmp_path):
    """Starts a courier that dies at a boundary the third time it gets there; the process."""
    started = []

    def start(boundary: str = "", per_second: float = 1000.0) -> Process:
        orders = {
            "database": database_url,
            "account": asdict(account),
            "now": world.now().isoformat(),
            "boundary": boundary,
            "turn": 3,
            "per_second": per_second,
        }
        started.append(Process("tests.courier.doomed", json.dumps(orders), output=tmp_path / "said"))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.ended()


async def go_on(bank, gateway, carrying, world, sent):
    """A new process takes over, and the clock goes on until nothing can change any more."""
    for step in range(13):
        async with carrying(gateway) as courier:
            await courier.reconcile()
            if step == 0:
                await eventually(lambda: TextStatus.QUEUED not in statuses(bank, sent))
        world.advance(timedelta(seconds=61))


@pytest.mark.parametrize("boundary", BOUNDARIES)
async def test_killed_at_a_boundary(bank, twilio, gateway, carrying, world, doomed, boundary):
    """By then some are with the provider, some are on their way, and some still wait."""
    sent = text_everybody(bank, TEXTS)
    process = doomed(boundary, per_second=4.0)  # four at once, then one by one
    assert await asyncio.wait_for(process.wait(), 30) == -signal.SIGKILL
    await go_on(bank, gateway, carrying, world, sent)
    assert_none_twice_and_none_lost(bank, twilio, sent)


async def test_killed_while_the_provider_takes_the_text(bank, twilio, gateway, carrying, world, doomed):
    """The text is taken, and whoever waited for the answer is gone."""
    twilio.faults.next_creates(faults.late(30), times=TEXTS)
    sent = text_everybody(bank, TEXTS)
    process = doomed()
    await eventually(lambda: len(twilio.creates) == TEXTS)
    process.kill()
    await process.wait()
    twilio.faults.clear()
    await go_on(bank, gateway, carrying, world, sent)
    assert_none_twice_and_none_lost(bank, twilio, sent)
    assert all(text.provider_id for text in texts(bank, sent))
    assert len(twilio.creates) == TEXTS


async def test_killed_at_any_moment(bank, twilio, gateway, carrying, world, doomed):
    """Three couriers after one another, each killed in the midst of it."""
    twilio.faults.next_creates(faults.late(0.05), times=200)
    sent = text_everybody(bank, 40)
    for _ in range(3):
        past = len(twilio.creates)
        process = doomed(per_second=8.0)
        await eventually(lambda: len(twilio.creates) > past)  # noqa: B023  asked at once
        process.kill()
        await process.wait()
    twilio.faults.clear()
    await go_on(bank, gateway, carrying, world, sent)
    assert_none_twice_and_none_lost(bank, twilio, sent)
