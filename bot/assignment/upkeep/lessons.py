"""When what people file is learnt anew: once a day, and of all processes in one."""

from datetime import datetime, timedelta

from bot.storage.conversations.by_itself import learnt
from bot.storage.engine.database import Session
from bot.storage.tables import Timer
from bot.storage.traffic import timers
from bot.vocabulary import Timed

_EVERY = timedelta(days=1)


def begin(session: Session, now: datetime) -> None:
    """A process begins: it is learnt tomorrow, unless that is known already."""
    wanted = timers.Wanted([Timed.LEARN], Timed.LEARN, 0, now + _EVERY)
    timers.put_unless(session, [wanted], now=now)


def fall_due(session: Session, now: datetime, timer: Timer) -> None:
    """It is to be learnt anew, and again tomorrow."""
    row = learnt.locked(session)
    if row is not None:
        row.due_at = now
    timers.put(session, Timed.LEARN, 0, now + _EVERY, now=now)


def is_due(session: Session, now: datetime) -> bool:
    """Whether it is to be learnt anew."""
    return learnt.due_at(session) is not None


def take(session: Session, now: datetime) -> bool:
    """One process takes what is due; whether this one got it."""
    row = learnt.locked(session)
    taken = row is not None and row.due_at is not None
    if row is not None and taken:
        row.due_at = None
    return taken
