"""What people have left undone: replies that wait for their holder, claimed contacts without a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import waiting
from bot.storage.staffing import handed
from bot.storage.tables import Assignment, Conversation, Event, Post
from bot.vocabulary import Parcel


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that waits: since when, and since when for this holder, or until when it is put aside.

    Where it is `given`, a person gave it to its holder, with whom it stays on duty or not.
    """

    campaign_id: int
    since: datetime
    here_since: datetime
    given: bool


def waiting_with(session: Session, holder_id: int, now: datetime) -> list[Waiting]:
    """Everything that waits for a holder, also what another person held before."""
    rows = session.execute(_waiting_with(), handed.at(now) | {"holder": holder_id})
    return [
        Waiting(campaign, since, max(since, held or since, back or since), bool(given))
        for campaign, since, held, back, given in rows
        if since
    ]


@cache
def _waiting_with() -> Any:
    theirs = (col(Conversation.holder_id) == sa.bindparam("holder"), *waiting())
    held = (col(Conversation.assigned_at), col(Conversation.later_until))
    since = (col(Conversation.waiting_since), *held)
    return sa.select(col(Conversation.campaign_id), *since, handed.stays()).where(*theirs)


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
    facts = {"verb": verb, "campaign": campaign_id, "since": since}
    return session.execute(_NOTED, facts).first() is not None


_NOTED = (
    sa.select(col(Event.id))
    .where(col(Event.campaign_id) == sa.bindparam("campaign"), col(Event.at) > sa.bindparam("since"))
    .where(col(Event.verb) == sa.bindparam("verb"))
    .limit(1)
)


def standing(session: Session, kind: Parcel, subject_id: int | None, since: datetime) -> Sequence[Post]:
    """The messages of a kind that were posted since then, about one subject or about any."""
    facts = {"kind": kind, "since": since}
    if subject_id is None:
        return session.execute(_STANDING, facts).scalars().all()
    return session.execute(_STANDING_ABOUT, facts | {"subject": subject_id}).scalars().all()


_STANDING = (
    sa.select(Post)
    .where(col(Post.kind) == sa.bindparam("kind"), col(Post.posted_at) > sa.bindparam("since"))
    .order_by(col(Post.id))
)
_STANDING_ABOUT = _STANDING.where(col(Post.subject_id) == sa.bindparam("subject"))
