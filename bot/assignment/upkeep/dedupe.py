"""Requests from outside that may come more than once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage.engine.database import Session
from bot.storage.traffic import deliveries

# Requests are not repeated later than this.
_KEPT = timedelta(days=2)


class SeenBefore(Exception):
    """What a request asks was done, or refused, when it came before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that may come again, here or to another process; `key` is unique within its source."""

    source: str
    key: str


def remember(session: Session, now: datetime, asked: Asked) -> None:
    """Remember a request; raises SeenBefore.

    Whoever asks the same at once, in another process, waits for the end of this transaction.
    """
    if not first_sight(session, now, asked.source, asked.key):
        raise SeenBefore


def first_sight(session: Session, now: datetime, source: str, key: str) -> bool:
    """Whether a request is seen for the first time; `key` is unique within its source."""
    return deliveries.first_sight(session, source, key, now=now)


def see_again(session: Session, now: datetime, source: str, key: str) -> None:
    """Note that something was seen now, also repeatedly; it shows that the database accepts writes."""
    deliveries.seen(session, source, key, now=now)


def forget(session: Session, now: datetime) -> None:
    """Drop the memory of requests that nobody will repeat any more."""
    deliveries.forget_deliveries(session, before=now - _KEPT)
