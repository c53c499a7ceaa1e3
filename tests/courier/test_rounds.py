"""A walk ends when it is told to, whatever it waits for."""

import asyncio

import pytest

from bot.courier.rounds import Rounds


async def ended_after(rounds: Rounds, begun: asyncio.Event) -> float:
    """How many seconds a walk goes on once it is told to stop."""
    seconds = asyncio.get_running_loop().time
    walk = asyncio.create_task(rounds.run())
    await begun.wait()
    stopped = seconds()
    rounds.stop()
    await walk
    return seconds() - stopped


async def test_a_walk_whose_rounds_went_wrong_waits_no_longer_once_it_is_told_to_stop():
    """The third pause would be one of four seconds."""
    begun, rounds_ = asyncio.Event(), 0

    async def wrong() -> float | None:
        nonlocal rounds_
        rounds_ += 1
        if rounds_ == 3:
            begun.set()
        raise RuntimeError("wrong")

    assert await ended_after(Rounds(wrong), begun) < 3


async def test_a_reading_ends_where_it_is():
    begun, cancelled = asyncio.Event(), asyncio.Event()

    async def reading() -> int:
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise
        return 1

    results = []

    async def round_() -> float | None:
        results.append(await rounds.unless_stopped(reading()))
        return None

    rounds = Rounds(round_)
    assert await ended_after(rounds, begun) < 5
    assert cancelled.is_set()
    assert results == [None]


async def test_a_reading_that_comes_to_something_tells_it_and_one_that_goes_wrong_raises():
    async def right() -> int:
        return 1

    async def wrong() -> int:
        raise LookupError("wrong")

    async def nothing() -> None:
        return None

    rounds = Rounds(nothing)
    assert await rounds.unless_stopped(right()) == 1
    with pytest.raises(LookupError):
        await rounds.unless_stopped(wrong())
