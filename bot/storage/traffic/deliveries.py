"""Requests from outside that were seen, so that a repeated one is known."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.tables import Delivery


def first_sight(session: Session, source: str, key: str, *, now: datetime) -> bool:
    """Whether this delivery is seen for the first time."""
    return dialect.insert_new(session, Delivery, {"source": source, "key": key, "seen_at": now})


def seen(session: Session, source: str, key: str, *, now: datetime) -> None:
    """Remember that this delivery was seen now, whether or not it was before."""
    row = {"source": source, "key": key, "seen_at": now}
    dialect.upsert(session, Delivery, [row], key=("source", "key"), change=("seen_at",))


def forget_deliveries(session: Session, *, before: datetime) -> None:
    """Drop the memory of deliveries too old to be repeated."""
    session.execute(sa.delete(Delivery).where(col(Delivery.seen_at) < before))
