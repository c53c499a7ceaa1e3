"""Texts of the provider's list that could not be stored: counted, left alone, and given up."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage import dialect
from bot.storage.tables import Message, UntakenText


def everything(session: Session) -> Sequence[UntakenText]:
    """All of them, those that were given up among them; there are few."""
    return session.exec(select(UntakenText)).all()


def pending(session: Session) -> Sequence[UntakenText]:
    """Those that are tried again."""
    return session.exec(select(UntakenText).where(col(UntakenText.given_up_at).is_(None))).all()


def put(session: Session, provider_id: str, *, phone: str, sent_at: datetime, now: datetime) -> None:
    """Keep in mind that a text could not be stored; known ones stay as they are."""
    facts = {"provider_id": provider_id, "phone": phone, "sent_at": sent_at, "failures": 0, "try_at": now}
    dialect.insert_new(session, UntakenText, facts)


def locked(session: Session, provider_id: str) -> UntakenText:
    """One of them, for this transaction alone."""
    rows = dialect.locked(select(UntakenText).where(UntakenText.provider_id == provider_id))
    found: UntakenText = session.execute(rows.execution_options(populate_existing=True)).scalars().one()
    return found


def forget_taken(session: Session) -> None:
    """Whatever is stored by now went wrong no more."""
    stored = sa.exists().where(col(Message.provider_id) == col(UntakenText.provider_id))
    session.execute(sa.delete(UntakenText).where(stored))
