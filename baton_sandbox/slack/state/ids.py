"""Identifiers and message timestamps that never repeat within one workspace."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Ids:
    """Hands out identifiers by prefix, counted from one, and strictly rising timestamps."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._counts: Counter[str] = Counter()
        self._last_stamp = 0

    def next(self, prefix: str) -> str:
        """The next identifier, such as `D0000000A`: upper case letters and digits, as Slack's are."""
        self._counts[prefix] += 1
        return f"{prefix}0{_base36(self._counts[prefix]):0>8}"

    def stamp(self) -> str:
        """A message timestamp: seconds with six decimals, greater than every one before."""
        self._last_stamp = max(self._last_stamp + 1, (self._now() - _EPOCH) // _MICROSECOND)
        return f"{self._last_stamp // 1_000_000}.{self._last_stamp % 1_000_000:06d}"


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + digits
    return digits
