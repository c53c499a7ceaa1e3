"""The lock between campaigns: numbers that another campaign texted lately, or is about to text."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.storage.conversations.conversations import in_state, not_elsewhere, unlocked, untaken
from bot.storage.conversations.messages import newest_first_text_elsewhere, newest_first_texts
from bot.storage.engine import dialect
from bot.storage.tables import Campaign, Contact, Conversation, PhoneNumber
from bot.vocabulary import CampaignState, ConversationState


@dataclass(frozen=True, slots=True)
class Untaken:
    """Contacts of one zone whom nobody took, `locked` of them because another campaign texted them.

    The first of those locks counts from `first_at`. `in_hand` are about to be texted by another campaign.
    """

    zone: str
    count: int
    locked: int
    first_at: datetime | None
    in_hand: int = 0


def follow(session: Session, phone: str) -> None:
    """Note in campaigns that have yet to text a number that a first text to it began, or did not leave."""
    session.execute(_follow(), {"number": phone})


@cache
def _follow() -> Any:
    rows = dialect.plain(Conversation)
    newest = newest_first_text_elsewhere(rows.c.phone, rows.c.campaign_id)
    return (
        sa.update(rows)
        .where(rows.c.phone == sa.bindparam("number"), in_state(ConversationState.UNTEXTED))
        .where(rows.c.texted_elsewhere_at.is_distinct_from(newest))
        .values(texted_elsewhere_at=newest)
    )


def not_in_hand_elsewhere() -> sa.ColumnElement[bool]:
    """No volunteer of another open campaign got the number after `since` without having texted it yet.

    A subquery for each row, no join: PostgreSQL would join all rows of the pool to deal a few of them.
    """
    mine, other = dialect.plain(Conversation).c, dialect.plain(Conversation).alias().c
    campaign = dialect.plain(Campaign).alias().c
    first: sa.Select[Any] = (
        sa.select(other.id)
        .where(campaign.id == other.campaign_id)
        .where(other.phone == mine.phone, other.campaign_id != mine.campaign_id)
        .where(*_in_hand(other), campaign.state == CampaignState.OPEN)
        .limit(1)
    )
    return first.scalar_subquery().is_(None)


def _in_hand(other: Any) -> tuple[sa.ColumnElement[bool], ...]:
    """Contacts in hand, in the words of their index; given since `since`."""
    untexted: sa.ColumnClause[str] = sa.literal_column(f"'{ConversationState.UNTEXTED}'")
    return (
        other.state == untexted,
        other.barred.is_(None),
        other.holder_id.is_not(None),
        other.assigned_at > sa.bindparam("since"),
    )


def untaken_by_zone(session: Session, campaign_id: int, *, since: datetime) -> list[Untaken]:
    """A campaign's untaken contacts by zone; the pool is counted from its indexes alone."""
    facts = {"campaign": campaign_id, "since": since}
    counts, locks, first = Counter[str](), Counter[str](), dict[str, datetime]()
    counted, locked = _untaken_by_zone()
    for rows in counted:
        counts.update(dict(session.execute(rows, facts).all()))
    for rows in locked:
        for name, count, at in session.execute(rows, facts):
            locks[name] += count
            first[name] = min(at, first.get(name, at))
    held = dict(session.execute(_in_hand_by_zone(), facts).all())
    return [
        Untaken(name, count, locks[name], first.get(name), held.get(name, 0))
        for name, count in sorted(counts.items())
    ]


@cache
def _untaken_by_zone() -> tuple[list[sa.Select[str, int]], list[Any]]:
    """All of them, and those of them that are locked, each in the pieces that an index serves."""
    zone, elsewhere = col(Conversation.zone), col(Conversation.texted_elsewhere_at)
    free = col(Conversation.reserved_for).is_(None)
    mine = (
        sa.select(zone, sa.func.count())
        .where(col(Conversation.campaign_id) == sa.bindparam("campaign"), *untaken())
        .group_by(zone)
    )
    other = [mine.where(kept) for kept in (free & ~not_elsewhere(), ~free)]
    locked = [rows.where(elsewhere > sa.bindparam("since")) for rows in other]
    return (
        [mine.where(free & not_elsewhere()), *other],
        [rows.add_columns(sa.func.min(elsewhere)) for rows in locked],
    )


def listed_by_zone(session: Session, list_id: int, campaign_id: int, *, since: datetime) -> list[Untaken]:
    """The contacts of a list by zone as a campaign would get them, without those who may never be texted."""
    facts = {"list": list_id, "campaign": campaign_id, "since": since}
    counted, locked = _listed_by_zone()
    locks = {name: (count, at) for name, count, at in session.execute(locked, facts)}
    counts = dict(session.execute(counted, facts).all())
    return [Untaken(name, count, *locks.get(name, (0, None))) for name, count in sorted(counts.items())]


@cache
def _listed_by_zone() -> tuple[sa.Select[str, int], Any]:
    """Contacts of a list who may be texted, counted by zone, and those of them who are locked."""
    zone = col(Contact.zone)
    number = sa.and_(col(PhoneNumber.opted_out_at).is_(None), col(PhoneNumber.retired_at).is_(None))
    kept = (
        sa.select(zone, sa.func.count())
        .outerjoin(PhoneNumber, col(PhoneNumber.phone) == col(Contact.phone))
        .where(col(Contact.list_id) == sa.bindparam("list"), col(Contact.barred).is_(None))
        .where(sa.or_(col(PhoneNumber.phone).is_(None), number))
        .group_by(zone)
    )
    since: sa.BindParameter[datetime] = sa.bindparam("since")
    texted = newest_first_texts(since, other_than=sa.bindparam("campaign")).subquery()
    locked = kept.join(texted, texted.c.phone == col(Contact.phone))
    return kept, locked.add_columns(sa.func.min(texted.c.texted_at))


@cache
def _in_hand_by_zone() -> sa.Select[str, int]:
    """Untaken and unlocked, but about to be texted by another campaign.

    Read from what is in hand, which is little.
    """
    campaign_id: sa.BindParameter[int] = sa.bindparam("campaign")
    other: Any = aliased(Conversation)
    campaign: Any = aliased(Campaign)
    return (
        sa.select(col(Conversation.zone), sa.func.count(col(Conversation.id).distinct()))
        .select_from(other)
        .join(campaign, campaign.id == other.campaign_id)
        .join(Conversation, col(Conversation.phone) == other.phone)
        .where(*_in_hand(other), campaign.state == CampaignState.OPEN, other.campaign_id != campaign_id)
        .where(col(Conversation.campaign_id) == campaign_id, *untaken())
        .where(unlocked())
        .group_by(col(Conversation.zone))
    )
