"""Deliveries of the outside world that may come more than once."""

from datetime import datetime, timedelta

from bot.storage.engine.database import Session
from bot.storage.traffic import deliveries

# Nobody repeats a delivery after so long.
_KEPT = timedelta(days=2)


def first_sight(session: Session, now: datetime, source: str, key: str) -> bool:
    """Whether a delivery is seen for the first time; `key` is unique within its source."""
    return deliveries.first_sight(session, source, key, now=now)


def see_again(session: Session, now: datetime, source: str, key: str) -> None:
    """Note that something was seen now, as often as it comes; it shows that the database takes writing."""
    deliveries.seen(session, source, key, now=now)


def forget(session: Session, now: datetime) -> None:
    """Drop the memory of deliveries that nobody will repeat any more."""
    deliveries.forget_deliveries(session, before=now - _KEPT)
