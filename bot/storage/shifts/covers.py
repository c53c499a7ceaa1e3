"""Requests for cover: who asks for somebody in their place, and who came."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Cover, Shift


def find(session: Session, cover_id: int) -> Cover | None:
    """One request."""
    return session.get(Cover, cover_id)


def of_shifts(session: Session, shifts: Iterable[int]) -> dict[int, list[Cover]]:
    """The requests about each of these shifts that were not withdrawn, the earliest first."""
    found: dict[int, list[Cover]] = defaultdict(list)
    ids = sorted(set(shifts))
    if ids:
        rows = session.exec(
            select(Cover)
            .where(dialect.among(session, Cover.shift_id, ids), col(Cover.withdrawn_at).is_(None))
            .order_by(col(Cover.starts_at), col(Cover.id))
        )
        for row in rows:
            found[row.shift_id].append(row)
    return found


def open_of(session: Session, shift_id: int, asker_id: int | None = None) -> Sequence[Cover]:
    """The requests about a shift, or of one asker, that nobody has taken."""
    rows = select(Cover).where(
        Cover.shift_id == shift_id, col(Cover.taken_at).is_(None), col(Cover.withdrawn_at).is_(None)
    )
    return session.exec(rows if asker_id is None else rows.where(Cover.asker_id == asker_id)).all()


def add(session: Session, cover: Cover) -> Cover:
    """Store a request. Lock the shift first."""
    session.add(cover)
    session.flush()
    return cover


def take(session: Session, cover: Cover, taker_id: int, *, whole: bool, now: datetime) -> bool:
    """Take a request, from now on at the earliest, unless somebody took it before.

    Returns whether it was taken.
    """
    taken = dialect.affected(
        session,
        sa.update(Cover)
        .where(col(Cover.id) == cover.id, col(Cover.taken_at).is_(None), col(Cover.withdrawn_at).is_(None))
        .values(taker_id=taker_id, taken_at=now, starts_at=max(now, cover.starts_at), whole=whole),
    )
    session.refresh(cover)
    return bool(taken)


def withdraw(session: Session, cover: Cover, *, now: datetime) -> bool:
    """Withdraw a request, unless somebody took it; returns whether it was open."""
    withdrawn = dialect.affected(
        session,
        sa.update(Cover)
        .where(col(Cover.id) == cover.id, col(Cover.taken_at).is_(None), col(Cover.withdrawn_at).is_(None))
        .values(withdrawn_at=now),
    )
    session.refresh(cover)
    return bool(withdrawn)


def has_parts(session: Session, shift: Shift) -> bool:
    """Whether cover for a part of a shift is looked for, or was taken."""
    parts = select(Cover.id).where(
        Cover.shift_id == shift.id,
        col(Cover.withdrawn_at).is_(None),
        sa.or_(col(Cover.starts_at) != shift.starts_at, col(Cover.ends_at) != shift.ends_at),
    )
    return session.exec(parts).first() is not None


def follow(session: Session, shift: Shift) -> None:
    """Requests for a whole shift are for its times as they are now."""
    mine = sa.update(Cover).where(col(Cover.shift_id) == shift.id, col(Cover.withdrawn_at).is_(None))
    session.execute(mine.values(starts_at=shift.starts_at, ends_at=shift.ends_at))
    session.expire_all()


def move_end(session: Session, shift_id: int, former: datetime, ends_at: datetime) -> None:
    """Requests until the end of a shift, open or taken, last until its new end."""
    session.execute(
        sa.update(Cover)
        .where(col(Cover.shift_id) == shift_id, col(Cover.ends_at) == former)
        .values(ends_at=ends_at)
    )
    session.expire_all()
