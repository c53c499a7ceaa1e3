"""What the core answers about whom can be texted when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Readiness:
    """Contacts that nobody took yet, by when they can be texted.

    Some of the `asleep` can from `asleep_until` on, some of the `locked`, whom another campaign texted, from
    `locked_until`; None is never. `in_hand` are with volunteers of another campaign; `abroad` counts by
    country those whose numbers this campaign does not text.
    """

    now: int = 0
    asleep: int = 0
    asleep_until: datetime | None = None
    locked: int = 0
    locked_until: datetime | None = None
    in_hand: int = 0
    abroad: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """All of them."""
        return self.now + self.asleep + self.locked + self.in_hand + sum(count for _, count in self.abroad)


NOBODY_READY = Readiness()
