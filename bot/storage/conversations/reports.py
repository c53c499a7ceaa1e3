"""Reports: the tags, answers and notes that people file on conversations."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.storage.conversations import standing
from bot.storage.tables import Report


def filed(session: Session, conversation_id: int) -> Sequence[Report]:
    """What was filed on a conversation, oldest first."""
    return session.exec(
        select(Report).where(Report.conversation_id == conversation_id).order_by(col(Report.id))
    ).all()


def by_act(session: Session, act: str) -> Report | None:
    """The report that this one human act filed, if it did."""
    return session.exec(select(Report).where(Report.act == act)).first()


def file(session: Session, campaign_id: int, report: Report) -> None:
    """File a report on a conversation of a campaign; what it says stands from now on."""
    session.add(report)
    session.flush()
    standing.keep(session, campaign_id, report)
