"""When what was deleted is overwritten: at once where that takes a moment, else when nobody is at work."""

from datetime import datetime, timedelta

from bot.storage.engine.database import Session
from bot.storage.forgetting import pages

# An SQLite file of so many bytes is written anew in a second or two; nobody else writes meanwhile.
_SMALL = 256 * 2**20
_QUIET = timedelta(minutes=30)


def due(session: Session, now: datetime) -> datetime | None:
    """Since when there is something to overwrite, if it is to be done now."""
    since = pages.due_since(session)
    if since is None or pages.size(session) <= _SMALL:
        return since
    return None if pages.at_work_since(session, now - _QUIET) else since


def done(session: Session, now: datetime, since: datetime) -> None:
    """It was overwritten, but for what was deleted after `since`."""
    pages.done(session, since)
