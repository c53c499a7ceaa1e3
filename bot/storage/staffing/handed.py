"""Conversations that a person gave to their holder: they stay for a while, on duty or not."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import in_play, in_state
from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.staffing import duty
from bot.storage.tables import Assignment, Attendance, Conversation, Person, Shift
from bot.vocabulary import ConversationState

# How long it stays without an act of its holder, unless a shift ends before.
STAYS = timedelta(hours=1)


_NOW, _SINCE = sa.bindparam("given_now", type_=INSTANT), sa.bindparam("given_since", type_=INSTANT)


def at(now: datetime) -> dict[str, datetime]:
    """The moment of which `stays` is asked: parameters of its statement."""
    return {"given_now": now, "given_since": now - STAYS}


def stays(now: datetime | None = None) -> sa.ColumnElement[bool]:
    """Whether a conversation was given to its holder by somebody else, lately enough to stay with them.

    It does not stay once the next shift of the campaign, or of all, has ended, once its holder has gone off a
    shift or is done for the day, or once an hour has passed without an act of theirs. Of a statement that is
    built once the moment is a parameter: see `at`.
    """
    now_, since = (sa.literal(now, INSTANT), sa.literal(now - STAYS, INSTANT)) if now else (_NOW, _SINCE)
    given, person, campaign = col(Assignment.began_at), col(Assignment.person_id), col(Assignment.campaign_id)
    actor, how = col(Assignment.actor_id), col(Assignment.began_by)
    by_somebody = (how != "link") & actor.is_not(None) & ((actor != person) | (how == "undo"))
    acted = sa.select(sa.literal(1)).where(
        col(Attendance.person_id) == person,
        col(Attendance.campaign_id) == campaign,
        col(Attendance.acted_at) > since,
    )
    ended = sa.select(sa.literal(1)).where(
        (col(Shift.campaign_id) == campaign) | col(Shift.campaign_id).is_(None),
        col(Shift.called_off_at).is_(None),
        col(Shift.ends_at) <= now_,
        col(Shift.ends_at) > given,
    )
    done = sa.select(sa.literal(1)).where(col(Person.id) == person, col(Person.done_at) > given)
    kept = (
        sa.select(sa.literal(1))
        .select_from(Assignment)
        .where(col(Assignment.conversation_id) == col(Conversation.id), col(Assignment.ended_at).is_(None))
        .where(by_somebody, (given > since) | sa.exists(acted))
        .where(
            ~sa.exists(ended),
            ~sa.exists(done),
            ~duty.went_since(person, campaign, given, now_, strictly=True),
        )
    )
    return sa.exists(kept.correlate(Conversation))


def is_kept(session: Session, now: datetime, conversation_id: int) -> bool:
    """Whether a conversation stays with its holder because a person gave it to them."""
    return session.execute(_is_kept(), at(now) | {"of": conversation_id}).first() is not None


@cache
def _is_kept() -> sa.Select[Any]:
    return sa.select(col(Conversation.id)).where(col(Conversation.id) == sa.bindparam("of"), stays())


def loose(session: Session, now: datetime, conversations: Sequence[int]) -> list[int]:
    """Those of these conversations that may be taken from their holder: no person gave them lately."""
    if not conversations:
        return []
    rows = sa.select(col(Conversation.id)).where(dialect.among(session, Conversation.id, conversations))
    found = session.execute(rows.where(~stays()).order_by(col(Conversation.id)), at(now)).scalars()
    return [id_ for id_ in found if id_ is not None]


def unsent(session: Session, now: datetime, holder_id: int, campaign_id: int) -> int:
    """How many unsent contacts of a campaign stay with a holder because a person gave them."""
    rows = sa.select(sa.func.count()).where(
        col(Conversation.holder_id) == holder_id,
        col(Conversation.campaign_id) == campaign_id,
        in_state(ConversationState.UNTEXTED),
        in_play(),
        stays(),
    )
    return int(session.execute(rows, at(now)).scalar_one())
