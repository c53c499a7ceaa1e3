"""What is to happen at a moment: stored once, fired by one process only, kept with when it was fired."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, select

from bot.storage.engine import dialect, together
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Timer
from bot.vocabulary import Timed, TimerState

_T = dialect.plain(Timer)
# A literal: the partial index is not recognised behind a parameter.
_WAITS = _T.c.state == sa.literal_column("'waiting'")
_KIND, _SUBJECT = _T.c.kind == sa.bindparam("of"), _T.c.subject_id == sa.bindparam("subject")
_KEY, _AT = _T.c.key == sa.bindparam("with"), sa.bindparam("at", type_=INSTANT)

_CANCEL = (
    sa.update(_T)
    .where(_WAITS, _KIND, _SUBJECT)
    .values(state=TimerState.CANCELLED.value, settled_at=sa.bindparam("now"))
)
_CANCEL_KEY = _CANCEL.where(_KEY)
_CANCEL_OTHERS = _CANCEL_KEY.where(_T.c.fire_at != _AT)
_REVIVE = (
    sa.update(_T)
    .where(_KIND, _SUBJECT, _KEY, _T.c.fire_at == _AT, _T.c.state == TimerState.CANCELLED.value)
    .values(state=TimerState.WAITING.value, settled_at=None)
)
_NEXT = sa.select(sa.func.min(_T.c.fire_at)).where(_WAITS, _KIND, _SUBJECT, _KEY)
_WAITS_FOR = (
    sa.select(_T.c.id)
    .where(_WAITS, _T.c.kind.in_(sa.bindparam("kinds", expanding=True)), _SUBJECT, _KEY)
    .limit(1)
)
_DUE = dialect.locked(
    sa.select(Timer)
    .where(_WAITS, _T.c.fire_at <= _AT, _T.c.kind.in_(sa.bindparam("kinds", expanding=True)))
    .where(_T.c.try_at.is_(None) | (_T.c.try_at <= _AT))
    .order_by(_T.c.fire_at, _T.c.id)
    .limit(1),
    skip=True,
)
# Somebody was asked whether they are on it, or is to be.
IDLING = (Timed.IDLE, Timed.IDLE_RETURN)
# As many kinds as any timer minds.
_UNLESS = ("first", "second", "third")
_PENDING = sa.select(Timer).where(_WAITS, _KIND, _SUBJECT).order_by(_T.c.fire_at, _T.c.id)


def put(
    session: Session, kind: Timed, subject_id: int, fire_at: datetime, *, now: datetime, key: str = ""
) -> None:
    """Store a timer; storing it again for the same moment changes nothing."""
    facts = {"kind": kind, "subject_id": subject_id, "key": key, "fire_at": fire_at}
    new = {"state": TimerState.WAITING, "failures": 0, "created_at": now}
    dialect.insert_new(session, Timer, facts | new)


def cancel(session: Session, kind: Timed, subject_id: int, *, now: datetime, key: str | None = None) -> None:
    """Cancel what was to happen for a subject (and key)."""
    facts = {"of": kind, "subject": subject_id, "now": now}
    session.execute(_CANCEL, facts) if key is None else session.execute(_CANCEL_KEY, facts | {"with": key})


def put_instead(
    session: Session, kind: Timed, subject_id: int, fire_at: datetime, *, now: datetime, key: str = ""
) -> None:
    """Store a timer for this moment and cancel those for other moments."""
    facts = {"of": kind, "subject": subject_id, "with": key, "at": fire_at}
    session.execute(_CANCEL_OTHERS, facts | {"now": now})
    if not dialect.affected(session, _REVIVE, facts):
        put(session, kind, subject_id, fire_at, now=now, key=key)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A timer that is to be stored, unless one of these kinds waits for the same subject and key."""

    unless: Collection[Timed]
    kind: Timed
    subject_id: int
    fire_at: datetime
    key: str = ""


def put_unless(session: Session, wanted: Iterable[Wanted], *, now: datetime) -> None:
    """Store those timers that are wanted."""
    rows = (
        {"kind": each.kind, "subject_id": each.subject_id, "key": each.key, "fire_at": each.fire_at}
        | {"created_at": now}
        | dict(zip(_UNLESS, cycle(each.unless), strict=False))
        for each in wanted
    )
    together.write(session, _WANTED, rows)


