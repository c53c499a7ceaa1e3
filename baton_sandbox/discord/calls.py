"""The record of every request, and Discord's rate limits, enforced when a test or the demo wants them."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from baton_sandbox.discord.shapes import Given


@dataclass(frozen=True)
class ApiCall:
    """One request as it came in; `code` is Discord's error code, 0 for a success or an HTTP status alone."""

    operation: str
    path: str
    body: Given
    at: datetime
    status: int
    code: int

    @property
    def error(self) -> bool:
        return self.status >= HTTPStatus.BAD_REQUEST


@dataclass(frozen=True)
class Limit:
    """How often a route may be called for one channel: `count` times in `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True)
class Room:
    """What is left of a limit."""

    limit: Limit
    remaining: int
    reset_after: float


# Not documented as numbers, and not to be relied on; these are what posts into one channel meet in practice.
POSTING = Limit(5, 5.0)
ROOMY = Limit(50, 1.0)


class Buckets:
    """Counts requests within each bucket's window."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._seen: dict[str, deque[datetime]] = {}

    def admit(self, bucket: str, limit: Limit) -> Room:
        """Count one request; `remaining` is -1 when there was no room for it."""
        now = self._now()
        seen = self._seen.setdefault(bucket, deque())
        while seen and (now - seen[0]).total_seconds() >= limit.seconds:
            seen.popleft()
        if len(seen) >= limit.count:
            return Room(limit, -1, limit.seconds - (now - seen[0]).total_seconds())
        seen.append(now)
        return Room(limit, limit.count - len(seen), limit.seconds - (now - seen[0]).total_seconds())
