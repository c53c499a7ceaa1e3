"""Counts what is due, what waits and what became of texts."""

from datetime import datetime, timedelta
from itertools import pairwise

from bot.assignment.outcomes.delivery import Backlog
from bot.assignment.outcomes.results.figures import Due, Figures
from bot.assignment.upkeep import clock_repair
from bot.storage.engine.database import Session
from bot.storage.traffic import outbox, timers
from bot.storage.upkeep import figures

_RECENT = timedelta(hours=1)
# Seconds that contacts have waited for.
_AGES = (300, 900, 3600, 14400)


def due(session: Session, now: datetime) -> Due:
    """What is due and not yet done."""
    return Due(
        _backlog(now, *outbox.backlog(session, now=now)),
        _backlog(now, *timers.backlog(session, now=now)),
        clock_repair.count(session, now),
    )


def stand(session: Session, now: datetime) -> Figures:
    """All of it."""
    within, first = figures.waiting_since(session, [now - timedelta(seconds=age) for age in _AGES])
    counts = [later - sooner for sooner, later in pairwise([0, *within])]
    return Figures(
        due(session, now),
        tuple(figures.texts_since(session, now - _RECENT)),
        tuple(zip((*_AGES, None), counts, strict=True)),
        _seconds(now, first),
    )


def _backlog(now: datetime, items: int, oldest: datetime | None) -> Backlog:
    return Backlog(items, _seconds(now, oldest))


def _seconds(now: datetime, since: datetime | None) -> float:
    return (now - since).total_seconds() if since else 0.0
