"""The courier remembers an address only for as long as it matters."""

import asyncio

from bot.courier.lanes import SHARE, SPACING, Lanes
from bot.courier.letters import Letters
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel
from tests.waiting import eventually


def test_a_lane_stays_while_a_letter_is_under_way_its_pause_lasts_or_turns_are_taken():
    lanes = Lanes()
    lanes.of("slack", "busy").under_way = 1
    lanes.of("slack", "closed").opens_at = 30.0
    lanes.of("slack", "queued").next_turn(0.0)
    lanes.of("slack", "idle")
    lanes.tidy(0.0)
    assert len(lanes) == 3
    lanes.tidy(SPACING)
    assert len(lanes) == 2
    lanes.tidy(30.0)
    assert len(lanes) == 1
    assert lanes.of("slack", "busy").under_way == 1


def test_a_lane_that_was_forgotten_gives_the_turns_it_would_have_given():
    kept, lanes = Lanes().of("slack", "C1"), Lanes()
    lanes.of("slack", "C1").next_turn(0.0)
    kept.next_turn(0.0)
    lanes.tidy(SPACING)
    assert len(lanes) == 0
    assert lanes.of("slack", "C1").next_turn(SPACING) == kept.next_turn(SPACING) == (SHARE + 1) * SPACING


async def test_many_addresses_leave_nothing_behind(bank, desk, channel):
    seconds = asyncio.get_running_loop().time
    letters = Letters(desk, {"slack": channel}, seconds)
    opened = bank.open(1)
    with bank.database.transaction() as session:
        for number in range(100):
            outbox.put(session, Parcel.UNHELD, opened, now=bank.clock(), to=("slack", f"C{number}"))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(letters.rounds.run())
        try:
            await eventually(lambda: woken(letters) and len(channel.posted) == 100 and not len(letters.lanes))
        finally:
            letters.rounds.stop()


def woken(letters: Letters) -> bool:
    """As by the courier's beat."""
    letters.rounds.wake()
    return True
