"""What waits for an answer, oldest first."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.conversations import messages
from bot.storage.conversations.conversations import awake, in_play, in_state, waiting
from bot.storage.engine import dialect
from bot.storage.people import user_lists
from bot.storage.tables import Assignment, Campaign, Contact, Conversation, Message
from bot.vocabulary import ConversationState


def waiting_of(session: Session, holder_id: int, *, limit: int) -> list[Conversation]:
    """The conversations that wait for a holder, oldest first, also those that were put aside."""
    return list(session.execute(_WAITING_OF, {"holder": holder_id, "most": limit}).scalars())


@dataclass(frozen=True, slots=True)
class Line:
    """What waits for its holder, or did not arrive, with the contact's last words and what came with them."""

    conversation: Conversation
    campaign: Campaign
    contact: Contact
    last_words: str
    last_media: list[dict[str, str]] | None = None


def lines_of(session: Session, holder_id: int, now: datetime, *, limit: int) -> tuple[list[Line], int]:
    """What waits for a holder, oldest first, then texts of theirs that may be tried once more.

    Up to `limit` of each, and how many wait in all; without what was put aside.
    """
    rows = session.execute(_lines_of(), {"holder": holder_id, "most": limit, "now": now}).all()
    return [Line(row[0], row[1], row[2], row[3] or "", row[4]) for row in rows], rows[0][5] if rows else 0


@cache
def _lines_of() -> sa.Select[Any]:
    first = (
        rows.with_only_columns(col(Conversation.id)).subquery()
        for rows in (_WAITING_OF.where(awake()), _RETRIES_OF)
    )
    ids = sa.union_all(*(sa.select(each.c.id) for each in first))
    waits = sa.case((in_state(ConversationState.NEEDS_ATTENTION), 0), else_=1)
    order = (waits, col(Conversation.waiting_since), col(Conversation.texted_at), col(Conversation.id))
    words, media = (messages.last_in(col(Conversation.id), what) for what in (Message.body, Message.media))
    count = _COUNT_WAITING_OF.where(awake()).correlate(None).scalar_subquery()
    return (
        sa.select(Conversation, Campaign, Contact, words, media, count)
        .join(Campaign, col(Campaign.id) == col(Conversation.campaign_id))
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .where(col(Conversation.id).in_(ids))
        .order_by(*order)
    )


def next_of(session: Session, holder_id: int, now: datetime) -> tuple[int, int | None]:
    """How many conversations wait for a holder, and which has waited longest; without what was put aside."""
    count, oldest = session.execute(_NEXT_OF, {"holder": holder_id, "now": now}).first() or (0, None)
    return count, oldest


def count_waiting_of(session: Session, holder_id: int) -> int:
    """How many conversations wait for a holder, also those that were put aside."""
    return int(session.execute(_COUNT_WAITING_OF, {"holder": holder_id}).scalar_one())


_IN_CAMPAIGN = col(Conversation.campaign_id) == sa.bindparam("campaign")
_MINE = col(Conversation.holder_id) == sa.bindparam("holder")
_WAITING_OF = (
    sa.select(Conversation)
    .where(_MINE, *waiting())
    .order_by(col(Conversation.waiting_since), col(Conversation.id))
    .limit(sa.bindparam("most"))
)
_NEXT_OF = (
    sa.select(sa.func.count().over(), col(Conversation.id))
    .where(_MINE, *waiting(), awake())
    .order_by(col(Conversation.waiting_since), col(Conversation.id))
    .limit(1)
)
_COUNT_WAITING_OF = sa.select(sa.func.count()).where(_MINE, *waiting())
_RETRIES_OF = (
    sa.select(Conversation)
    .where(_MINE, col(Conversation.needs_retry), in_play(), in_state(ConversationState.TEXTED))
    .order_by(col(Conversation.texted_at))
    .limit(sa.bindparam("most"))
)


