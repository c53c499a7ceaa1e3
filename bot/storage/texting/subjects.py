"""The contact of a press, locked, with all that decides whether they may be texted, in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col

from bot.storage.campaigns import first_texts
from bot.storage.conversations.messages import first_text_of, newest_first_text_elsewhere
from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Campaign, Contact, Conversation, Person, PhoneNumber
from bot.storage.texting import pool
from bot.storage.traffic import posts, timers
from bot.vocabulary import ConversationState, Parcel, Timed


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a press is about; their `holder` by name.

    `first_by` sent the first text. At `elsewhere_at` another campaign last sent one to the number; one that
    has yet to is `awaited`. The campaign's contacts live in these `zones`. The holder or the asker was
    `reminded` of something that waits for them; where the alarm stands that nobody is on duty, all are
    `alarmed`.
    """

    conversation: Conversation
    holder: str | None
    campaign: Campaign
    zones: Sequence[str]
    contact: Contact
    number: PhoneNumber | None
    first_by: int | None
    elsewhere_at: datetime | None
    awaited: bool
    reminded: bool
    alarmed: bool


def locked(session: Session, conversation_id: int, asker_id: int, now: datetime) -> Subject | None:
    """A contact, for this transaction alone; before it, take turns about the number."""
    facts = {"id": conversation_id, "asker": asker_id, "posted_since": now - posts.READ}
    row = session.execute(_locked(dialect.name(session)), facts).first()
    return None if row is None else Subject(row[0], row[1], row[2], row[3] or (), *row[4:])


@cache
def _locked(name: str) -> Any:
    mine, other = dialect.plain(Conversation).c, dialect.plain(Conversation).alias().c
    untexted: sa.ColumnElement[str] = sa.literal_column(f"'{ConversationState.UNTEXTED}'")
    awaited = sa.exists().where(other.phone == mine.phone, other.id != mine.id, other.state == untexted)
    facts = (
        first_text_of(mine.id),
        newest_first_text_elsewhere(mine.phone, mine.campaign_id),
        awaited,
        timers.keyed(Timed.NUDGE, mine.holder_id, sa.bindparam("asker")),
        posts.stands(Parcel.NOBODY_ON, mine.campaign_id, sa.bindparam("posted_since", type_=INSTANT)),
    )
    holder = sa.select(col(Person.name)).where(col(Person.id) == mine.holder_id).scalar_subquery()
    zones = pool.zones_of(name, mine.campaign_id)
    rows = (
        sa.select(Conversation, holder, Campaign, zones, Contact, PhoneNumber, *facts)
        .join(Campaign, col(Campaign.id) == mine.campaign_id)
        .join(Contact, col(Contact.id) == mine.contact_id)
        .outerjoin(PhoneNumber, col(PhoneNumber.phone) == mine.phone)
        .where(mine.id == sa.bindparam("id"))
    )
    return dialect.locked(rows, of=Conversation).execution_options(populate_existing=True)


def texted(
    session: Session, subject: Conversation, state: ConversationState, words: str, *, at: datetime | None
) -> None:
    """A first text was sent, or sent again: store how far its contact has come, and which text it was."""
    facts = {"of": subject.id, "in_state": state, "at": at, "words": words}
    session.execute(_texted(), facts)
    for name, value in (("state", state.value), ("texted_at", at), ("needs_retry", False)):
        set_committed_value(subject, name, value)


@cache
def _texted() -> sa.Update:
    rows = dialect.plain(Conversation)
    changed = sa.update(rows).where(rows.c.id == sa.bindparam("of"))
    return changed.values(
        state=sa.bindparam("in_state"),
        texted_at=sa.bindparam("at"),
        needs_retry=False,
        first_text_id=first_texts.called(rows.c.campaign_id, sa.bindparam("words")),
    )
