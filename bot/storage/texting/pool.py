"""The contacts of a campaign that nobody has texted or holds, and how they are dealt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import product
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from bot.storage.conversations.conversations import not_elsewhere, unlocked, untaken
from bot.storage.conversations.messages import newest_first_text_elsewhere
from bot.storage.engine import dialect
from bot.storage.tables import Campaign, CampaignZone, Contact, Conversation, PhoneNumber
from bot.storage.texting import reservations
from bot.storage.texting.locks import not_in_hand_elsewhere
from bot.vocabulary import Barred, ConversationState

# A skipped contact goes behind every other one of its campaign.
_BEHIND_ALL = 2**40


@dataclass(frozen=True, slots=True)
class Dealt:
    """Who may be dealt now: contacts of these zones whom no other campaign texted after `since`."""

    campaign_id: int
    zones: Sequence[str]
    since: datetime


def take_from_pool(session: Session, of: Dealt, count: int, *, holder_id: int, now: datetime) -> list[int]:
    """Give up to `count` untaken contacts to a holder, in list order, zone by zone in the order given.

    In each zone, contacts whom another campaign texted before come last.
    """
    taken: list[int] = []
    facts: dict[str, Any] = {"campaign": of.campaign_id, "holder": holder_id, "now": now, "since": of.since}
    ways = [_take_unmet(), *([_take_met()] if _any_met(session, of.campaign_id) else [])]
    for zone, take in product(of.zones, ways):
        if len(taken) == count:
            break
        taken += session.execute(take, facts | {"in_zone": zone, "count": count - len(taken)}).scalars()
    return taken


# Statements are built once: a start rush runs them for everybody.


@cache
def _take_unmet() -> Any:
    """Contacts whom no other campaign ever texted."""
    return _take(_free_in_zone().where(not_elsewhere()).order_by(col(Conversation.position)))


@cache
def _take_met() -> Any:
    """Contacts whom another campaign texted, but not lately."""
    at = col(Conversation.texted_elsewhere_at)
    return _take(_free_in_zone().where(*_met(), at <= sa.bindparam("since")).order_by(at))


def _free_in_zone() -> sa.Select[Any]:
    return (
        sa.select(col(Conversation.id))
        .where(col(Conversation.campaign_id) == sa.bindparam("campaign"))
        .where(col(Conversation.zone) == sa.bindparam("in_zone"))
        .where(*_free(), not_in_hand_elsewhere())
        .limit(sa.bindparam("count"))
    )


def _free() -> tuple[sa.ColumnElement[bool], ...]:
    """In the pool, whether or not another campaign texted them."""
    return *untaken(), col(Conversation.reserved_for).is_(None)


def _met() -> tuple[sa.ColumnElement[bool], ...]:
    return (col(Conversation.texted_elsewhere_at).is_not(None),)


def _any_met(session: Session, campaign_id: int) -> bool:
    return session.execute(_first_met(), {"campaign": campaign_id}).first() is not None


@cache
def _first_met() -> sa.Select[Any]:
    mine = col(Conversation.campaign_id) == sa.bindparam("campaign")
    return sa.select(col(Conversation.id)).where(mine, *_free(), *_met()).limit(1)


def take_reserved(
    session: Session, of: Dealt, keys: Sequence[str], count: int, *, holder_id: int, now: datetime
) -> list[int]:
    """Give up to `count` contacts that the list reserved for this holder's address or handles."""
    if not (keys and of.zones and count > 0):
        return []
    rows = (
        sa.select(col(Conversation.id))
        .where(col(Conversation.campaign_id) == of.campaign_id, *untaken())
        .where(col(Conversation.reserved_for).is_not(None), col(Conversation.reserved_for).in_(keys))
        .where(col(Conversation.zone).in_(of.zones), unlocked(), not_in_hand_elsewhere())
        .order_by(col(Conversation.position))
        .limit(count)
    )
    facts = {"holder": holder_id, "now": now, "since": of.since}
    return list(session.execute(_take(rows), facts).scalars())


def _take(rows: sa.Select[Any]) -> Any:
    """Give these rows to a `holder` at the time `now`; returns their ids."""
    picked = dialect.locked(rows, skip=True).cte("picked")
    conversation = dialect.plain(Conversation)
    return (
        sa.update(conversation)
        .where(conversation.c.id == picked.c.id)
        .values(holder_id=sa.bindparam("holder"), assigned_at=sa.bindparam("now"))
        .returning(conversation.c.id)
    )


def zones(session: Session, campaign_id: int) -> list[str]:
    """The zones a campaign's contacts live in."""
    return list(session.execute(_zones(), {"campaign": campaign_id}).scalars())


@cache
def _zones() -> sa.Select[Any]:
    return sa.select(col(CampaignZone.zone)).where(col(CampaignZone.campaign_id) == sa.bindparam("campaign"))


def has_untaken(session: Session, campaign_id: int, zone: str, *, since: datetime) -> bool:
    """Whether the pool of a campaign has a contact in this zone whom no other campaign's lock holds back."""
    return count_untaken(session, campaign_id, zone, since=since, most=1) > 0


def count_untaken(session: Session, campaign_id: int, zone: str, *, since: datetime, most: int) -> int:
    """How many such contacts there are; counts up to `most`."""
    found = 0
    for rows in _dealable():
        if found < most:
            facts = {"campaign": campaign_id, "in_zone": zone, "since": since, "count": most - found}
            found += len(session.execute(rows, facts).all())
    return found


