"""The contacts of a campaign that nobody has texted or holds, and how they are dealt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import product
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from bot.storage.conversations.conversations import not_elsewhere, unlocked, untaken
from bot.storage.conversations.messages import newest_first_text_elsewhere
from bot.storage.engine import dialect
from bot.storage.tables import Campaign, CampaignZone, Contact, Conversation, PhoneNumber
from bot.storage.texting import reservations
from bot.storage.texting.locks import not_in_hand_elsewhere
from bot.vocabulary import Barred, ConversationState

_C = dialect.plain(Conversation).c
# A skipped contact goes behind every other one of its campaign.
_BEHIND_ALL = 2**40


@dataclass(frozen=True, slots=True)
class Dealt:
    """Who may be dealt now: contacts of these zones whom no other campaign texted after `since`."""

    campaign_id: int
    zones: Sequence[str]
    since: datetime
    any_met: bool


def take_from_pool(session: Session, of: Dealt, count: int, *, holder_id: int, now: datetime) -> list[int]:
    """Give up to `count` untaken contacts to a holder, in list order, zone by zone in the order given.

    In each zone, contacts whom another campaign texted before come last, where there are any.
    """
    taken: list[int] = []
    facts: dict[str, Any] = {"campaign": of.campaign_id, "holder": holder_id, "now": now, "since": of.since}
    ways = [_take_unmet(), *([_take_met()] if of.any_met else [])]
    for zone, take in product(of.zones, ways):
        if len(taken) == count:
            break
        taken += session.execute(take, facts | {"in_zone": zone, "count": count - len(taken)}).scalars()
    return taken


# Statements are built once: a start rush runs them for everybody.


@cache
def _take_unmet() -> Any:
    """Contacts whom no other campaign ever texted."""
    return _take(free_in_zone(sa.bindparam("in_zone")).where(not_elsewhere()).order_by(_C.position))


@cache
def _take_met() -> Any:
    """Contacts whom another campaign texted, but not lately."""
    at = _C.texted_elsewhere_at
    return _take(
        free_in_zone(sa.bindparam("in_zone")).where(*_met(), at <= sa.bindparam("since")).order_by(at)
    )


def free_in_zone(zone: Any) -> sa.Select[Any]:
    """Of the pool, up to `count` whom no other campaign is about to text."""
    return pool_in_zone(zone).where(not_in_hand_elsewhere()).limit(sa.bindparam("count"))


def pool_in_zone(zone: Any) -> sa.Select[Any]:
    """The pool of a `campaign` in a zone, whether or not another campaign texted them."""
    return sa.select(_C.id).where(_C.campaign_id == sa.bindparam("campaign"), _C.zone == zone, *_free())


def any_in_zone(zone: Any) -> sa.ColumnElement[bool]:
    """Whether there is anybody in it: one look into each of two indexes, in whose order it is asked."""
    rows = pool_in_zone(zone).limit(1).correlate(CampaignZone)
    unmet = rows.where(not_elsewhere()).order_by(_C.position)
    met = rows.where(*_met()).order_by(_C.texted_elsewhere_at)
    return unmet.scalar_subquery().is_not(None) | met.scalar_subquery().is_not(None)


def _free() -> tuple[sa.ColumnElement[bool], ...]:
    """In the pool, whether or not another campaign texted them."""
    return *untaken(), _C.reserved_for.is_(None)


def _met() -> tuple[sa.ColumnElement[bool], ...]:
    return (_C.texted_elsewhere_at.is_not(None),)


def first_met() -> sa.Select[Any]:
    """The first contact of the pool of a `campaign` whom another campaign texted."""
    mine = _C.campaign_id == sa.bindparam("campaign")
    return sa.select(_C.id).where(mine, *_free(), *_met()).limit(1)


def take_reserved(
    session: Session, of: Dealt, keys: Sequence[str], count: int, *, holder_id: int, now: datetime
) -> list[int]:
    """Give up to `count` contacts that the list reserved for this holder's address or handles."""
    if not (keys and of.zones and count > 0):
        return []
    facts = {"campaign": of.campaign_id, "holder": holder_id, "now": now, "since": of.since}
    facts |= {"keys": keys, "zones": of.zones, "count": count}
    return list(session.execute(_take_reserved(), facts).scalars())


