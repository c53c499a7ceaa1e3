"""Finding somebody by name or number, and a conversation by words, by the size of the list."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import sqlalchemy as sa
from sqlmodel import col

from bench import bank
from bench.grounds import Ground
from bench.report import Table, ms, rate, ratio
from bench.scale import Scale
from bot.assignment import timers
from bot.assignment.contacts import finding, indexing
from bot.storage.engine.database import Database
from bot.storage.tables import Contact, WrittenWord

# As names are: a few that many have, and many that few have.
_FIRST, _LAST, _WORDS = 3_001, 20_011, 5_003
# One in so many contacts wrote, three words each.
_WROTE, _SAID = 5, 3
SCAN = sa.text("SELECT id FROM contact WHERE last_name LIKE :what LIMIT 51")


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """The same searches in ever larger lists, against a scan for one name."""
    rows = [_row(ground, scale, size) for size in scale.sizes]
    yield Table(
        "Find, p50 and p99 in ms",
        ("contacts", "indexed/s", "scan p50", "name", "two names", "number", "words", "/ scan"),
        tuple(rows),
        "A scan for one last name, bare. Then what /contacts find takes in all: by the beginning of a name,\n"
        "  by first and last name, by the last four digits, and by two words that contacts wrote.",
    )


def _row(ground: Ground, scale: Scale, size: int) -> tuple[str, ...]:
    chance = random.Random(size)
    with ground.database() as database:
        bank.lay(database, contacts=size, people=1)
        _name(database)
        indexed = size / _indexed(database)
        _write(database, size)
        bank.settle(database, "VACUUM ANALYZE")
        scan = _times(partial(_scan, database), [f"Na{chance.randrange(_LAST)}%" for _ in range(scale.looks)])
        asked: tuple[Callable[[], str], ...] = (
            lambda: f"Na{_skewed(chance, _LAST)}",
            lambda: f"Fo{_skewed(chance, _FIRST)} Na{_skewed(chance, _LAST)}",
            lambda: f"{2_120_000_000 + chance.randrange(size)}"[-4:],
            lambda: f"w0o{_skewed(chance, _WORDS)} w1o{_skewed(chance, _WORDS)}",
        )
        looks = max(1, scale.clicks // 10)
        found = [_times(partial(_find, database), [ask() for _ in range(looks)]) for ask in asked]
    cells = (f"{ms(_at(each, 0.5))} {ms(_at(each, 0.99))}" for each in found)
    return (f"{size:,}", rate(indexed), ms(_at(scan, 0.5)), *cells, ratio(_at(found[0], 0.5), _at(scan, 0.5)))


def _name(database: Database) -> None:
    """Names of which the first are the most frequent."""
    number = col(Contact.id)
    first = (number * number + number * 7) % _FIRST % (number % 97 + 1)
    last = (number * number + number * 3) % _LAST % (number % 997 + 1)
    named = {
        "first_name": sa.literal("Fo") + sa.cast(first, sa.String),
        "last_name": sa.literal("Na") + sa.cast(last, sa.String),
    }
    with database.transaction() as session:
        session.execute(sa.update(Contact).values(**named))


def _indexed(database: Database) -> float:
    """The seconds that it takes until all contacts are found."""
    began = time.perf_counter()
    with database.transaction() as session:
        indexing.begin(session, bank.NOW, 1)
    more = True
    while more:
        with database.transaction() as session:
            more = timers.fire_next(session, bank.NOW)
    return time.perf_counter() - began


def _write(database: Database, size: int) -> None:
    """Every so many contacts wrote; one of them each of these words, once."""
    each = bank.numbers(size // _WROTE)
    for place in range(_SAID):
        said = (each.c.number * each.c.number + each.c.number * (place * 11 + 5)) % _WORDS
        word = sa.literal(f"w{place}o") + sa.cast(said % (each.c.number % 499 + 1), sa.String)
        with bank.unchecked(database) as session:
            bank.fill(session, WrittenWord, {"word": word, "conversation_id": each.c.number * _WROTE}, each)


def _skewed(chance: random.Random, among: int) -> int:
    return min(chance.randrange(among), chance.randrange(1, among) % (chance.randrange(200) + 1))


def _find(database: Database, typed: str) -> None:
    with database.transaction() as session:
        finding.find(session, bank.NOW, bank.admin(), typed)


def _scan(database: Database, what: str) -> None:
    with database.reading() as session:
        session.execute(SCAN, {"what": what}).all()


def _times(look: Callable[[str], None], asked: Sequence[str]) -> list[float]:
    """Milliseconds of each look, sorted; the first ones warm up."""
    found = []
    for place, what in enumerate([*asked[:3], *asked]):
        began = time.perf_counter()
        look(what)
        if place >= len(asked[:3]):
            found.append((time.perf_counter() - began) * 1000)
    return sorted(found)


def _at(times: Sequence[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]
