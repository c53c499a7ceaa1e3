"""Claims: Baton's against the bare statement of the same design, at every size and in every crowd."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bench import bank
from bench.bare import Hands
from bench.crowd import Figures, Timed, alternating, in_tasks, in_threads
from bench.grounds import Ground
from bench.report import Table, ms, rate, ratio
from bench.scale import Scale
from bot.assignment.desk import Desk
from bot.assignment.texting.claim import claim_bucket
from bot.storage.engine.database import Database

BUCKET, BIG = 25, 200
HEAD = ("contacts", "at once", "bare /s", "p50 ms", "p99 ms", "Baton /s", "p50 ms", "p99 ms", "Baton / bare")

# People at once, claims to make, contacts in each.
Rush = tuple[int, int, int]


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """Claims by size and crowd, large buckets, and where the time of one claim goes."""
    small: dict[Rush, dict[int, list[Figures]]] = {}
    rows: list[tuple[str, ...]] = []
    big_rows: list[tuple[str, ...]] = []
    parts: list[Table] = []
    for size in scale.sizes:
        with ground.database(connections=10) as database:
            bank.lay(database, contacts=size, people=scale.claims)
            booth = Booth(database)
            for crowd in scale.crowds:
                rush = (crowd, scale.claims, BUCKET)
                found = booth.compare(scale.runs, rush, [booth.bare, booth.desk])
                small.setdefault(rush, {})[size] = found
                rows.append(_row(size, crowd, *found))
            big = booth.compare(scale.runs, (scale.crowd, scale.big_claims, BIG), [booth.bare, booth.desk])
            big_rows.append(_row(size, scale.crowd, *big))
            if size == scale.middle:
                parts.append(booth.parts(scale))
    middle = small[scale.crowd, scale.claims, BUCKET]
    yield Table(f"Claims of {BUCKET}", HEAD, tuple(rows), _flatness(middle, scale))
    yield Table(f"Claims of {BIG}", HEAD, tuple(big_rows), "One bucket writes eight times as many rows.")
    yield from parts


class Booth:
    """Buckets of one database claimed in several ways; every run starts with all contacts untaken."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def compare(self, runs: int, rush: Rush, ways: Iterable[Callable[[Rush], Timed]]) -> list[Figures]:
        """The figures of each way, measured in turn."""
        return alternating(runs, [partial(way, rush) for way in ways])

    def bare(self, rush: Rush) -> Timed:
        """One hand-written statement a claim."""
        with Hands(self._database) as hands:
            return self._in_threads(rush, lambda person: hands.claim(person, rush[2]))

    def bare_with_history(self, rush: Rush) -> Timed:
        """The same, and who held what since when."""
        with Hands(self._database) as hands:
            return self._in_threads(rush, lambda person: hands.claim_and_remember(person, rush[2]))

    def operation(self, rush: Rush) -> Timed:
        """Baton's operation in a transaction, on threads."""

        def claim(person: int) -> int:
            with self._database.transaction() as session:
                return claim_bucket(session, bank.NOW, bank.volunteer(person), bank.CAMPAIGN, rush[2]).dealt

        return self._in_threads(rush, claim)

    def desk(self, rush: Rush) -> Timed:
        """Through the desk, as a click comes."""
        people, claims, size = rush

        async def all_of_them() -> Timed:
            desk = Desk(self._database, bank.clock)

            async def press(person: int) -> None:
                claimed = await desk.run(claim_bucket, bank.volunteer(person), bank.CAMPAIGN, size)
                _is_full(claimed.dealt, size)

            return await in_tasks(people, press, range(1, claims + 1))

        return self._checked(rush, lambda: asyncio.run(all_of_them()))

    def parts(self, scale: Scale) -> Table:
        """Where the time of one claim goes."""
        rush = (scale.crowd, scale.claims, BUCKET)
        ways = {
            "bare statement": self.bare,
            "… and its history rows": self.bare_with_history,
            "Baton's operation, on threads": self.operation,
            "… through the desk": self.desk,
        }
        found = dict(zip(ways, self.compare(scale.runs, rush, ways.values()), strict=True))
        bare = found["bare statement"]
        rows = (
            (name, rate(each.rate), ms(each.p50), ms(each.p99), ratio(each.rate, bare.rate))
            for name, each in found.items()
        )
        title = f"Where a claim's time goes: {scale.middle:,} contacts, {scale.crowd} at once"
        reading = (
            "The operation also checks who asks, what they hold and the hours, and writes the first text."
        )
        return Table(title, ("", "/s", "p50 ms", "p99 ms", "/ bare"), tuple(rows), reading)

    def _in_threads(self, rush: Rush, claim: Callable[[int], int]) -> Timed:
        people, claims, size = rush

        def press(person: int) -> None:
            _is_full(claim(person), size)

        return self._checked(rush, lambda: in_threads(people, press, range(1, claims + 1)))

    def _checked(self, rush: Rush, measure_: Callable[[], Timed]) -> Timed:
        """A run counts only if exactly what was handed out is held, each contact by one person."""
        bank.put_back(self._database)
        timed = measure_()
        handed, (held, live) = rush[1] * rush[2], bank.held(self._database)
        if held != handed or live not in {0, handed}:
            raise AssertionError(f"handed out {handed}, held {held}, with history {live}")
        return timed


def _is_full(dealt: int, size: int) -> None:
    if dealt != size:
        raise AssertionError(f"a bucket of {size} came with {dealt}")


def _row(size: int, crowd: int, bare: Figures, ours: Figures) -> tuple[str, ...]:
    figures = [word for each in (bare, ours) for word in (rate(each.rate), ms(each.p50), ms(each.p99))]
    return (f"{size:,}", str(crowd), *figures, ratio(ours.rate, bare.rate))


def _flatness(by_size: dict[int, list[Figures]], scale: Scale) -> str:
    (bare, ours), (bare_large, ours_large) = by_size[scale.sizes[0]], by_size[scale.sizes[-1]]
    return (
        f"p99 at {scale.sizes[-1]:,} against {scale.sizes[0]:,} contacts with {scale.crowd} at once: "
        f"bare {ratio(bare_large.p99, bare.p99)}, Baton {ratio(ours_large.p99, ours.p99)}. 1 × is flat."
    )
