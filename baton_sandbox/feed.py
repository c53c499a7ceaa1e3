"""The feed on which everybody who watches hears of each change, and waiting for one without sleeping."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

Change = TypeVar("Change")
T = TypeVar("T")
Unsubscribe = Callable[[], None]


class Feed(Generic[Change]):
    """Tells every watcher of each change, at once and in order."""

    def __init__(self) -> None:
        self._watchers: list[Callable[[Change], None]] = []

    def subscribe(self, watcher: Callable[[Change], None]) -> Unsubscribe:
        """Hear of every change from now on; the answer ends it."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def publish(self, change: Change) -> None:
        """Tell everybody who watches."""
        for watcher in list(self._watchers):
            watcher(change)


async def wait_until(feed: Feed[Change], happened: Callable[[], T], seconds: float) -> T:
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
