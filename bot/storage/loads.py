"""How much people hold: what they have to do anywhere, and what counts towards a cap in one campaign."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage import dialect
from bot.storage.conversations import in_play, in_state
from bot.storage.tables import Conversation
from bot.vocabulary import ConversationState


def open_work(session: Session, people: Sequence[int]) -> dict[int, int]:
    """Conversations that these people have yet to text or to answer, in all campaigns."""
    rows = session.execute(
        sa.select(col(Conversation.holder_id), sa.func.count())
        .where(dialect.among(session, col(Conversation.holder_id), people), in_play())
        .where(in_state(ConversationState.UNTEXTED) | in_state(ConversationState.NEEDS_ATTENTION))
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
