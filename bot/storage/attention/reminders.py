"""What people have left undone: replies that wait for their holder, claimed contacts without a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.conversations.conversations import waiting
from bot.storage.staffing import handed
from bot.storage.tables import Assignment, Conversation, Event, Post
from bot.vocabulary import Parcel


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that waits: since when, and since when for this holder.

    Where it is `given`, a person gave it to its holder, with whom it stays on duty or not.
    """

    campaign_id: int
    since: datetime
    here_since: datetime
    given: bool


def waiting_with(session: Session, holder_id: int, now: datetime) -> list[Waiting]:
    """Everything that waits for a holder, also what another person held before."""
    rows = session.execute(
        sa.select(
            col(Conversation.campaign_id),
            col(Conversation.waiting_since),
            col(Conversation.assigned_at),
            handed.stays(now),
        ).where(col(Conversation.holder_id) == holder_id, *waiting())
    )
    return [
        Waiting(campaign, since, max(since, held or since), bool(given))
        for campaign, since, held, given in rows
        if since
    ]


def returned(session: Session, holder_id: int, campaign_id: int, by: str, *, since: datetime) -> int:
    """How many contacts of a campaign `by` took from a holder when it last did so, if that was lately."""
    theirs = (
        col(Assignment.person_id) == holder_id,
        col(Assignment.campaign_id) == campaign_id,
        col(Assignment.ended_by) == by,
        col(Assignment.ended_at) > since,
    )
    newest = sa.select(sa.func.max(Assignment.ended_at)).where(*theirs).scalar_subquery()
    rows = sa.select(sa.func.count()).where(*theirs, col(Assignment.ended_at) == newest)
    return int(session.execute(rows).scalar_one())


def noted_since(session: Session, verb: str, campaign_id: int, since: datetime) -> bool:
    """Whether the record has this about a campaign since then."""
    rows = select(Event.id).where(Event.campaign_id == campaign_id, Event.at > since, Event.verb == verb)
    return session.exec(rows.limit(1)).first() is not None


def standing(session: Session, kind: Parcel, subject_id: int | None, since: datetime) -> Sequence[Post]:
    """The messages of a kind that were posted since then, about one subject or about any."""
    rows = select(Post).where(Post.kind == kind.value, Post.posted_at > since)
    if subject_id is not None:
        rows = rows.where(Post.subject_id == subject_id)
    return session.exec(rows.order_by(col(Post.id))).all()