def _put_unless(name: str, given: sa.FromClause) -> Any:
    new: dict[str, Any] = {each: given.c[each] for each in _GIVEN}
    new |= {"state": sa.literal(TimerState.WAITING.value), "failures": sa.literal(0, sa.Integer)}
    like = _T.c.kind.in_([given.c[each] for each in _UNLESS])
    waits_ = sa.exists().where(_WAITS, like, _T.c.subject_id == given.c.subject_id, _T.c.key == given.c.key)
    added = dialect.insert(name, Timer).from_select(list(new), sa.select(*new.values()).where(~waits_))
    again = {"state": TimerState.WAITING.value, "settled_at": None}
    return added.on_conflict_do_update(
        index_elements=["kind", "subject_id", "key", "fire_at"],
        set_=again,
        where=_T.c.state == TimerState.CANCELLED.value,
    )


_GIVEN = ("kind", "subject_id", "key", "fire_at", "created_at")
_COLUMNS = (
    *(sa.column(each, _T.c[each].type) for each in _GIVEN),
    *(sa.column(each, sa.String) for each in _UNLESS),
)
_WANTED = together.Write("timers", _COLUMNS, _put_unless)


def waits(session: Session, kind: Timed, subject_id: int, key: str = "") -> datetime | None:
    """When the next timer of this kind fires for a subject, if there is one."""
    facts = {"of": kind, "subject": subject_id, "with": key}
    fire_at: datetime | None = session.execute(_NEXT, facts).scalar_one()
    return fire_at


def soonest(kind: Timed, subject: Any) -> sa.ColumnElement[Any]:
    """The same within a statement, of all keys; of a timer with a key, when it was stored."""
    mine = (_WAITS, _T.c.kind == kind.value, _T.c.subject_id == subject)
    moment = sa.case((_T.c.key == "", _T.c.fire_at), else_=_T.c.created_at)
    return sa.select(sa.func.min(moment)).where(*mine).scalar_subquery()


def keyed(kind: Timed, *subjects: Any) -> sa.ColumnElement[bool]:
    """Within a statement: whether a timer of this kind with any key waits for one of these subjects."""
    theirs = _T.c.subject_id.in_(subjects)
    return sa.exists().where(_WAITS, _T.c.kind == kind.value, theirs, _T.c.key != "")


def waits_within(kinds: Collection[Timed], subject: Any, key: Any) -> sa.ColumnElement[bool]:
    """Within a statement: whether a timer of these kinds waits for a subject and key."""
    like = _T.c.kind.in_([kind.value for kind in kinds])
    return sa.exists().where(_WAITS, like, _T.c.subject_id == subject, _T.c.key == key)


def waits_for(session: Session, kinds: Collection[Timed], subject_id: int, key: str) -> bool:
    """Whether a timer of these kinds waits for a subject and key."""
    facts = {"kinds": list(kinds), "subject": subject_id, "with": key}
    return session.execute(_WAITS_FOR, facts).first() is not None


def pending(session: Session, kind: Timed, subject_id: int) -> Sequence[Timer]:
    """All waiting timers of this kind for a subject, the next first."""
    return session.execute(_PENDING, {"of": kind, "subject": subject_id}).scalars().all()


def take_due(session: Session, now: datetime, kinds: Collection[Timed]) -> Timer | None:
    """The oldest due timer of these kinds that is not left alone after a failure, locked."""
    facts = {"kinds": [kind.value for kind in kinds], "at": now}
    return session.execute(_DUE, facts).scalars().first()


def backlog(session: Session, *, now: datetime) -> tuple[int, datetime | None]:
    """How many timers are due, and since when the oldest is."""
    due = select(sa.func.count(), sa.func.min(Timer.fire_at)).where(_WAITS, Timer.fire_at <= now)
    count, oldest = session.exec(due).one()
    return count, oldest


def settle(session: Session, timer: Timer, state: TimerState, *, now: datetime) -> None:
    """Note that the timer was fired, or was skipped because it came too late."""
    timer.state, timer.settled_at = state, now
    session.flush()
