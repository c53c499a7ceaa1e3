"""What admins look at: what waits, and a campaign in numbers, by the size of the list."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from statistics import median

import sqlalchemy as sa

from bench import bank
from bench.grounds import Ground
from bench.report import Table, ms, ratio
from bench.scale import Scale
from bot.assignment import attention, progress, waiting
from bot.storage import campaigns
from bot.storage.database import Database
from bot.storage.tables import Shift, ShiftMember

BY_HOLDER = sa.text(
    "SELECT holder_id, count(*), min(waiting_since) FROM conversation"
    " WHERE state = 'needs_attention' AND barred IS NULL GROUP BY holder_id"
)

# As plain as reading every entry of the index of what waits can be.
BY_INDEX = sa.text(
    "SELECT campaign_id, waiting_since FROM conversation WHERE state = 'needs_attention' AND barred IS NULL"
    f" AND campaign_id = {bank.CAMPAIGN} ORDER BY waiting_since"
)
_ON_SHIFT = 20


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """The same number of waiting conversations in ever larger lists, all of them texted."""
    found: list[list[float]] = []
    for size in scale.sizes:
        with ground.database() as database:
            bank.lay(database, contacts=size, people=20)
            bank.spread(database, size, _ON_SHIFT)
            bank.let_wait(database, min(scale.waiting, size // 2))
            _on_shift(database)
            looks = (_by_hand, _by_index, _what_waits, _digest, _status)
            found.append(
                [median(_milliseconds(look, database) for _ in range(scale.looks)) for look in looks]
            )
    rows = (
        (f"{size:,}", ms(bare), ms(index), ms(board), ms(digest), ratio(index, digest), ms(status))
        for size, (bare, index, board, digest, status) in zip(scale.sizes, found, strict=True)
    )
    growth = ratio(found[-1][3], found[0][3])
    yield Table(
        f"Boards, {scale.waiting:,} waiting",
        (
            *("contacts", "bare GROUP BY ms", "bare index ms", "/attention ms", "digest ms"),
            *("index / digest", "/campaign status ms"),
        ),
        tuple(rows),
        f"The digest takes {growth} as long at the largest list; the status counts every row.",
    )


def _by_hand(database: Database) -> None:
    with database.reading() as session:
        session.execute(BY_HOLDER).all()


def _by_index(database: Database) -> None:
    with database.reading() as session:
        session.execute(BY_INDEX).all()


def _digest(database: Database) -> None:
    with database.reading() as session:
        waiting.board(session, bank.NOW, campaigns.get(session, bank.CAMPAIGN))


def _on_shift(database: Database) -> None:
    """Everybody who holds anything is on a shift, so that each is looked at as a taker."""
    with database.transaction() as session:
        begun, ends = bank.NOW - timedelta(hours=1), bank.NOW + timedelta(hours=1)
        shift = Shift(starts_at=begun, ends_at=ends, created_at=begun)
        session.add(shift)
        session.flush()
        session.add_all(
            ShiftMember(shift_id=shift.id or 0, person_id=person, joined_at=begun)
            for person in range(1, _ON_SHIFT + 1)
        )


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
