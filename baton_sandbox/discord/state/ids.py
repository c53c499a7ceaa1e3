"""Snowflakes: identifiers that carry the millisecond they were made in, and never repeat."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

# https://docs.discord.com/developers/reference#snowflakes
_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_TIME_BITS = 22


class Snowflakes:
    """Hands out strictly rising snowflakes as decimal strings."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0

    def next(self) -> str:
        milliseconds = (self._now() - _EPOCH) // _MILLISECOND
        self._last = max(self._last + 1, milliseconds << _TIME_BITS)
        return str(self._last)
