"""Selections of conversations that are stored under a name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, select

from bot.storage.tables import SavedFilter


def everything(session: Session) -> Sequence[SavedFilter]:
    """All saved selections, by name."""
    return session.exec(select(SavedFilter).order_by(sa.func.lower(SavedFilter.name))).all()


def find(session: Session, filter_id: int) -> SavedFilter | None:
    """One saved selection."""
    return session.get(SavedFilter, filter_id)


def save(
    session: Session,
    name: str,
    selection: Mapping[str, Any],
    *,
    instead: int | None,
    created_by: int | None,
    now: datetime,
) -> int:
    """Store a selection, in place of another (`instead`) if there is one."""
    row = session.get(SavedFilter, instead) if instead else None
    row = row or SavedFilter(name=name, created_by=created_by, created_at=now)
    row.name, row.selection = name, dict(selection)
    session.add(row)
    session.flush()
    return row.id or 0


def rename(session: Session, row: SavedFilter, name: str) -> None:
    """Call a saved selection by another name."""
    row.name = name
    session.add(row)


def delete(session: Session, row: SavedFilter) -> None:
    """Keep a saved selection no longer; plans that were made with it stay as they are."""
    session.delete(row)
