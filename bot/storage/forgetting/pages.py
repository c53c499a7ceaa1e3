"""Since when something deleted is to be overwritten where the database keeps its pages."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.tables import Attendance, Forgetting


def put(session: Session, *, now: datetime) -> None:
    """Something was deleted that must not be found any more."""
    session.execute(sa.update(Forgetting).values(due_at=now))


def due_since(session: Session) -> datetime | None:
    """Since when; None where nothing is to be overwritten."""
    since: Any = session.execute(sa.select(col(Forgetting.due_at))).scalars().first()
    return since if isinstance(since, datetime) else None


def done(session: Session, since: datetime) -> None:
    """All that was deleted until then is overwritten."""
    session.execute(sa.update(Forgetting).where(col(Forgetting.due_at) == since).values(due_at=None))


def size(session: Session) -> int:
    """How many bytes have to be written anew while nobody else can write: the whole of an SQLite file."""
    if dialect.on_postgresql(session):
        return 0
    pages, each = (
        int(session.execute(sa.text(f"PRAGMA {name}")).scalar_one()) for name in ("page_count", "page_size")
    )
    return pages * each


def at_work_since(session: Session, since: datetime) -> bool:
    """Whether anybody was at work since then."""
    rows = sa.select(sa.literal(1)).select_from(Attendance).where(col(Attendance.acted_at) >= since)
    return session.execute(rows.limit(1)).first() is not None