def waiting_in(
    session: Session, campaign_id: int | None, *, limit: int, unheld: bool = False
) -> list[Conversation]:
    """What waits in one campaign or in all, oldest first."""
    rows = _waiting_in(of_one=campaign_id is not None, unheld=unheld)
    return list(session.execute(rows, {"campaign": campaign_id, "most": limit}).scalars())


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of that which waits: in one campaign or in all, of one holder (0: nobody) or of all."""

    campaign_id: int | None = None
    holder_id: int | None = None


def lines_in(
    session: Session, asked: Asked, *, limit: int, start: int = 0, words: bool = False
) -> list[Line]:
    """The same from the row in a place on, each with its campaign, contact and, where asked, last words."""
    facts = {"campaign": asked.campaign_id, "holder": asked.holder_id, "most": limit, "start": start}
    whose = {None: "", 0: "nobody"}.get(asked.holder_id, "one")
    rows = session.execute(_lines_in(whose, of_one=asked.campaign_id is not None, words=words), facts)
    return [Line(row[0], row[1], row[2], row[3] or "", row[4]) for row in rows]


@cache
def _lines_in(whose: str, *, of_one: bool, words: bool) -> sa.Select[Any]:
    first = _waiting_in(of_one=of_one, unheld=whose == "nobody").offset(sa.bindparam("start"))
    first = first.where(_MINE) if whose == "one" else first
    ids = first.with_only_columns(col(Conversation.id)).subquery()
    said = [
        messages.last_in(col(Conversation.id), each) if words else sa.null()
        for each in (Message.body, Message.media)
    ]
    return (
        sa.select(Conversation, Campaign, Contact, *said)
        .join(ids, ids.c.id == col(Conversation.id))
        .join(Campaign, col(Campaign.id) == col(Conversation.campaign_id))
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .order_by(col(Conversation.waiting_since), col(Conversation.id))
    )


@cache
def _waiting_in(*, of_one: bool, unheld: bool) -> sa.Select[Conversation]:
    rows = sa.select(Conversation).where(*waiting())
    if of_one:
        rows = rows.where(_IN_CAMPAIGN)
    if unheld:
        rows = rows.where(col(Conversation.holder_id).is_(None))
    return rows.order_by(col(Conversation.waiting_since), col(Conversation.id)).limit(sa.bindparam("most"))


def newest_waiting(session: Session, campaign_id: int) -> datetime | None:
    """Since when the conversation waits that began to wait last."""
    rows = select(sa.func.max(Conversation.waiting_since)).where(
        Conversation.campaign_id == campaign_id, *waiting()
    )
    return session.exec(rows).one()


def waiting_by_holder(session: Session, campaign_id: int | None) -> list[tuple[int | None, int, datetime]]:
    """Holder, how many wait for them, and since when the oldest does; the oldest first."""
    rows = session.execute(_by_holder(of_one=campaign_id is not None), {"campaign": campaign_id})
    return [(holder, count, oldest) for holder, count, oldest in rows if oldest is not None]


@cache
def _by_holder(*, of_one: bool) -> sa.Select[int | None, int, datetime | None]:
    oldest = sa.func.min(Conversation.waiting_since)
    rows = sa.select(col(Conversation.holder_id), sa.func.count(), oldest).where(*waiting())
    if of_one:
        rows = rows.where(_IN_CAMPAIGN)
    return rows.group_by(col(Conversation.holder_id)).order_by(oldest)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a volunteer may take: what of campaigns that are not closed to them, and of lists they are in.

    Without a person: what the channel of a campaign may see.
    """

    person: int | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """The parameters of the condition."""
        return {"person": self.person}


def _within_reach() -> sa.ColumnElement[bool]:
    closed = sa.select(col(Campaign.id)).where(user_lists.PERSON.is_not(None), user_lists.is_closed())
    ordinary = col(Conversation.escalated_to).is_(None) & col(Conversation.campaign_id).not_in(closed)
    return ordinary | col(Conversation.escalated_to).in_(user_lists.theirs())


