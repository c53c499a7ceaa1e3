"""What programs bring that read results; digests only."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import ApiToken


def add(session: Session, name: str, digest: str, made_by: int, *, now: datetime) -> int:
    """A new one; its id."""
    row = {"name": name, "digest": digest, "made_by": made_by, "made_at": now, "revoked_at": None}
    return dialect.insert_row(session, ApiToken, row)


def everything(session: Session) -> Sequence[ApiToken]:
    """Those that hold, the newest first."""
    rows = select(ApiToken).where(col(ApiToken.revoked_at).is_(None)).order_by(col(ApiToken.id).desc())
    return session.exec(rows).all()


def by_digest(session: Session, digest: str) -> ApiToken | None:
    """The one that holds with this digest."""
    rows = select(ApiToken).where(ApiToken.digest == digest, col(ApiToken.revoked_at).is_(None))
    return session.exec(rows).first()


def revoke(session: Session, token_id: int, *, now: datetime) -> bool:
    """Let it hold no longer; whether it did."""
    row = sa.update(ApiToken).where(col(ApiToken.id) == token_id, col(ApiToken.revoked_at).is_(None))
    return bool(getattr(session.execute(row.values(revoked_at=now)), "rowcount", 0))
