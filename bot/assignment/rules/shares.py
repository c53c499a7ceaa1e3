"""Shares of a whole, with the interval in which the true share lies nineteen times of twenty."""

from dataclasses import dataclass
from math import sqrt

# Of fewer than these nothing is said: the interval would be wider than most differences.
ENOUGH = 100
# Of a normal distribution, 95 % lie within so many standard deviations.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `of`."""

    count: int
    of: int

    @property
    def is_enough(self) -> bool:
        """Whether the whole is large enough to tell."""
        return self.of >= ENOUGH

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of nothing."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval, which also holds for small shares: never below 0, never empty.

        E. B. Wilson, Probable Inference (1927), https://doi.org/10.1080/01621459.1927.10502953
        """
        if not self.of:
            return 0.0, 1.0
        weight = _Z**2 / self.of
        middle = (self.share + weight / 2) / (1 + weight)
        half = _Z / (1 + weight) * sqrt(self.share * (1 - self.share) / self.of + weight / self.of / 4)
        low = 0.0 if self.count == 0 else max(0.0, middle - half)
        return low, 1.0 if self.count == self.of else min(1.0, middle + half)
