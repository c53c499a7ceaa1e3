"""How far the provider's list of received texts was read."""

from datetime import datetime

from sqlmodel import Session, select

from bot.storage import dialect
from bot.storage.tables import CatchUp

_ONLY = 1


def find(session: Session) -> CatchUp | None:
    """What is known of the reading; None where nobody ever began one."""
    return session.get(CatchUp, _ONLY)


def locked(session: Session) -> CatchUp | None:
    """The same, for this transaction alone."""
    rows = dialect.locked(select(CatchUp).where(CatchUp.id == _ONLY))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def begin(session: Session, *, now: datetime) -> None:
    """Read from now on; who else begins at the same time changes nothing."""
    known = {"id": _ONLY, "began_at": now, "read_to": now, "due": False}
    dialect.insert_new(session, CatchUp, known)
