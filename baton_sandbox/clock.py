"""The sandbox's clock: real UTC plus an offset that only grows, so that an evening can be over now."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def real_time() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Time as everybody in the sandbox sees it; `source` is what the offset is added to."""

    def __init__(self, offset: timedelta = timedelta(0), source: Callable[[], datetime] = real_time) -> None:
        self._offset = offset
        self._source = source
        self._watchers: list[Callable[[], None]] = []

    @property
    def offset(self) -> timedelta:
        return self._offset

    def now(self) -> datetime:
        """The sandbox's present, aware, in UTC."""
        return self._source() + self._offset

    def advance(self, by: timedelta) -> None:
        """Move on by `by` and tell all watchers; ValueError when it would run backwards."""
        if by < timedelta(0):
            raise ValueError("The sandbox's clock only moves forward.")
        self._offset += by
        for watcher in tuple(self._watchers):
            watcher()

    def on_change(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call `watcher` after every move of the clock; returns what ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)