@cache
def _take_reserved() -> Any:
    zones: sa.BindParameter[str] = sa.bindparam("zones", expanding=True)
    dealable = (_C.zone.in_(zones), unlocked(), not_in_hand_elsewhere())
    rows = reserved_for().where(*dealable).order_by(_C.position).limit(sa.bindparam("count"))
    return _take(rows)


def _take(rows: sa.Select[Any]) -> Any:
    """Give these rows to a `holder` at the time `now`; returns their ids."""
    picked = dialect.locked(rows, skip=True).cte("picked")
    return (
        sa.update(dialect.plain(Conversation))
        .where(_C.id == picked.c.id)
        .values(holder_id=sa.bindparam("holder"), assigned_at=sa.bindparam("now"))
        .returning(_C.id)
    )


def zones(session: Session, campaign_id: int) -> list[str]:
    """The zones a campaign's contacts live in."""
    return list(session.execute(_zones(), {"campaign": campaign_id}).scalars())


@cache
def _zones() -> sa.Select[Any]:
    return sa.select(col(CampaignZone.zone)).where(col(CampaignZone.campaign_id) == sa.bindparam("campaign"))


def zones_of(dialect_: str, campaign_id: Any, *rules: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    """The same within a statement, as a list; perhaps only zones that obey these rules."""
    mine = (col(CampaignZone.campaign_id) == campaign_id, *rules)
    return sa.select(dialect.gathered(dialect_, col(CampaignZone.zone))).where(*mine).scalar_subquery()


def stocked_zones_of(dialect_: str, campaign_id: Any) -> sa.ScalarSelect[Any]:
    """Those in which the pool of a `campaign` is not empty."""
    return zones_of(dialect_, campaign_id, any_in_zone(col(CampaignZone.zone)))


def reserved() -> sa.Select[Any]:
    """The contacts of a `campaign` that are reserved for anybody."""
    mine = _C.campaign_id == sa.bindparam("campaign")
    return sa.select(_C.id).where(mine, *untaken(), _C.reserved_for.is_not(None))


def reserved_for() -> sa.Select[Any]:
    """Reserved for one of these `keys`."""
    return reserved().where(_C.reserved_for.in_(sa.bindparam("keys", expanding=True)))


def put_behind(session: Session, conversation_id: int) -> None:
    """Deal this contact after all others."""
    session.execute(_behind().values(position=_C.position + _BEHIND_ALL), {"of": conversation_id})


def give_back_behind(session: Session, conversation_id: int) -> None:
    """Nobody holds this contact any more, who is dealt after all others."""
    session.execute(_given_back_behind(), {"of": conversation_id})


@cache
def _given_back_behind() -> sa.Update:
    return _behind().values(position=_C.position + _BEHIND_ALL, holder_id=None, assigned_at=None)


def _behind() -> sa.Update:
    return sa.update(dialect.plain(Conversation)).where(_C.id == sa.bindparam("of"))


def lay_out(session: Session, campaign: Campaign, *, limit: int) -> int:
    """Make conversations of the next `limit` contacts of the campaign's list; returns how many were read.

    Contacts who may not be texted get barred conversations, so that counts and the record stay true.
    """
    ahead = (col(Contact.list_id) == campaign.list_id, col(Contact.id) > campaign.laid_out_to)
    passed = sa.select(col(Contact.id)).where(*ahead).order_by(col(Contact.id)).limit(limit).subquery()
    count, upto = session.execute(sa.select(sa.func.count(), sa.func.max(passed.c.id))).one()
    if not count:
        return 0
    _insert_new(session, Conversation, _conversations(session, campaign, (*ahead, col(Contact.id) <= upto)))
    pairs: Any = sa.select(sa.literal(campaign.id).label("campaign_id"), col(Contact.zone).label("zone"))
    _insert_new(session, CampaignZone, pairs.where(*ahead, col(Contact.id) <= upto).distinct())
    campaign.laid_out_to = upto
    return int(count)


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
