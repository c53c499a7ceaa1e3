"""Reports: the tags, answers and notes that people and rules file on conversations."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import standing
from bot.storage.tables import Conversation, Report
from bot.vocabulary import Barred, Source


def filed(session: Session, conversation_id: int) -> Sequence[Report]:
    """What was filed on a conversation, oldest first."""
    return session.execute(_FILED, {"conversation": conversation_id}).scalars().all()


_FILED = (
    sa.select(Report)
    .where(col(Report.conversation_id) == sa.bindparam("conversation"))
    .order_by(col(Report.id))
)


def of_person(session: Session, conversation_id: int, phone: str) -> Sequence[Report]:
    """What was filed on a conversation and, unless somebody else has it, on others with the number."""
    facts = {"conversation": conversation_id, "phone": phone}
    return session.execute(_OF_PERSON, facts).scalars().all()


_THEIRS = sa.or_(
    col(Conversation.id) == sa.bindparam("conversation"),
    col(Conversation.barred).is_distinct_from(Barred.WRONG_NUMBER.value),
)
_OF_PERSON = (
    sa.select(Report)
    .join(Conversation, col(Conversation.id) == col(Report.conversation_id))
    .where(col(Conversation.phone) == sa.bindparam("phone"), _THEIRS)
    .order_by(col(Report.id))
)


def by_act(session: Session, act: str) -> Report | None:
    """The report that this one human act filed, if it did."""
    return session.execute(_BY_ACT, {"act": act}).scalars().first()


_BY_ACT = sa.select(Report).where(col(Report.act) == sa.bindparam("act"))


def by_rule(session: Session, report_id: int, conversation_id: int) -> Report | None:
    """A report on this conversation that a rule filed."""
    found = session.get(Report, report_id)
    is_it = found and found.conversation_id == conversation_id and found.source == Source.RULE
    return found if is_it else None


def file(session: Session, campaign_id: int, report: Report) -> None:
    """File a report on a conversation of a campaign; what it says stands from now on."""
    session.add(report)
    session.flush()
    standing.keep(session, campaign_id, report)
