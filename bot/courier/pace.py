"""How fast texts may leave."""

from collections.abc import Callable


class Pace:
    """A steady number of segments per second, with at most one second's worth (and at least one) saved up.

    A text of several segments leaves when the first of them may, and those behind it wait for the rest.
    `clock` counts seconds and never runs backwards.
    """

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        self._per_second = self._granted = per_second
        self._clock = clock
        self._most = max(1.0, per_second)
        self._saved = self._most
        self._counted_at = clock()

    def ready(self) -> int:
        """How many texts may leave now."""
        self._count()
        return max(0, int(self._saved))

    def delay(self) -> float:
        """Seconds until the next text may leave; 0 when one may now."""
        self._count()
        return max(0.0, (1.0 - self._saved) / self._per_second)

    def spend(self, segments: int) -> None:
        """A text of so many segments leaves."""
        self._saved -= max(1, segments)

    def slow(self, times: int) -> None:
        """From now on leave so many times slower than was granted: once is the full pace."""
        self._count()
        self._per_second = self._granted / times
        self._most = max(1.0, self._per_second)

    def hold(self, seconds: float) -> None:
        """The provider asks for so long a pause."""
        self._count()
        self._saved = min(self._saved, 1.0 - seconds * self._per_second)

    def _count(self) -> None:
        now = self._clock()
        self._saved = min(self._most, self._saved + (now - self._counted_at) * self._per_second)
        self._counted_at = now
