"""What a clock that was ahead has put further away than anything is ever put, and how it comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage import moments, records
from bot.storage.conversations import waiting
from bot.storage.moments import Lengths
from bot.storage.tables import Conversation, Delivery, OutboxItem, Timer
from bot.vocabulary import Parcel, Timed


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far away times may be: of an item, of one that failed or is for later, of all else."""

    item: timedelta
    later: timedelta
    lengths: Lengths


_CLOCK = ("clock", "beat")


def count(session: Session, now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> int:
    """How much waits for, or tells of, a time that only a clock ahead of ours can have meant."""
    rows = (sa.select(sa.func.count()).where(*where) for where in _wrong(now, bounds, kinds))
    found = sum(int(session.execute(each).scalar_one()) for each in rows)
    if found or _was_ahead(session, now, bounds):
        found += moments.count(session, now, bounds.lengths)
    return found


def bring_back(session: Session, now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> int:
    """Let items be due now, and timers of these kinds as long from now as they were put; how much there was.

    What happened at a time that is yet to come, happened now. That is looked for in every table, so only
    where something shows that a clock was ahead: items, timers, or the clock when it was noted last.
    """
    due, leaving, apart, put, late = _wrong(now, bounds, kinds)
    items = sa.update(OutboxItem)
    changed = [
        session.execute(items.where(*due).values(due_at=now)),
        session.execute(items.where(*leaving).values(leased_until=now)),
        session.execute(sa.update(Timer).where(*apart).values(try_at=now)),
        session.execute(sa.update(Conversation).where(*late).values(waiting_since=now)),
    ]
    timers = session.exec(select(Timer).where(*put)).all()
    for timer in timers:
        timer.fire_at, timer.created_at = now + (timer.fire_at - timer.created_at), now
    session.flush()
    found = len(timers) + sum(int(getattr(each, "rowcount", 0)) for each in changed)
    if found or _was_ahead(session, now, bounds):
        found += moments.set_right(session, now, bounds.lengths)
    records.seen(session, *_CLOCK, now=now)
    return found


def _was_ahead(session: Session, now: datetime, bounds: Bounds) -> bool:
    """Whether the clock was noted, by this process or another, at a time that is yet to come."""
    noted = session.get(Delivery, _CLOCK, populate_existing=True)
    return noted is not None and noted.seen_at > now + bounds.lengths.apart


def _wrong(now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> tuple[list[Any], ...]:
    """Waiting items, leaving items, timers left alone after a failure, timers that were put, and waits."""
    later = (col(OutboxItem.failures) > 0) | (col(OutboxItem.kind) == Parcel.SHIFT_HANDOVER.value)
    longest = sa.case((later, now + bounds.later), else_=now + bounds.item)
    # Literals: the partial indexes are not recognised behind parameters.
    waits = col(Timer.state) == sa.literal_column("'waiting'")
    return (
        [col(OutboxItem.state) == sa.literal_column("'waiting'"), col(OutboxItem.due_at) > longest],
        [col(OutboxItem.state) == sa.literal_column("'leaving'"), col(OutboxItem.leased_until) > longest],
        [waits, col(Timer.try_at) > now + bounds.later],
        [
            waits,
            col(Timer.created_at) > now + bounds.lengths.apart,
            col(Timer.kind).in_([kind.value for kind in kinds]),
        ],
        [*waiting(), col(Conversation.waiting_since) > now + bounds.lengths.apart],
    )
