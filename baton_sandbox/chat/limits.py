"""Rate limits: how often something may be asked for within a time."""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Left:
    """How many more may come, -1 where this one was too many, and in how many seconds there is room again."""

    remaining: int
    reset_after: float


class Limiter:
    """Counts requests of each kind within the time that ends now."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._seen: dict[Hashable, deque[datetime]] = {}

    def admit(self, kind: Hashable, count: int, seconds: float) -> Left:
        """Count one request of a kind that may come `count` times in `seconds`, if there is room for it."""
        now = self._now()
        seen = self._seen.setdefault(kind, deque())
        while seen and (now - seen[0]).total_seconds() >= seconds:
            seen.popleft()
        if len(seen) >= count:
            return Left(-1, seconds - (now - seen[0]).total_seconds())
        seen.append(now)
        return Left(count - len(seen), seconds - (now - seen[0]).total_seconds())
