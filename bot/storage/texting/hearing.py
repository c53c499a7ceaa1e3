"""Whose text came in, locked, with all that decides who is told of it, in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import messages, standing
from bot.storage.engine import dialect
from bot.storage.engine.database import Collision
from bot.storage.staffing import duty
from bot.storage.tables import Campaign, Conversation, Message, PhoneNumber
from bot.storage.traffic import timers
from bot.vocabulary import Timed


@dataclass(frozen=True, slots=True)
class Heard:
    """The conversation that a text belongs to.

    Its holder is `on_shift`, or was last at work at `worked_at`. They will be reminded of
    what waits for them at `reminded_at`, or were at that moment. Where the campaign has rules, `words` are
    what was filed: kind, name, what stands, and whose word that is.
    """

    conversation: Conversation
    campaign: Campaign
    number: PhoneNumber | None
    repeated: bool
    on_shift: bool
    worked_at: datetime | None
    reminded_at: datetime | None
    words: Sequence[tuple[str, str, str | None, str]] | None


def heard(session: Session, phone: str, our_number: str, provider_id: str, now: datetime) -> Heard | None:
    """The conversation of the newest text to this number from ours, else the newest with this number."""
    facts = {"phone": phone, "ours": our_number, "provider": provider_id, "now": now}
    row = session.execute(_heard(dialect.name(session)), facts).first()
    if row is not None and row[0].phone != phone:
        raise Collision("the conversation was locked by whoever forgot its number")
    return None if row is None else Heard(*row)


@cache
def _heard(name: str) -> sa.Select[Any]:
    mine, phone = dialect.plain(Conversation).c, sa.bindparam("phone", type_=sa.String)
    other = dialect.plain(Conversation).alias("other").c
    texted = messages.newest_to(phone, sa.bindparam("ours", type_=sa.String)).scalar_subquery()
    known = sa.select(sa.func.max(other.id)).where(other.phone == phone).scalar_subquery()
    facts = (
        sa.exists().where(col(Message.provider_id) == sa.bindparam("provider")),
        *duty.of_one(mine.holder_id, mine.campaign_id),
        timers.soonest(Timed.NUDGE, mine.holder_id),
        sa.case((col(Campaign.rules) != "", standing.spoken(name, mine.id))),
    )
    rows = (
        sa.select(Conversation, Campaign, PhoneNumber, *facts)
        .join(Campaign, col(Campaign.id) == mine.campaign_id)
        .outerjoin(PhoneNumber, col(PhoneNumber.phone) == phone)
        .where(mine.id == sa.func.coalesce(texted, known))
    )
    return rows.with_for_update(key_share=True, of=Conversation).execution_options(populate_existing=True)
