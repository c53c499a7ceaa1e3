"""Contacts of a campaign, one by one: found, locked, held, released.

Conditions that a partial index also has are written as literals: planners do not recognise them as
parameters. Statements that run at every click are built once: building one takes three times as long as
running it.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Campaign, Contact, Conversation, Person
from bot.vocabulary import ConversationState

# Rules are of the plain table: where a mapped class is named, a change costs three times as much.
_C = dialect.plain(Conversation).c


def in_state(state: ConversationState) -> sa.ColumnElement[bool]:
    """The conversation is in this state."""
    return _C.state == sa.literal_column(f"'{state.value}'")


def in_play() -> sa.ColumnElement[bool]:
    """Nothing bars the conversation."""
    return _C.barred.is_(None)


def untaken() -> tuple[sa.ColumnElement[bool], ...]:
    """Never texted, not barred, and held by nobody."""
    return in_state(ConversationState.UNTEXTED), in_play(), _C.holder_id.is_(None)


def unlocked() -> sa.ColumnElement[bool]:
    """No other campaign sent a first text to the number after `since`."""
    return sa.or_(not_elsewhere(), _C.texted_elsewhere_at <= sa.bindparam("since"))


def not_elsewhere() -> sa.ColumnElement[bool]:
    """No other campaign ever sent a first text to the number."""
    return _C.texted_elsewhere_at.is_(None)


def waiting() -> tuple[sa.ColumnElement[bool], ...]:
    """The contact wrote last, and nobody has answered or filed a report since."""
    return in_state(ConversationState.NEEDS_ATTENTION), in_play()


def awake() -> sa.ColumnElement[bool]:
    """Nobody has put the conversation aside for longer than `now`."""
    return sa.or_(_C.later_until.is_(None), _C.later_until <= sa.bindparam("now", type_=INSTANT))


def next_unsent(
    session: Session, holder_id: int, campaign_id: int, zones: Sequence[str], *, since: datetime
) -> Conversation | None:
    """The next unsent contact of a holder in these zones whom no other campaign texted after `since`."""
    facts = {"holder": holder_id, "campaign": campaign_id, "zones": list(zones), "since": since}
    return session.execute(_next_unsent(), facts).scalars().first()


@cache
def _next_unsent() -> sa.Select[Conversation]:
    zones: sa.BindParameter[str] = sa.bindparam("zones", expanding=True)
    return (
        sa.select(Conversation)
        .where(*unsent_in_campaign(), col(Conversation.zone).in_(zones), unlocked())
        .order_by(col(Conversation.position))
        .limit(1)
    )


def unsent_in_campaign() -> tuple[sa.ColumnElement[bool], ...]:
    """Of one `holder` in one `campaign`."""
    return (
        col(Conversation.holder_id) == sa.bindparam("holder"),
        col(Conversation.campaign_id) == sa.bindparam("campaign"),
        in_state(ConversationState.UNTEXTED),
        in_play(),
    )


def unsent(session: Session, holder_id: int, campaign_id: int) -> list[int]:
    """The contacts a holder has not texted yet, in order."""
    return list(session.execute(_unsent(), {"holder": holder_id, "campaign": campaign_id}).scalars())


@cache
def _unsent() -> sa.Select[Any]:
    return sa.select(col(Conversation.id)).where(*unsent_in_campaign()).order_by(col(Conversation.position))


def lock_unsent(session: Session, holder_id: int, campaign_id: int) -> list[int]:
    """A holder's unsent contacts, locked: nobody else texts them until this transaction ends."""
    return list(session.execute(_lock_unsent(), {"holder": holder_id, "campaign": campaign_id}).scalars())


def lock_textable(
    session: Session, holder_id: int, campaign_id: int, zones: Sequence[str], *, since: datetime
) -> list[int]:
    """The same, of these zones alone, without contacts whom another campaign texted after `since`."""
    facts = {"holder": holder_id, "campaign": campaign_id, "zones": list(zones), "since": since}
    return list(session.execute(_lock_textable(), facts).scalars())


@cache
def _lock_unsent() -> sa.Select[Any]:
    rows = sa.select(col(Conversation.id)).where(*unsent_in_campaign()).order_by(col(Conversation.id))
    return dialect.locked(rows)


@cache
def _lock_textable() -> sa.Select[Any]:
    zones: sa.BindParameter[str] = sa.bindparam("zones", expanding=True)
    return _lock_unsent().where(col(Conversation.zone).in_(zones), unlocked())


def zones_of_unsent(session: Session, holder_id: int, campaign_id: int) -> list[tuple[str, datetime | None]]:
    """The zones of a holder's unsent contacts, each with when another campaign texted them, if one did."""
    rows = session.execute(_zones_of_unsent(), {"holder": holder_id, "campaign": campaign_id})
    return [(zone, texted_at) for zone, texted_at in rows]


@cache
def _zones_of_unsent() -> sa.Select[str, datetime | None]:
    zones = sa.select(col(Conversation.zone), col(Conversation.texted_elsewhere_at))
    return zones.where(*unsent_in_campaign()).distinct()


def unsent_by_campaign(session: Session, holder_id: int) -> dict[int, int]:
    """How many contacts a holder has not texted yet, by campaign."""
    return dict(session.execute(_by_campaign(), {"holder": holder_id}).all())