@cache
def _dealable() -> tuple[sa.Select[Any], ...]:
    lapsed = col(Conversation.texted_elsewhere_at) <= sa.bindparam("since")
    return _free_in_zone().where(not_elsewhere()), _free_in_zone().where(*_met(), lapsed)


def has_reserved(
    session: Session, campaign_id: int, zone: str, keys: Sequence[str], *, since: datetime
) -> bool:
    """Whether a contact in this zone is reserved for these names and not locked by another campaign."""
    if not keys:
        return False
    theirs = _reserved(campaign_id).where(Conversation.zone == zone, col(Conversation.reserved_for).in_(keys))
    dealable = theirs.where(unlocked(), not_in_hand_elsewhere()).limit(1)
    return session.execute(dealable, {"since": since}).first() is not None


def any_untaken(session: Session, campaign_id: int, zone: str) -> bool:
    """Whether the pool of a campaign has any contact in this zone, even one who may not be texted now."""
    here = (col(Conversation.campaign_id) == campaign_id, col(Conversation.zone) == zone)
    rows = sa.select(col(Conversation.id)).where(*here, *_free())
    ways = rows.where(not_elsewhere()).limit(1), rows.where(*_met()).limit(1)
    return any(session.execute(way).first() is not None for way in ways)


def any_reserved(session: Session, campaign_id: int) -> bool:
    """Whether a contact of a campaign is reserved for anybody."""
    return session.exec(_reserved(campaign_id).limit(1)).first() is not None


def _reserved(campaign_id: int) -> Any:
    return select(Conversation.id).where(
        Conversation.campaign_id == campaign_id, *untaken(), col(Conversation.reserved_for).is_not(None)
    )


def put_behind(session: Session, conversation_id: int) -> None:
    """Deal this contact after all others."""
    session.execute(
        sa.update(Conversation)
        .where(col(Conversation.id) == conversation_id)
        .values(position=Conversation.position + _BEHIND_ALL)
    )


def lay_out(session: Session, campaign: Campaign, *, limit: int) -> int:
    """Make conversations of the next `limit` contacts of the campaign's list; returns how many were read.

    Contacts who may not be texted get barred conversations, so that counts and the record stay true.
    """
    ahead = (col(Contact.list_id) == campaign.list_id, col(Contact.id) > campaign.laid_out_to)
    passed = list(session.exec(select(Contact.id).where(*ahead).order_by(col(Contact.id)).limit(limit)))
    if not passed:
        return 0
    upto = passed[-1] or 0
    _insert_new(session, Conversation, _conversations(session, campaign, (*ahead, col(Contact.id) <= upto)))
    pairs: Any = sa.select(sa.literal(campaign.id).label("campaign_id"), col(Contact.zone).label("zone"))
    _insert_new(session, CampaignZone, pairs.where(*ahead, col(Contact.id) <= upto).distinct())
    campaign.laid_out_to = upto
    return len(passed)


def _conversations(
    session: Session, campaign: Campaign, rules: Iterable[sa.ColumnElement[bool]]
) -> sa.Select[Any]:
    """Contacts that obey these rules, as untexted conversations of the campaign."""
    barred = sa.case(
        (col(PhoneNumber.opted_out_at).is_not(None), Barred.OPTED_OUT.value),
        (col(PhoneNumber.retired_at).is_not(None), Barred.RETIRED.value),
        else_=col(Contact.barred),
    )
    columns: dict[str, Any] = {
        "campaign_id": sa.literal(campaign.id),
        "contact_id": col(Contact.id),
        "phone": col(Contact.phone),
        "zone": col(Contact.zone),
        "position": col(Contact.id),
        "state": sa.literal(ConversationState.UNTEXTED.value),
        "barred": barred,
        "reserved_for": reservations.for_whom(session, campaign),
        "texted_elsewhere_at": newest_first_text_elsewhere(col(Contact.phone), campaign.id),
        "needs_retry": sa.false(),
        "opt_out_hint": sa.false(),
        "wrote_since": sa.false(),
        "tagged_out": sa.false(),
    }
    named = (column.label(name) for name, column in columns.items())
    return (
        sa.select(*named)
        .select_from(Contact)
        .outerjoin(PhoneNumber, col(PhoneNumber.phone) == col(Contact.phone))
        .where(*rules)
    )


def _insert_new(session: Session, table: type[SQLModel], rows: sa.Select[Any]) -> None:
    """Insert a query's rows, named like the table's columns, unless they exist."""
    names = [column.key for column in rows.selected_columns]
    session.execute(
        dialect.insert(dialect.name(session), table).from_select(names, rows).on_conflict_do_nothing()
    )


def reserve(session: Session, campaign: Campaign) -> None:
    """Apply the campaign's *keep assignments*: reserve untaken contacts, or none."""
    untaken_here = (col(Conversation.campaign_id) == campaign.id, *untaken())
    if not campaign.keep_assignments:
        reserved = col(Conversation.reserved_for).is_not(None)
        session.execute(sa.update(Conversation).where(*untaken_here, reserved).values(reserved_for=None))
        return
    wanted = sa.select(reservations.for_whom(session, campaign)).where(
        col(Contact.id) == col(Conversation.contact_id)
    )
    session.execute(
        sa.update(Conversation).where(*untaken_here).values(reserved_for=wanted.scalar_subquery())
    )
