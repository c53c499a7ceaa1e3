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
from bot.assignment.attention.board import for_channel, what_waits
from bot.assignment.campaigns import progress
from bot.storage.attention import queue
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Database
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
# One in so many contacts is still in the pool.
_POOL = 10


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """The same number of waiting conversations in ever larger lists, all of them texted but for a pool."""
    looks = (_by_hand, _by_index, _by_holder, _digest, _what_waits, _status)
    found: list[list[float]] = []
    for size in scale.sizes:
        with ground.database() as database:
            bank.lay(database, contacts=size, people=20)
            bank.spread(database, size - size // _POOL, _ON_SHIFT)
            bank.let_wait(database, min(scale.waiting, size // 2))
            _on_shift(database)
            rounds = [[_milliseconds(look, database) for look in looks] for _ in range(scale.looks + 1)]
            found.append([median(column) for column in zip(*rounds[1:], strict=True)])
    rows = (
        (
            *(f"{size:,}", ms(bare), ms(index), ms(query), ratio(query, index)),
            *(ms(digest), ratio(digest, index), ms(board), ms(status)),
        )
        for size, (bare, index, query, digest, board, status) in zip(scale.sizes, found, strict=True)
    )
    (_, _, query, digest, *_), (_, _, large_query, large_digest, *_) = found[0], found[-1]
    yield Table(
        f"Boards, {scale.waiting:,} waiting",
        (
            *("contacts", "GROUP BY ms", "index ms", "query ms", "/ index"),
            *("digest ms", "/ index", "attention ms", "status ms"),
        ),
        tuple(rows),
        "Bare: a GROUP BY, and the index of what waits read to its end. Then the query behind the digest, the"
        " whole digest,\n  and what /attention and /campaign status take."
        f" At the largest list the query takes {ratio(large_query, query)} as long, the digest"
        f" {ratio(large_digest, digest)}; the status counts every row.",
    )


def _by_hand(database: Database) -> None:
    with database.reading() as session:
        session.execute(BY_HOLDER).all()


def _by_index(database: Database) -> None:
    with database.reading() as session:
        session.execute(BY_INDEX).all()


def _by_holder(database: Database) -> None:
    with database.reading() as session:
        queue.waiting_by_holder(session, bank.CAMPAIGN)


def _digest(database: Database) -> None:
    with database.reading() as session:
        for_channel(session, bank.NOW, campaigns.get(session, bank.CAMPAIGN))


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
        what_waits(session, bank.NOW, bank.admin())


def _status(database: Database) -> None:
    with database.reading() as session:
        progress.status(session, bank.NOW, bank.admin(), bank.CAMPAIGN)


def _milliseconds(look: Callable[[Database], None], database: Database) -> float:
    began = time.perf_counter()
    look(database)
    return (time.perf_counter() - began) * 1000
