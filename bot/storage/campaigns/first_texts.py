"""A campaign's first texts as they stood and stand: which of them a contact got is kept by their row."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.tables import Campaign, FirstText


def keep(session: Session, campaign: Campaign, now: datetime) -> None:
    """The campaign's texts were written: the same words keep their row, wherever they stand now."""
    campaign_id = campaign.id or 0
    known = {row.body: row for row in everything(session, campaign_id)}
    for row in known.values():
        row.replaced_at = row.replaced_at or now
    for place, body in enumerate(dict.fromkeys(campaign.first_texts)):
        row = known.get(body) or FirstText(campaign_id=campaign_id, place=place, body=body, created_at=now)
        row.place, row.replaced_at = place, None
        session.add(row)
    session.flush()


def everything(session: Session, campaign_id: int) -> Sequence[FirstText]:
    """All first texts that a campaign ever had, in order; behind each, what stood in its place before."""
    return session.execute(_EVERYTHING, {"campaign": campaign_id}).scalars().all()


_EVERYTHING = (
    sa.select(FirstText)
    .where(col(FirstText.campaign_id) == sa.bindparam("campaign"))
    .order_by(col(FirstText.place), col(FirstText.replaced_at).is_(None).desc(), col(FirstText.id).desc())
)


def called(campaign_id: Any, body: Any) -> sa.ScalarSelect[Any]:
    """Which first text of a campaign has these words, as an SQL expression."""
    words = (col(FirstText.campaign_id) == campaign_id, col(FirstText.body) == body)
    return sa.select(col(FirstText.id)).where(*words).limit(1).scalar_subquery()