@cache
def _by_campaign() -> sa.Select[int, int]:
    return (
        sa.select(col(Conversation.campaign_id), sa.func.count())
        .where(col(Conversation.holder_id) == sa.bindparam("holder"))
        .where(in_state(ConversationState.UNTEXTED), in_play())
        .group_by(col(Conversation.campaign_id))
    )


def campaigns_of(session: Session, holder_id: int) -> set[int]:
    """The campaigns in which somebody holds contacts of any state."""
    held = sa.select(col(Conversation.campaign_id)).where(col(Conversation.holder_id) == holder_id).distinct()
    return set(session.execute(held).scalars())


def with_unsent(session: Session, campaign_id: int, people: Collection[int]) -> set[int]:
    """Those of these people who have contacts of a campaign yet to text."""
    rows = (
        sa.select(col(Conversation.holder_id))
        .distinct()
        .where(col(Conversation.campaign_id) == campaign_id)
        .where(dialect.among(session, col(Conversation.holder_id), sorted(people)))
        .where(in_state(ConversationState.UNTEXTED), in_play())
    )
    return {holder for holder in session.execute(rows).scalars() if holder is not None}


def any_unsent() -> sa.ColumnElement[bool]:
    """Within a statement: somebody holds a contact of a `campaign` whom they have not texted yet."""
    theirs = sa.exists().where(
        col(Conversation.holder_id) == col(Person.id),
        col(Conversation.campaign_id) == sa.bindparam("campaign"),
        in_state(ConversationState.UNTEXTED),
        in_play(),
    )
    return sa.select(col(Person.id)).where(theirs).limit(1).scalar_subquery().is_not(None)


def held(session: Session, holder_id: int, campaign_id: int) -> int:
    """How many contacts in play a holder has in a campaign, whatever their state."""
    return int(session.execute(_held(), {"holder": holder_id, "campaign": campaign_id}).scalar_one())


@cache
def _held() -> sa.Select[Any]:
    theirs = (
        col(Conversation.holder_id) == sa.bindparam("holder"),
        col(Conversation.campaign_id) == sa.bindparam("campaign"),
    )
    return sa.select(sa.func.count()).where(*theirs, in_play())


def find(session: Session, conversation_id: int) -> Conversation | None:
    """One conversation, to look at."""
    return dialect.find(session, Conversation, conversation_id)


def named(session: Session, ids: Sequence[int]) -> dict[int, Conversation]:
    """These conversations, by id, to look at."""
    rows = sa.select(Conversation).where(dialect.among(session, col(Conversation.id), ids))
    return {row.id or 0: row for row in session.execute(rows).scalars()}


def whole(session: Session, conversation_id: int) -> tuple[Conversation, Campaign, Contact] | None:
    """One conversation to look at, with its campaign and its contact."""
    row = session.execute(_whole(), {"id": conversation_id}).first()
    return None if row is None else (row[0], row[1], row[2])


@cache
def _whole() -> sa.Select[Conversation, Campaign, Contact]:
    return (
        sa.select(Conversation, Campaign, Contact)
        .join(Campaign, col(Campaign.id) == col(Conversation.campaign_id))
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .where(col(Conversation.id) == sa.bindparam("id"))
    )


def locked(session: Session, conversation_id: int) -> Conversation | None:
    """One conversation, for this transaction alone."""
    return session.execute(_locked(), {"id": conversation_id}).scalars().first()


@cache
def _locked() -> sa.Select[Any]:
    rows = sa.select(Conversation).where(col(Conversation.id) == sa.bindparam("id"))
    return dialect.locked(rows).execution_options(populate_existing=True)


def release(session: Session, ids: Sequence[int]) -> None:
    """Nobody holds these conversations any more."""
    session.execute(_release(dialect.name(session)), {"ids": ids})


@cache
def _release(name: str) -> sa.Update:
    rows = dialect.plain(Conversation)
    these = dialect.among_bound(name, rows.c.id, sa.bindparam("ids", type_=dialect.Ids))
    return sa.update(rows).where(these).values(holder_id=None, assigned_at=None)


def texted_with(session: Session, phone: str) -> list[Conversation]:
    """Every conversation with a number in which anybody wrote, oldest first, to look at."""
    return list(session.execute(_texted_with(), {"phone": phone}).scalars())


@cache
def _texted_with() -> sa.Select[Conversation]:
    rows = sa.select(Conversation).where(col(Conversation.phone) == sa.bindparam("phone"))
    return rows.where(col(Conversation.texted_at).is_not(None)).order_by(col(Conversation.texted_at))


def held_ids(session: Session, holder_id: int, *, locked: bool = False) -> tuple[list[int], list[int]]:
    """What a person holds in all campaigns: unsent contacts that are not barred, and everything else.

    `locked`, nobody else takes, texts or moves any of them until this transaction ends.
    """
    rows: Any = (
        sa.select(col(Conversation.id), in_state(ConversationState.UNTEXTED) & in_play())
        .where(col(Conversation.holder_id) == holder_id)
        .order_by(col(Conversation.id))
    )
    held_ = session.execute(dialect.locked(rows) if locked else rows).all()
    return [id_ for id_, unsent_ in held_ if unsent_], [id_ for id_, unsent_ in held_ if not unsent_]
