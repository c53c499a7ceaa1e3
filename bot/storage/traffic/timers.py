"""What is to happen at a moment: stored once, fired by one process only, kept with when it was fired."""

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Timer
from bot.vocabulary import Timed, TimerState


def put(
    session: Session, kind: Timed, subject_id: int, fire_at: datetime, *, now: datetime, key: str = ""
) -> None:
    """Store a timer; storing it again for the same moment changes nothing."""
    facts = {"kind": kind, "subject_id": subject_id, "key": key, "fire_at": fire_at}
    new = {"state": TimerState.WAITING, "failures": 0, "created_at": now}
    dialect.insert_new(session, Timer, facts | new)


def cancel(session: Session, kind: Timed, subject_id: int, *, now: datetime, key: str | None = None) -> None:
    """Cancel what was to happen for a subject (and key)."""
    rows = sa.update(Timer).where(
        _waits(), col(Timer.kind) == kind.value, col(Timer.subject_id) == subject_id
    )
    if key is not None:
        rows = rows.where(col(Timer.key) == key)
    session.execute(rows.values(state=TimerState.CANCELLED, settled_at=now))


def put_instead(
    session: Session, kind: Timed, subject_id: int, fire_at: datetime, *, now: datetime, key: str = ""
) -> None:
    """Store a timer for this moment and cancel those for other moments."""
    others = (
        _waits(),
        col(Timer.kind) == kind.value,
        col(Timer.subject_id) == subject_id,
        col(Timer.key) == key,
        col(Timer.fire_at) != fire_at,
    )
    session.execute(sa.update(Timer).where(*others).values(state=TimerState.CANCELLED, settled_at=now))
    revived = dialect.affected(
        session,
        sa.update(Timer)
        .where(col(Timer.kind) == kind.value, col(Timer.subject_id) == subject_id, col(Timer.key) == key)
        .where(col(Timer.fire_at) == fire_at, col(Timer.state) == TimerState.CANCELLED.value)
        .values(state=TimerState.WAITING, settled_at=None),
    )
    if not revived:
        put(session, kind, subject_id, fire_at, now=now, key=key)


def waits(session: Session, kind: Timed, subject_id: int, key: str = "") -> datetime | None:
    """When the next timer of this kind fires for a subject, if there is one."""
    rows = select(sa.func.min(Timer.fire_at)).where(
        _waits(), Timer.kind == kind.value, Timer.subject_id == subject_id, Timer.key == key
    )
    return session.exec(rows).one()


def waits_for(session: Session, kinds: Collection[Timed], subject_id: int, key: str) -> bool:
    """Whether a timer of these kinds waits for a subject and key."""
    rows = select(Timer.id).where(
        _waits(), col(Timer.kind).in_(kinds), Timer.subject_id == subject_id, Timer.key == key
    )
    return session.exec(rows.limit(1)).first() is not None


def pending(session: Session, kind: Timed, subject_id: int) -> Sequence[Timer]:
    """All waiting timers of this kind for a subject, the next first."""
    rows = select(Timer).where(_waits(), Timer.kind == kind.value, Timer.subject_id == subject_id)
    return session.exec(rows.order_by(col(Timer.fire_at), col(Timer.id))).all()


def take_due(session: Session, now: datetime, kinds: Collection[Timed]) -> Timer | None:
    """The oldest due timer of these kinds that is not left alone after a failure, locked."""
    rows = (
        select(Timer)
        .where(_waits(), Timer.fire_at <= now, col(Timer.kind).in_([kind.value for kind in kinds]))
        .where(col(Timer.try_at).is_(None) | (col(Timer.try_at) <= now))
        .order_by(col(Timer.fire_at), col(Timer.id))
    )
    return session.execute(dialect.locked(rows.limit(1), skip=True)).scalars().first()


def backlog(session: Session, *, now: datetime) -> tuple[int, datetime | None]:
    """How many timers are due, and since when the oldest is."""
    due = select(sa.func.count(), sa.func.min(Timer.fire_at)).where(_waits(), Timer.fire_at <= now)
    count, oldest = session.exec(due).one()
    return count, oldest


def settle(session: Session, timer: Timer, state: TimerState, *, now: datetime) -> None:
    """Note that the timer was fired, or was skipped because it came too late."""
    timer.state, timer.settled_at = state, now
    session.flush()


def _waits() -> sa.ColumnElement[bool]:
    # A literal: the partial index is not recognised behind a parameter.
    return col(Timer.state) == sa.literal_column("'waiting'")
