"""Texts that the provider received: how far its list was read, and those on it that could not be stored."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import CatchUp, Message, UntakenText

_ONLY = 1


def reading(session: Session) -> CatchUp | None:
    """How far the list was read; None before it was first read."""
    return session.get(CatchUp, _ONLY)


def locked_reading(session: Session) -> CatchUp | None:
    """The same, locked until this transaction ends."""
    rows = dialect.locked(select(CatchUp).where(CatchUp.id == _ONLY))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def begin_reading(session: Session, *, now: datetime) -> None:
    """Read the list from now on; nothing changes where it was begun before."""
    known = {"id": _ONLY, "began_at": now, "read_to": now, "due": False}
    dialect.insert_new(session, CatchUp, known)


def everything(session: Session) -> Sequence[UntakenText]:
    """All texts that could not be stored, also those that were given up; there are few."""
    return session.exec(select(UntakenText)).all()


def pending(session: Session) -> Sequence[UntakenText]:
    """Texts that could not be stored and are tried again."""
    return session.exec(select(UntakenText).where(col(UntakenText.given_up_at).is_(None))).all()


def put(session: Session, provider_id: str, *, phone: str, sent_at: datetime, now: datetime) -> None:
    """Note that a text could not be stored; nothing changes where that was noted before."""
    facts = {"provider_id": provider_id, "phone": phone, "sent_at": sent_at, "failures": 0, "try_at": now}
    dialect.insert_new(session, UntakenText, facts)


def locked(session: Session, provider_id: str) -> UntakenText:
    """A text that could not be stored, locked until this transaction ends."""
    rows = dialect.locked(select(UntakenText).where(UntakenText.provider_id == provider_id))
    found: UntakenText = session.execute(rows.execution_options(populate_existing=True)).scalars().one()
    return found


def forget_taken(session: Session) -> None:
    """Drop the notes of texts that are stored by now."""
    stored = sa.exists().where(col(Message.provider_id) == col(UntakenText.provider_id))
    session.execute(sa.delete(UntakenText).where(stored))