def count_unheld(session: Session, campaign_id: int | None = None, *, reach: Reach | None = None) -> int:
    """How many conversations wait for nobody, in one campaign or in all, of those within reach."""
    rows = _count_unheld(of_one=campaign_id is not None, reached=reach is not None)
    facts = {"campaign": campaign_id, **(reach.facts if reach else {})}
    return int(session.execute(rows, facts).scalar_one())


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is beside somebody's inbox.

    How many conversations within reach wait for nobody, how many they have put aside, and whether they never
    held one.
    """

    unheld: int
    aside: int
    is_new: bool


def beside(session: Session, holder_id: int, now: datetime, reach: Reach | None) -> Beside:
    """What there is beside a holder's inbox, in one statement."""
    facts = {"holder": holder_id, "now": now, **(reach.facts if reach else {})}
    return Beside(*session.execute(_beside(reached=reach is not None), facts).one())


@cache
def _beside(*, reached: bool) -> sa.Select[Any]:
    aside = _COUNT_WAITING_OF.where(~awake()).scalar_subquery()
    held = sa.select(col(Assignment.id)).where(col(Assignment.person_id) == sa.bindparam("holder")).exists()
    return sa.select(_count_unheld(of_one=False, reached=reached).scalar_subquery(), aside, ~held)


@cache
def _count_unheld(*, of_one: bool, reached: bool) -> sa.Select[int]:
    rows = sa.select(sa.func.count()).where(*waiting(), col(Conversation.holder_id).is_(None))
    rows = rows.where(_within_reach()) if reached else rows
    # Else the whole index would be read, of what somebody holds too.
    every = col(Conversation.campaign_id).in_(sa.select(col(Campaign.id)))
    return rows.where(_IN_CAMPAIGN if of_one else every)


def held_in(session: Session, campaign_id: int | None) -> list[tuple[int, int]]:
    """Who holds conversations that wait, in one campaign or in all, as pairs of campaign and person."""
    rows = sa.select(col(Conversation.campaign_id), col(Conversation.holder_id)).distinct()
    rows = rows.where(*waiting(), col(Conversation.holder_id).is_not(None))
    if campaign_id is not None:
        rows = rows.where(col(Conversation.campaign_id) == campaign_id)
    return sorted((campaign, holder) for campaign, holder in session.execute(rows) if holder is not None)


def unheld_in(session: Session, campaign_id: int | None) -> list[int]:
    """The campaigns in which a conversation waits that nobody holds.

    Of one campaign, whether it is among them.
    """
    rows = sa.select(col(Conversation.campaign_id)).distinct()
    rows = rows.where(*waiting(), col(Conversation.holder_id).is_(None))
    if campaign_id is not None:
        rows = rows.where(col(Conversation.campaign_id) == campaign_id)
    return sorted(session.execute(rows).scalars())


def take_oldest_unheld(
    session: Session, campaign_id: int | None, *, reach: Reach | None = None
) -> Conversation | None:
    """The conversation that has waited longest for nobody, locked for this transaction.

    It is one of the campaign, or of all, of those within reach.
    """
    rows = select(Conversation).where(*waiting(), col(Conversation.holder_id).is_(None))
    if reach is not None:
        rows = rows.where(_within_reach())
    if campaign_id is not None:
        rows = rows.where(Conversation.campaign_id == campaign_id)
    oldest = rows.order_by(col(Conversation.waiting_since), col(Conversation.id)).limit(1)
    facts = reach.facts if reach else {}
    return session.execute(dialect.locked(oldest, skip=True), facts).scalars().first()


def unheld_escalated(session: Session, campaign_id: int) -> list[Conversation]:
    """What was carried to a user list and waits for nobody in a campaign, oldest first, locked."""
    rows = select(Conversation).where(*waiting(), col(Conversation.holder_id).is_(None))
    rows = rows.where(Conversation.campaign_id == campaign_id, col(Conversation.escalated_to).is_not(None))
    oldest = rows.order_by(col(Conversation.waiting_since), col(Conversation.id))
    return list(session.execute(dialect.locked(oldest, skip=True)).scalars())
