"""What a volunteer has before them: a campaign and what they hold of it, each read in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.assignments import of_newest_bucket
from bot.storage.conversations.conversations import in_play, unlocked, unsent_in_campaign, waiting
from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.people import user_lists
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Contact, Conversation, OutboxItem, Person
from bot.storage.texting import pool
from bot.storage.traffic import outbox, posts, timers
from bot.vocabulary import Parcel

_C = dialect.plain(Conversation).c
_MINE = _C.holder_id == sa.bindparam("holder")
# A card that is redrawn sooner may be drawn before this transaction ends.
_SOON = timedelta(seconds=2)
_OF_CAMPAIGN = sa.bindparam("campaign", type_=sa.BigInteger)


@dataclass(frozen=True, slots=True)
class Hand:
    """The next contact who may be texted now; `unsent` of the `bucket` in this campaign, `waiting` in all."""

    following: Conversation | None
    contact: Contact | None
    unsent: int
    bucket: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """A campaign as a volunteer meets it who asks for a bucket.

    What they hold of it in play, and what waits for them anywhere, is counted where the campaign minds it.
    The pool has contacts in the `stocked` zones. They are asked about what they have at a moment already
    (`is_timed`), its card is to be redrawn in all of its homes already, and in one stands the alarm that
    nobody is on duty (`alarmed`).
    """

    campaign: Campaign
    zones: Sequence[str]
    stocked: Sequence[str]
    unsent: int
    held: int
    waiting: int
    listed: bool
    on_shift: bool
    any_met: bool
    is_timed: bool
    card_waits: bool
    alarmed: bool


def hand(
    session: Session, holder_id: int, campaign_id: int, zones: Sequence[str], *, since: datetime
) -> Hand:
    """What somebody has in hand: next are contacts of these zones whom no other campaign texted since."""
    facts = {"holder": holder_id, "campaign": campaign_id, "zones": list(zones), "since": since}
    return Hand(*session.execute(_hand(dialect.name(session)), facts | {"person": holder_id}).one())


@cache
def _hand(name: str) -> Any:
    in_zones = dialect.among_bound(name, _C.zone, sa.bindparam("zones", type_=dialect.Texts))
    textable = (*unsent_in_campaign(), in_zones, unlocked())
    following = sa.select(_C.id).where(*textable).order_by(_C.position).limit(1)
    counts = (
        sa.select(sa.func.count()).where(*unsent_in_campaign()),
        sa.select(sa.func.count()).where(*of_newest_bucket()),
        sa.select(sa.func.count()).where(_MINE, *waiting()),
    )
    return (
        sa.select(Conversation, Contact, *map(_alone, counts))
        .select_from(Person)
        .outerjoin(Conversation, col(Conversation.id) == _alone(following))
        .outerjoin(Contact, col(Contact.id) == col(Conversation.contact_id))
        .where(col(Person.id) == sa.bindparam("holder"))
    )


def outlook(session: Session, campaign_id: int, person: Person, now: datetime) -> Outlook | None:
    """A campaign, and what decides whether this person may have a bucket of it."""
    facts: dict[str, Any] = {"campaign": campaign_id, "holder": person.id, "person": person.id, "now": now}
    facts |= {"capped": person.cap is not None, "key": str(person.id)}
    facts |= {"drawn_after": now + _SOON, "posted_since": now - posts.READ}
    row = session.execute(_outlook(dialect.name(session)), facts).first()
    return None if row is None else Outlook(row[0], row[1] or (), row[2] or (), *row[3:])


@cache
def _outlook(name: str) -> Any:
    held = sa.select(sa.func.count()).where(_MINE, _C.campaign_id == _OF_CAMPAIGN, in_play())
    waits = sa.select(sa.func.count()).where(_MINE, *waiting())
    is_capped = col(Campaign.cap).is_not(None) | sa.bindparam("capped", type_=sa.Boolean)
    return sa.select(
        Campaign,
        pool.zones_of(name, col(Campaign.id)),
        pool.stocked_zones_of(name, col(Campaign.id)),
        _alone(sa.select(sa.func.count()).where(*unsent_in_campaign())),
        sa.case((is_capped, _alone(held)), else_=0),
        sa.case((col(Campaign.finish_replies_first).is_not(None), _alone(waits)), else_=0),
        col(Campaign.user_list_id).is_(None) | user_lists.listed(col(Campaign.user_list_id)),
        sa.not_(col(Campaign.needs_shift)) | shifts.on_a_shift(),
        sa.exists(pool.first_met()),
        timers.waits_within(timers.IDLING, col(Campaign.id), sa.bindparam("key")),
        _cards_wait(name, sa.bindparam("drawn_after", type_=INSTANT)),
        posts.stands(Parcel.NOBODY_ON, col(Campaign.id), sa.bindparam("posted_since", type_=INSTANT)),
    ).where(col(Campaign.id) == _OF_CAMPAIGN)


def _cards_wait(dialect_: str, due_after: Any) -> sa.ColumnElement[bool]:
    """Within a statement about a campaign: its card is to be redrawn in each of its homes, after a moment."""
    items, homes = dialect.plain(OutboxItem), dialect.entries(dialect_, col(Campaign.homes))
    here = (items.c.subject_id == col(Campaign.id), items.c.platform == homes.c.key)
    waits = (outbox.waits(), items.c.kind == Parcel.CAMPAIGN_CARD.value, items.c.due_at > due_after)
    drawn = sa.exists().where(*waits, *here).correlate(homes, Campaign)
    return sa.not_(sa.exists().select_from(homes).where(sa.not_(drawn)))


def _alone(rows: Any) -> Any:
    """A subquery of its own, whatever is read around it."""
    return rows.correlate(None).scalar_subquery()
