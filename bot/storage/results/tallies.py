"""What came of a campaign's first texts, counted by text and by when they were sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import standing
from bot.storage.conversations.reached import reached
from bot.storage.engine import dialect
from bot.storage.tables import Conversation, Standing
from bot.vocabulary import Barred, Spoken

# In seconds.
MINUTE = 60
_TO_THE_MINUTE = len("2026-03-10 18:00")
_OUT = Barred.OPTED_OUT.value


@dataclass(frozen=True, slots=True)
class Sent:
    """Contacts who got the same first text in the same minute, counted since 1970."""

    text_id: int | None
    minute: int
    texted: int
    reached: int
    replied: int
    opted_out: int


@dataclass(frozen=True, slots=True)
class Filed:
    """Of how many reached ones among them a tag stands, or an answer (`value`) to a question."""

    text_id: int | None
    minute: int
    kind: Spoken
    name: str
    value: str
    count: int


def sent(session: Session, campaign_id: int) -> list[Sent]:
    """Everybody who was texted, in one pass over the campaign's conversations."""
    replied, out = col(Conversation.replied_at).is_not(None), col(Conversation.barred) == _OUT
    kinds = (reached(), replied, out & reached())
    group = _group(session)
    rows = (
        sa.select(*group, sa.func.count(), *(sa.func.sum(sa.case((kind, 1), else_=0)) for kind in kinds))
        .where(*_texted(campaign_id))
        .group_by(*group)
    )
    return [Sent(text, _minute(at), *map(int, counts)) for text, at, *counts in session.execute(rows)]


def filed(session: Session, campaign_id: int) -> list[Filed]:
    """What stands of those who were reached."""
    word = (col(Standing.kind), col(Standing.name), col(Standing.value))
    group = _group(session)
    rows = (
        sa.select(*group, *word, sa.func.count())
        .join(Conversation, col(Conversation.id) == col(Standing.conversation_id))
        .where(col(Standing.campaign_id) == campaign_id, standing.stands(), *_texted(campaign_id), reached())
        .group_by(*group, *word)
    )
    return [
        Filed(text, _minute(at), Spoken(kind), name, value, count)
        for text, at, kind, name, value, count in session.execute(rows)
    ]


def _group(session: Session) -> tuple[Any, ...]:
    """Which text, and the minute as text, which SQLite cuts off faster than it reckons."""
    at = dialect.written(dialect.name(session), col(Conversation.texted_at))
    return col(Conversation.first_text_id), sa.func.substr(at, 1, _TO_THE_MINUTE)


def _minute(written: str) -> int:
    return int(datetime.fromisoformat(f"{written}:00+00:00").timestamp()) // MINUTE


def _texted(campaign_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return col(Conversation.campaign_id) == campaign_id, col(Conversation.texted_at).is_not(None)
