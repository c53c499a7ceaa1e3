"""Merges the places on shifts of two people who are linked: promised, led, covered, and ended lately."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Cover, Shift, ShiftMember, ShiftSeries, Timer
from bot.storage.traffic import timers
from bot.vocabulary import Timed, TimerState

_LEADING = (Shift, ShiftSeries)


def lock(session: Session, person_id: int, *, since: datetime) -> list[int]:
    """The shifts that somebody is on or leads and that did not end before `since`, locked in order.

    What was moved at their end may still be undone, and some people still finish what waited for them.
    """
    mine = sa.select(col(ShiftMember.shift_id)).where(col(ShiftMember.person_id) == person_id)
    rows = select(Shift.id).where(col(Shift.ends_at) > since, col(Shift.called_off_at).is_(None))
    found = rows.where(col(Shift.id).in_(mine) | (col(Shift.lead_id) == person_id)).order_by(col(Shift.id))
    return [id_ for id_ in session.execute(dialect.locked(found)).scalars() if id_ is not None]


def move(session: Session, shifts: list[int], former: int, new: int, *, now: datetime) -> None:
    """One person's places on these shifts, covers and leads become the other's."""
    rows = select(ShiftMember).where(dialect.among(session, ShiftMember.shift_id, shifts))
    for place in session.exec(rows.where(ShiftMember.person_id == former)).all():
        _take_place(session, place, new)
    covers = dialect.plain(Cover).c
    for end in (covers.asker_id, covers.taker_id):
        theirs = sa.update(Cover).where(dialect.among(session, covers.shift_id, shifts), end == former)
        session.execute(theirs.values({end: new}))
    for table in _LEADING:
        session.execute(sa.update(table).where(_going(session, table, shifts, former)).values(lead_id=new))
    _move_graces(session, shifts, former, new, now=now)
    session.expire_all()


def _take_place(session: Session, place: ShiftMember, new: int) -> None:
    """Make one place of two: on the shift if either is, for as long as either is."""
    own = session.get(ShiftMember, (place.shift_id, new), populate_existing=True)
    facts = place.model_dump(exclude={"shift_id", "person_id"})
    session.delete(place)
    session.flush()
    if own is None:
        session.add(ShiftMember(shift_id=place.shift_id, person_id=new, **facts))
    elif place.left_at is None:
        present = own.left_at is None
        own.covering = place.covering and (own.covering or not present)
        own.joined_at = min(own.joined_at, place.joined_at) if present else place.joined_at
        own.left_at = None
    if own is not None:
        own.routed += place.routed
        own.asked_at = own.asked_at or place.asked_at
        own.finishing_until = own.finishing_until or place.finishing_until
    session.flush()


def _going(
    session: Session, table: type[Shift] | type[ShiftSeries], shifts: list[int], former: int
) -> sa.ColumnElement[bool]:
    led = col(table.lead_id) == former
    if table is Shift:
        return led & dialect.among(session, Shift.id, shifts)
    return led & col(ShiftSeries.stopped_at).is_(None)


def _move_graces(session: Session, shifts: list[int], former: int, new: int, *, now: datetime) -> None:
    """Timers for the end of one person's grace become the other's."""
    rows = select(Timer).where(
        Timer.kind == Timed.SHIFT_GRACE.value,
        dialect.among(session, Timer.subject_id, shifts),
        Timer.key == str(former),
        Timer.state == TimerState.WAITING.value,
    )
    for timer in session.exec(rows).all():
        timers.put(session, Timed.SHIFT_GRACE, timer.subject_id, timer.fire_at, now=now, key=str(new))
        timers.settle(session, timer, TimerState.CANCELLED, now=now)
