"""Waits for something to become true instead of for time to pass."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST = 15.0  # seconds
_GLANCE = 0.01


async def eventually(look: Callable[[], T | Awaitable[T]], *, what: str = "it") -> T:
    """The first true answer of `look`, which is asked again and again; fails when it stays false."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + LONGEST
    while True:
        seen = look()
        answer: T = await seen if isinstance(seen, Awaitable) else seen
        if answer:
            return answer
        assert loop.time() < deadline, f"waited in vain for {what}: {answer!r}"
        await asyncio.sleep(_GLANCE)
