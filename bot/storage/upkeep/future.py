"""Due times that a clock which was ahead put further away than any can be, and how they are brought back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.conversations.conversations import waiting
from bot.storage.tables import Conversation, Delivery, OutboxItem, Shift, Timer
from bot.storage.traffic import deliveries
from bot.storage.upkeep import moments
from bot.storage.upkeep.moments import Lengths
from bot.vocabulary import Parcel, Timed, TimerState


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far away due times may be: of an item, of a failed or later one, of an event, of all else."""

    item: timedelta
    later: timedelta
    event: timedelta
    lengths: Lengths


_CLOCK = ("clock", "beat")
# What happens to a shift at its own times and may safely happen twice.
_OF_SHIFTS = (Timed.SHIFT_BEGINS, Timed.SHIFT_ENDS, Timed.SHIFT_GRACE)


def count(session: Session, now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> int:
    """How many rows have a time that only a clock ahead of ours can have written."""
    rows = (sa.select(sa.func.count()).where(*where) for where in _wrong(now, bounds, kinds))
    found = sum(int(session.execute(each).scalar_one()) for each in rows)
    if found or _was_ahead(session, now, bounds):
        found += moments.count(session, now, bounds.lengths)
    return found


def bring_back(session: Session, now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> int:
    """Let items be due now, and timers of these kinds as long from now as they were put; how much there was.

    What happened at a time that is yet to come, happened now; but shifts that are not over end at their time.
    That is looked for in every table, so only
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
        found += _reopen(session, now, bounds)
        found += moments.set_right(session, now, bounds.lengths)
    deliveries.seen(session, *_CLOCK, now=now)
    return found


def _reopen(session: Session, now: datetime, bounds: Bounds) -> int:
    """Let shifts begin and end at their own times that did so too early; how many timers and shifts."""
    later = now + bounds.lengths.apart
    shifts = sa.update(Shift).where(col(Shift.closed_at).is_not(None), col(Shift.ends_at) > later)
    fired = sa.update(Timer).where(
        col(Timer.state) == TimerState.FIRED.value,
        col(Timer.fire_at) > later,
        col(Timer.kind).in_([kind.value for kind in _OF_SHIFTS]),
    )
    changed = (
        session.execute(shifts.values(closed_at=None)),
        session.execute(fired.values(state=TimerState.WAITING, settled_at=None)),
    )
    session.expire_all()
    return sum(int(getattr(each, "rowcount", 0)) for each in changed)


def _was_ahead(session: Session, now: datetime, bounds: Bounds) -> bool:
    """Whether the clock was noted, by this process or another, at a time that is yet to come."""
    noted = session.get(Delivery, _CLOCK, populate_existing=True)
    return noted is not None and noted.seen_at > now + bounds.lengths.apart


def _wrong(now: datetime, bounds: Bounds, kinds: Sequence[Timed]) -> tuple[list[Any], ...]:
    """Waiting items, leaving items, timers left alone after a failure, timers that were put, and waits."""
    later = (col(OutboxItem.failures) > 0) | (col(OutboxItem.kind) == Parcel.SHIFT_HANDOVER.value)
    event = col(OutboxItem.kind) == Parcel.PUBLIC_EVENT.value
    longest = sa.case((event, now + bounds.event), (later, now + bounds.later), else_=now + bounds.item)
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
