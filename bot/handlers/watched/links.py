"""The sockets over which chat platforms reach this process, and whether each is up."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


async def _not_yet() -> bool:
    return False


@dataclass(slots=True)
class Link:
    """One socket; `up` is set by whoever opens it."""

    up: Callable[[], Awaitable[bool]] = _not_yet


Links = dict[str, Link]
