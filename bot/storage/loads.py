"""How much people hold: what they have to do anywhere, and what counts towards a cap in one campaign."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage import dialect
from bot.storage.conversations import in_play
from bot.storage.tables import Campaign, Conversation
from bot.vocabulary import ConversationState

_OPEN = (ConversationState.UNTEXTED.value, ConversationState.NEEDS_ATTENTION.value)


def open_work(session: Session, people: Sequence[int]) -> dict[int, int]:
    """Conversations that these people have yet to text or to answer, in all campaigns."""
    rows = session.execute(
        sa.select(col(Conversation.holder_id), sa.func.count())
        .where(dialect.among(session, col(Conversation.holder_id), people), in_play())
        # All campaigns by name, so that the index leads to these states past all that was texted.
        .where(col(Conversation.campaign_id).in_(sa.select(col(Campaign.id))))
        .where(col(Conversation.state).in_(_OPEN))
        .group_by(col(Conversation.holder_id))
    )
    return {person: count for person, count in rows if person is not None}


def held_in(session: Session, campaign_id: int, people: Sequence[int]) -> dict[int, int]:
    """Conversations in play that these people hold in a campaign, whatever their state."""
    rows = session.execute(
        sa.select(col(Conversation.holder_id), sa.func.count())
        .where(dialect.among(session, col(Conversation.holder_id), people), in_play())
        .where(col(Conversation.campaign_id) == campaign_id)
        .group_by(col(Conversation.holder_id))
    )
    return {person: count for person, count in rows if person is not None}
