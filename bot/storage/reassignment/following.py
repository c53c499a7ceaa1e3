"""Contacts of a campaign who are texted once more: counted, and copied into a list of their own."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import in_play
from bot.storage.engine import dialect
from bot.storage.reassignment import picking
from bot.storage.reassignment.picking import Wanted
from bot.storage.tables import Contact, Conversation, Message
from bot.vocabulary import Direction, TextStatus

_COPIED = ("phone", "first_name", "last_name", "email", "zone", "line", "fields", "written")
_NEVER_LEFT = (TextStatus.CANCELLED.value, TextStatus.FAILED.value)


def count(session: Session, wanted: Wanted, quiet_since: datetime | None) -> int:
    """How many contacts of a campaign fit, may be texted, and were texted by nobody since then."""
    rows = sa.select(sa.func.count()).select_from(Conversation).where(*_fit(session, wanted, quiet_since))
    return int(session.execute(rows).scalar_one())


def copy(session: Session, list_id: int, wanted: Wanted, quiet_since: datetime | None) -> None:
    """Put these contacts into a list, in their order."""
    source, new = dialect.plain(Contact), dialect.plain(Contact)
    rows: Any = (
        sa.select(
            sa.literal(list_id).label("list_id"),
            sa.literal("").label("assigned_to"),
            *map(source.c.get, _COPIED),
        )
        .join(Conversation, col(Conversation.contact_id) == source.c.id)
        .where(*_fit(session, wanted, quiet_since))
        .order_by(col(Conversation.position))
    )
    session.execute(sa.insert(new).from_select(["list_id", "assigned_to", *_COPIED], rows))


def _fit(session: Session, wanted: Wanted, quiet_since: datetime | None) -> list[sa.ColumnElement[bool]]:
    rules = [*picking.rules(session, wanted), in_play(), col(Conversation.texted_at).is_not(None)]
    if quiet_since is None:
        return rules
    lately = sa.exists().where(
        col(Message.phone) == col(Conversation.phone),
        col(Message.direction) == Direction.OUT.value,
        col(Message.created_at) > quiet_since,
        col(Message.status).not_in(_NEVER_LEFT),
    )
    return [*rules, ~lately]
