"""What admins look at: what waits, and a campaign in numbers, by the size of the list."""

import time
from collections.abc import Callable, Iterator
from statistics import median

import sqlalchemy as sa

from bench import bank
from bench.grounds import Ground
from bench.report import Table, ms, ratio
from bench.scale import Scale
from bot.assignment import attention, progress
from bot.storage.database import Database

BY_HOLDER = sa.text(
    "SELECT holder_id, count(*), min(waiting_since) FROM conversation"
    " WHERE state = 'needs_attention' AND barred IS NULL GROUP BY holder_id"
)


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """The same number of waiting conversations in ever larger lists."""
    found: list[list[float]] = []
    for size in scale.sizes:
        with ground.database() as database:
            bank.lay(database, contacts=size, people=20)
            bank.let_wait(database, min(scale.waiting, size // 2))
            looks = (_by_hand, _what_waits, _status)
            found.append(
                [median(_milliseconds(look, database) for _ in range(scale.looks)) for look in looks]
            )
    rows = (
        (f"{size:,}", ms(bare), ms(board), ratio(bare, board), ms(status))
        for size, (bare, board, status) in zip(scale.sizes, found, strict=True)
    )
    growth = ratio(found[-1][1], found[0][1])
    yield Table(
        f"Boards, {scale.waiting:,} waiting",
        ("contacts", "bare GROUP BY ms", "/attention ms", "bare / ours", "/campaign status ms"),
        tuple(rows),
        f"/attention takes {growth} as long at the largest list; the status counts every row.",
    )


def _by_hand(database: Database) -> None:
    with database.reading() as session:
        session.execute(BY_HOLDER).all()


def _what_waits(database: Database) -> None:
    with database.reading() as session:
        attention.what_waits(session, bank.NOW, bank.admin())


def _status(database: Database) -> None:
    with database.reading() as session:
        progress.status(session, bank.NOW, bank.admin(), bank.CAMPAIGN)


def _milliseconds(look: Callable[[Database], None], database: Database) -> float:
    began = time.perf_counter()
    look(database)
    return (time.perf_counter() - began) * 1000
