"""How much people hold: what they have to do in all campaigns, and what counts towards a cap in one."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import in_play, in_state, waiting
from bot.storage.engine import dialect
from bot.storage.tables import Campaign, Conversation
from bot.vocabulary import ConversationState


def open_work(session: Session, people: Sequence[int]) -> dict[int, int]:
    """Conversations that these people have yet to text or to answer, in all campaigns."""
    found = Counter[int]()
    for person, count in session.execute(_open_work(dialect.name(session)), {"people": people}):
        found[person] += count
    return found


@cache
def _open_work(name: str) -> Any:
    """Each kind is read from the index that leads past all texted contacts; no row of what waits is read."""
    people, holder = sa.bindparam("people", type_=dialect.Ids), col(Conversation.holder_id)
    kinds = ((in_state(ConversationState.UNTEXTED), in_play()), waiting())
    counted = (
        sa.select(holder, sa.func.count())
        .where(dialect.among_bound(name, holder, people), *kind)
        .where(col(Conversation.campaign_id).in_(sa.select(col(Campaign.id))))
        .group_by(holder)
        for kind in kinds
    )
    return sa.union_all(*counted)


def held_in(session: Session, campaign_id: int, people: Sequence[int]) -> dict[int, int]:
    """Conversations in play that these people hold in a campaign, whatever their state."""
    rows = session.execute(_held_in(dialect.name(session)), {"campaign": campaign_id, "people": people})
    return {person: count for person, count in rows if person is not None}


@cache
def _held_in(name: str) -> sa.Select[int | None, int]:
    people, holder = sa.bindparam("people", type_=dialect.Ids), col(Conversation.holder_id)
    return (
        sa.select(holder, sa.func.count())
        .where(dialect.among_bound(name, holder, people), in_play())
        .where(col(Conversation.campaign_id) == sa.bindparam("campaign"))
        .group_by(holder)
    )
