"""Which accounts a platform, or the settings, say to be an admin's."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.people.persons import Account
from bot.storage.tables import Identity


def is_withdrawn(session: Session, account: Account, *, vouched: bool) -> bool:
    """Whether an account was vouched for and is not any more."""
    found = _identity(session, account)
    return found is not None and found.vouched and not vouched


def keep(session: Session, account: Account, *, vouched: bool) -> None:
    """Store whether an account is vouched for."""
    found = _identity(session, account)
    if found is not None:
        found.vouched = vouched
        session.flush()


def is_vouched_for(session: Session, person_id: int | None) -> bool:
    """Whether any account of a person is vouched for."""
    rows = select(Identity.id).where(Identity.person_id == person_id, col(Identity.vouched).is_(sa.true()))
    return session.exec(rows).first() is not None


def _identity(session: Session, account: Account) -> Identity | None:
    facts = {"platform": account.platform, "workspace": account.workspace, "account": account.account}
    return session.execute(_IDENTITY, facts).scalars().first()


_IDENTITY = sa.select(Identity).where(
    col(Identity.platform) == sa.bindparam("platform"),
    col(Identity.workspace) == sa.bindparam("workspace"),
    col(Identity.account) == sa.bindparam("account"),
)
