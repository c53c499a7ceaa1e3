"""What people look for, for as long as they look at what was found."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.tables import Search

# Whoever comes back later looks again.
LASTS = timedelta(hours=12)


def keep(session: Session, person_id: int, typed: str, narrowed: dict[str, Any], now: datetime) -> Search:
    """Keep what somebody looks for; what anybody looked for long ago is kept no more."""
    session.execute(sa.delete(Search).where(col(Search.made_at) < now - LASTS))
    made = Search(person_id=person_id, typed=typed, narrowed=narrowed, made_at=now)
    session.add(made)
    session.flush()
    return made


def find(session: Session, search_id: int, person_id: int) -> Search | None:
    """What this person looks for; nobody sees what another does."""
    found = session.get(Search, search_id)
    return found if found is not None and found.person_id == person_id else None


def forget_all(session: Session) -> None:
    """Keep nothing of what anybody looks for."""
    session.execute(sa.delete(Search))
