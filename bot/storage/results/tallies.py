"""What came of a campaign's first texts, counted by text and by when they were sent."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import standing
from bot.storage.conversations.reached import reached
from bot.storage.engine import dialect
from bot.storage.tables import Conversation, Standing
from bot.vocabulary import Barred, Spoken


@dataclass(frozen=True, slots=True)
class Sent:
    """Contacts who got the same first text in the same slot of time: epoch // width."""

    text_id: int | None
    slot: int
    texted: int
    reached: int
    replied: int
    opted_out: int


@dataclass(frozen=True, slots=True)
class Filed:
    """Of how many reached ones among them a tag stands, or an answer (`value`) to a question."""

    text_id: int | None
    slot: int
    kind: Spoken
    name: str
    value: str
    count: int


def sent(session: Session, campaign_id: int, *, width: int) -> list[Sent]:
    """Everybody who was texted, in one pass over the campaign's conversations."""
    got = sa.case((reached(), 1), else_=0).label("got")
    each = (
        sa.select(
            *_group(session, width),
            got,
            sa.case((col(Conversation.replied_at).is_not(None), 1), else_=0).label("replied"),
            sa.case((col(Conversation.barred) == Barred.OPTED_OUT.value, 1), else_=0).label("out"),
        )
        .where(*_texted(campaign_id))
        .subquery()
    ).c
    rows = sa.select(
        each.text_id,
        each.slot,
        sa.func.count(),
        sa.func.sum(each.got),
        sa.func.sum(each.replied),
        sa.func.sum(each.got * each.out),
    ).group_by(each.text_id, each.slot)
    return [Sent(text, int(slot), *map(int, counts)) for text, slot, *counts in session.execute(rows)]


def filed(session: Session, campaign_id: int, *, width: int) -> list[Filed]:
    """What stands of those who were reached."""
    word = (col(Standing.kind), col(Standing.name), col(Standing.value))
    group = _group(session, width)
    rows = (
        sa.select(*group, *word, sa.func.count())
        .join(Conversation, col(Conversation.id) == col(Standing.conversation_id))
        .where(col(Standing.campaign_id) == campaign_id, standing.stands(), *_texted(campaign_id), reached())
        .group_by(*group, *word)
    )
    return [
        Filed(text, int(slot), Spoken(kind), name, value, count)
        for text, slot, kind, name, value, count in session.execute(rows)
    ]


def _group(session: Session, width: int) -> tuple[Any, ...]:
    slot = dialect.epoch(session, col(Conversation.texted_at)) // width
    return col(Conversation.first_text_id).label("text_id"), slot.label("slot")


def _texted(campaign_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return col(Conversation.campaign_id) == campaign_id, col(Conversation.texted_at).is_not(None)
