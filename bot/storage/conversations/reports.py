"""Reports: the tags, answers and notes that people and rules file on conversations."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import standing
from bot.storage.engine import dialect
from bot.storage.tables import Conversation, Report, Standing
from bot.vocabulary import Source, Spoken


def filed(session: Session, conversation_id: int) -> Sequence[Report]:
    """What was filed on a conversation, oldest first."""
    return session.execute(_FILED, {"conversation": conversation_id}).scalars().all()


_FILED = (
    sa.select(Report)
    .where(col(Report.conversation_id) == sa.bindparam("conversation"))
    .order_by(col(Report.id))
)


def file_by_rule(
    session: Session,
    now: datetime,
    of: Conversation,
    rule: str,
    said: Sequence[tuple[Spoken, str, str]],
    *,
    closed: bool,
) -> None:
    """File what rules say by themselves: tags and answers, each with its kind, name and value."""
    row = {
        "conversation_id": of.id,
        "source": Source.RULE.value,
        "rule": rule,
        "tags": [name for kind, name, _ in said if kind is Spoken.TAG],
        "removed": [],
        "answers": {name: value for kind, name, value in said if kind is Spoken.ANSWER},
        "note": "",
        "closed": closed,
        "created_at": now,
    }
    standing.file(session, of.campaign_id, row, said)


def by_act(session: Session, act: str) -> Report | None:
    """The report that this one human act filed, if it did."""
    return session.execute(_BY_ACT, {"act": act}).scalars().first()


_BY_ACT = sa.select(Report).where(col(Report.act) == sa.bindparam("act"))


def by_rule(session: Session, report_id: int, conversation_id: int) -> Report | None:
    """A report on this conversation that a rule filed."""
    found = session.get(Report, report_id)
    is_it = found and found.conversation_id == conversation_id and found.source == Source.RULE
    return found if is_it else None


def take_back(
    session: Session, phones: Sequence[str], tag: str, *, person_id: int | None, now: datetime
) -> None:
    """A tag is no longer true of whoever has one of these numbers: take it back wherever it stands."""
    rows = (
        sa.select(col(Standing.conversation_id), col(Standing.campaign_id))
        .join(Conversation, col(Conversation.id) == col(Standing.conversation_id))
        .where(dialect.among_texts(session, col(Conversation.phone), phones), standing.stands())
        .where(col(Standing.kind) == Spoken.TAG.value, col(Standing.name) == tag)
        .order_by(col(Standing.conversation_id))
    )
    for conversation_id, campaign_id in session.execute(rows).all():
        about = {"conversation_id": conversation_id, "person_id": person_id, "created_at": now}
        file(session, campaign_id, Report(removed=[tag], **about))


def file(session: Session, campaign_id: int, report: Report) -> None:
    """File a report on a conversation of a campaign; what it says stands from now on."""
    session.add(report)
    session.flush()
    standing.keep(session, campaign_id, report)
