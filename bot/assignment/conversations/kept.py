"""What somebody holds beside what waits: answered or closed, to be found again, and put aside until later."""

from datetime import datetime

from bot.assignment import guards
from bot.assignment.conversations import thread
from bot.assignment.outcomes.attention import Kept, KeptPage
from bot.assignment.outcomes.people import Identity
from bot.storage.attention import kept
from bot.storage.attention.queue import Line
from bot.storage.engine.database import Session

_ROWS = 15


def kept_of(session: Session, now: datetime, who: Identity, of: Kept, start: int = 0) -> KeptPage:
    """A page of what the person who asks holds: of answered ones, where somebody wrote last comes first."""
    holder = guards.person(session, who).id or 0
    lines, total = _found(session, now, holder, of, start)
    if start and not lines:  # so many are with others by now
        start, (lines, total) = 0, _found(session, now, holder, of, 0)
    return KeptPage(of, thread.inbox(session, lines), total, start)


def _found(session: Session, now: datetime, holder: int, of: Kept, start: int) -> tuple[list[Line], int]:
    if of is Kept.MINE:
        return kept.answered_by(session, holder, limit=_ROWS, start=start)
    return kept.put_aside_by(session, holder, now, limit=_ROWS, start=start)
