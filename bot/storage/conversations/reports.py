"""Reports: the tags, answers and notes that people file on conversations."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import standing
from bot.storage.tables import Report


def filed(session: Session, conversation_id: int) -> Sequence[Report]:
    """What was filed on a conversation, oldest first."""
    return session.execute(_FILED, {"conversation": conversation_id}).scalars().all()


_FILED = (
    sa.select(Report)
    .where(col(Report.conversation_id) == sa.bindparam("conversation"))
    .order_by(col(Report.id))
)


def by_act(session: Session, act: str) -> Report | None:
    """The report that this one human act filed, if it did."""
    return session.execute(_BY_ACT, {"act": act}).scalars().first()


_BY_ACT = sa.select(Report).where(col(Report.act) == sa.bindparam("act"))


def file(session: Session, campaign_id: int, report: Report) -> None:
    """File a report on a conversation of a campaign; what it says stands from now on."""
    session.add(report)
    session.flush()
    standing.keep(session, campaign_id, report)
