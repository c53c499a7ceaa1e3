"""Tags and fields that belong to the organisation: every campaign may offer them."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.tables import Campaign, SharedField
from bot.vocabulary import CampaignState


def everything(session: Session) -> Sequence[SharedField]:
    """All of them, tags first, by name."""
    return session.exec(
        select(SharedField).order_by(col(SharedField.asks).is_not(None), col(SharedField.name))
    ).all()


def find(session: Session, field_id: int) -> SharedField | None:
    """One of them."""
    return session.get(SharedField, field_id)


def named(session: Session, *names: str) -> frozenset[str]:
    """Those of these names that belong to the organisation."""
    return frozenset(session.exec(select(SharedField.name).where(col(SharedField.name).in_(names))))


def add(session: Session, row: SharedField) -> None:
    """A new one."""
    session.add(row)
    session.flush()


def drop(session: Session, field_id: int) -> None:
    """It is offered no more; what was filed stands."""
    session.execute(sa.delete(SharedField).where(col(SharedField.id) == field_id))


def offering(session: Session) -> int:
    """How many campaigns that have not ended offer them."""
    live = col(Campaign.state) != CampaignState.ENDED.value
    rows = sa.select(sa.func.count()).select_from(Campaign).where(col(Campaign.offers_shared), live)
    return int(session.execute(rows).scalar_one())
