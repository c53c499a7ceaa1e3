"""What a clock that was ahead has put further away than anything is ever put, and how it comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.conversations import waiting
from bot.storage.tables import Conversation, OutboxItem, Timer
from bot.vocabulary import Parcel, Timed


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far away times may be: of an item, of one that failed or is for later, of a clock beside ours."""

    item: timedelta
    later: timedelta
    apart: timedelta


def count(session: Session, now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> int:
    """How many items and timers wait for a time that only a clock ahead of ours can have meant."""
    rows = (sa.select(sa.func.count()).where(*where) for where in _wrong(now, bounds, kinds))
    return sum(int(session.execute(each).scalar_one()) for each in rows)


def bring_back(session: Session, now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> int:
    """Let items be due now, and timers of these kinds as long from now as they were put; how many."""
    due, leaving, apart, put = _wrong(now, bounds, kinds)
    items = sa.update(OutboxItem)
    changed = [
        session.execute(items.where(*due).values(due_at=now)),
        session.execute(items.where(*leaving).values(leased_until=now)),
        session.execute(sa.update(Timer).where(*apart).values(try_at=now)),
    ]
    timers = session.exec(select(Timer).where(*put)).all()
    for timer in timers:
        timer.fire_at, timer.created_at = now + (timer.fire_at - timer.created_at), now
    late = col(Conversation.waiting_since) > now + bounds.apart
    session.execute(sa.update(Conversation).where(*waiting(), late).values(waiting_since=now))
    session.flush()
    return len(timers) + sum(int(getattr(each, "rowcount", 0)) for each in changed)


def _wrong(now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> tuple[list[Any], ...]:
    """Waiting items, leaving items, timers left alone after a failure, and timers that were put."""
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
            col(Timer.created_at) > now + bounds.apart,
            col(Timer.kind).in_([kind.value for kind in kinds]),
        ],
    )
