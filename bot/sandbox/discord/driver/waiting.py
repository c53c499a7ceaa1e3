"""Waiting for the world to change, without sleeping."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.sandbox.discord.changes import Feed

T = TypeVar("T")


async def wait_until(feed: Feed, happened: Callable[[], T], seconds: float) -> T:
    """The first true answer of `happened`, asked now and at each change; raises TimeoutError."""
    changed = asyncio.Event()
    unsubscribe = feed.subscribe(lambda _: changed.set())
    try:
        async with asyncio.timeout(seconds):
            while not (result := happened()):
                changed.clear()
                await changed.wait()
            return result
    finally:
        unsubscribe()
