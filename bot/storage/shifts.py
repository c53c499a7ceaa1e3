"""Shifts and who is on them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage import dialect
from bot.storage.tables import Shift, ShiftMember


def on_now(session: Session, now: datetime, campaign_id: int | None) -> list[int]:
    """The people on a shift that runs now, by id: one of this campaign or of all, for None any whatever."""
    rows = (
        sa.select(col(ShiftMember.person_id))
        .distinct()
        .join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
        .where(_stands(), col(Shift.starts_at) <= now, col(Shift.ends_at) > now)
        .where(col(ShiftMember.left_at).is_(None))
        .order_by(col(ShiftMember.person_id))
    )
    if campaign_id is not None:
        rows = rows.where(_of(campaign_id) | col(Shift.campaign_id).is_(None))
    return list(session.execute(rows).scalars())


def running(session: Session, now: datetime) -> Sequence[Shift]:
    """The shifts that run now, those that end first in front."""
    return session.exec(
        select(Shift)
        .where(_stands(), col(Shift.starts_at) <= now, col(Shift.ends_at) > now)
        .order_by(col(Shift.ends_at), col(Shift.id))
    ).all()


def upcoming(session: Session, now: datetime) -> Sequence[Shift]:
    """The shifts that have not begun, the next one in front."""
    return session.exec(
        select(Shift)
        .where(_stands(), col(Shift.starts_at) > now, col(Shift.ends_at) > now)
        .order_by(col(Shift.starts_at), col(Shift.id))
    ).all()


def rosters(session: Session, shifts: Iterable[int]) -> dict[int, list[int]]:
    """The people on each of these shifts, in the order in which they joined."""
    found: dict[int, list[int]] = defaultdict(list)
    ids = sorted(set(shifts))
    if ids:
        rows = session.execute(
            sa.select(col(ShiftMember.shift_id), col(ShiftMember.person_id))
            .where(dialect.among(session, ShiftMember.shift_id, ids), col(ShiftMember.left_at).is_(None))
            .order_by(col(ShiftMember.joined_at), col(ShiftMember.person_id))
        )
        for shift_id, person_id in rows:
            found[shift_id].append(person_id)
    return found


def locked(session: Session, shift_id: int) -> Shift | None:
    """One shift, for this transaction alone."""
    rows = dialect.locked(select(Shift).where(Shift.id == shift_id))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def add(session: Session, shift: Shift) -> tuple[Shift, bool]:
    """Add a shift, unless one of the same campaign and times stands; that one or the new one, whether new."""
    dialect.take_turns(session, "shifts")
    twin = session.exec(
        select(Shift)
        .where(_stands(), Shift.starts_at == shift.starts_at, Shift.ends_at == shift.ends_at)
        .where(_of(shift.campaign_id))
    ).first()
    if twin is not None:
        return twin, False
    session.add(shift)
    session.flush()
    return shift, True


def join(session: Session, shift_id: int, person_id: int, *, now: datetime) -> bool:
    """Put somebody on the roster, perhaps again; whether they were not on it. Lock the shift first."""
    member = session.get(ShiftMember, (shift_id, person_id), populate_existing=True)
    if member is None:
        session.add(ShiftMember(shift_id=shift_id, person_id=person_id, joined_at=now))
    elif member.left_at is not None:
        member.joined_at, member.left_at = now, None
    else:
        return False
    session.flush()
    return True


def leave(session: Session, shift_id: int, person_id: int, *, now: datetime) -> bool:
    """Take somebody off the roster; whether they were on it. Lock the shift first."""
    member = session.get(ShiftMember, (shift_id, person_id), populate_existing=True)
    if member is None or member.left_at is not None:
        return False
    member.left_at = now
    session.flush()
    return True


def end(session: Session, shift: Shift, *, now: datetime) -> bool:
    """End a shift, or call off one that has not begun; whether it was not over. Lock the shift first."""
    if shift.called_off_at is not None or shift.ends_at <= now:
        return False
    if shift.starts_at > now:
        shift.called_off_at = now
    else:
        shift.ends_at = now
    session.flush()
    return True


def _stands() -> sa.ColumnElement[bool]:
    return col(Shift.called_off_at).is_(None)


def _of(campaign_id: int | None) -> sa.ColumnElement[bool]:
    return col(Shift.campaign_id).is_not_distinct_from(campaign_id)
