"""What became of suggestions: kept, or changed by whoever acted on them."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.tables import Conversation, Suggestion
from bot.vocabulary import Spoken


@dataclass(frozen=True, slots=True)
class Suggested:
    """A tag or an answer that a conversation opened with, under the label by which it is learnt."""

    kind: Spoken
    name: str
    value: str
    label: str


def add(
    session: Session, of: Conversation, what: Suggested, *, kept: bool, person_id: int, now: datetime
) -> int:
    """Remember what somebody did with it; returns its id."""
    facts = {"kind": what.kind.value, "name": what.name, "value": what.value, "label": what.label}
    whose = {"conversation_id": of.id, "campaign_id": of.campaign_id, "person_id": person_id}
    return dialect.insert_row(session, Suggestion, facts | whose | {"kept": kept, "created_at": now})


def find(session: Session, suggestion_id: int) -> Suggestion | None:
    """One of them."""
    return session.get(Suggestion, suggestion_id)


def last(session: Session, label: str, most: int) -> tuple[int, int]:
    """Of the last so many of a label: how many there were, and how many of them were kept."""
    newest = (
        sa.select(col(Suggestion.kept))
        .where(col(Suggestion.label) == label)
        .order_by(col(Suggestion.id).desc())
        .limit(most)
    )
    found = session.execute(newest).scalars().all()
    return len(found), sum(found)


def counts(session: Session, campaign_id: int) -> dict[tuple[Spoken, str, str], tuple[int, int]]:
    """Of each tag and answer how many suggestions of a campaign were kept and changed."""
    word = (col(Suggestion.kind), col(Suggestion.name), col(Suggestion.value))
    kept = sa.func.sum(sa.case((col(Suggestion.kept), 1), else_=0))
    rows = sa.select(*word, kept, sa.func.count()).where(col(Suggestion.campaign_id) == campaign_id)
    return {
        (Spoken(kind), name, value): (int(right), count - int(right))
        for kind, name, value, right, count in session.execute(rows.group_by(*word))
    }
