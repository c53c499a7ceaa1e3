"""Who was reached: contacts whose first text left and did not fail, or who answered it."""

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.storage.tables import Conversation, Message
from bot.vocabulary import TextKind, TextStatus

# What the provider took; a day later without news it is unknown, and has its id still.
_LEFT = (TextStatus.ACCEPTED.value, TextStatus.SENT.value, TextStatus.DELIVERED.value)


def reached() -> sa.ColumnElement[bool]:
    """A condition on `Conversation`."""
    # By a name of its own: whoever asks may read messages too.
    text = aliased(Message)
    unheard = (col(text.status) == TextStatus.UNKNOWN.value) & col(text.provider_id).is_not(None)
    left = sa.exists().where(
        col(text.conversation_id) == col(Conversation.id),
        col(text.kind).in_((TextKind.FIRST.value, TextKind.RETRY.value)),
        col(text.status).in_(_LEFT) | unheard,
    )
    return col(Conversation.replied_at).is_not(None) | left
