"""How much is measured: enough to trust, enough to smoke-test, or enough to see that it still runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Sizes are contacts in a campaign; crowds are people at once; `runs` alternate and give medians.

    `moves` are contacts that one plan moves.
    """

    sizes: tuple[int, ...]
    crowds: tuple[int, ...]
    runs: int
    claims: int
    big_claims: int
    replies: int
    rows: int
    waiting: int
    clicks: int
    moves: tuple[int, ...]
    timers: int
    opening: int
    lessons: int = 5_000
    looks: int = 5
    on_shift: tuple[int, ...] = (1, 8, 1_000)

    @property
    def crowd(self) -> int:
        """The crowd that is compared across sizes."""
        return self.crowds[len(self.crowds) // 2]

    @property
    def middle(self) -> int:
        """The size at which everything but the effect of size is measured."""
        return self.sizes[len(self.sizes) // 2]


FULL = Scale(
    sizes=(10_000, 100_000, 1_000_000),
    crowds=(1, 8, 32),
    runs=3,
    claims=300,
    big_claims=40,
    replies=1_500,
    rows=100_000,
    waiting=10_000,
    clicks=1_500,
    moves=(1_000, 10_000, 100_000),
    timers=5_000,
    opening=200_000,
)
QUICK = Scale(
    sizes=(5_000, 20_000),
    crowds=(1, 8),
    runs=1,
    claims=100,
    big_claims=10,
    replies=300,
    rows=10_000,
    waiting=500,
    clicks=200,
    moves=(1_000, 5_000),
    timers=1_000,
    opening=20_000,
    lessons=1_000,
    looks=2,
)
TINY = Scale(
    sizes=(400, 800),
    crowds=(1, 2),
    runs=1,
    claims=4,
    big_claims=1,
    replies=6,
    rows=200,
    waiting=20,
    clicks=6,
    moves=(100,),
    timers=20,
    opening=400,
    lessons=60,
    looks=1,
    on_shift=(1, 2),
)
