"""Who was reached: contacts whose first text left and did not fail, or who answered it."""

import sqlalchemy as sa
from sqlmodel import col

from bot.storage.tables import Conversation, Message
from bot.vocabulary import TextKind, TextStatus

# What the provider took; a day later without news it is unknown, and has its id still.
_LEFT = (TextStatus.ACCEPTED.value, TextStatus.SENT.value, TextStatus.DELIVERED.value)


def reached() -> sa.ColumnElement[bool]:
    """A condition on `Conversation`."""
    status = col(Message.status)
    unheard = (status == TextStatus.UNKNOWN.value) & col(Message.provider_id).is_not(None)
    text = sa.exists().where(
        col(Message.conversation_id) == col(Conversation.id),
        col(Message.kind).in_((TextKind.FIRST.value, TextKind.RETRY.value)),
        status.in_(_LEFT) | unheard,
    )
    return col(Conversation.replied_at).is_not(None) | text
