"""Which conversations a reassignment is about: selected, counted and ordered by the database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import shared_fields, standing
from bot.storage.conversations.conversations import in_play, in_state, waiting
from bot.storage.engine import dialect
from bot.storage.staffing import handed
from bot.storage.tables import Campaign, Contact, Conversation
from bot.vocabulary import Barred, CampaignState, ConversationState, Portion, Spoken

# A draft has no conversations; what was never texted in an ended campaign never will be.
_RUNNING = (CampaignState.OPENING, CampaignState.OPEN, CampaignState.PAUSED)
_STARTED = (*_RUNNING, CampaignState.ENDED)
# Scrambles ids: a prime that no list reaches, and a factor and an offset made of the seed.
_PRIME = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions that conversations must fulfil; None and empty ones ask for nothing.

    `ids` are conversations, `holders` people's ids; `unheld` asks for conversations that nobody holds,
    `taken` for those that somebody holds or has reserved; `quiet` leaves out those that wait for an answer,
    `loose_at` those that stay with their holder at that moment because a person gave them. `answer` is a
    question and what stands as the answer to it. Whoever was texted before `silent_since` and never wrote is
    silent.
    """

    portion: Portion
    holders: tuple[int, ...] | None = None
    unheld: bool = False
    taken: bool = False
    quiet: bool = False
    loose_at: datetime | None = None
    conversation_id: int | None = None
    list_id: int | None = None
    campaign_id: int | None = None
    tag: str = ""
    since: datetime | None = None
    field: tuple[str, str] | None = None
    limit: int | None = None
    seed: int | None = None
    ids: tuple[int, ...] | None = None
    answer: tuple[str, str] | None = None
    silent_since: datetime | None = None
    texted_from: datetime | None = None
    texted_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pile:
    """Conversations of one campaign and one holder; of them, so many are `carried` to a user list."""

    campaign_id: int
    holder_id: int | None
    count: int
    oldest: datetime | None
    carried: int


def piles(session: Session, wanted: Wanted) -> list[Pile]:
    """The conversations that fit, by campaign and holder, in the order in which `numbered` deals them."""
    rows = _oldest_first(session, wanted).subquery("fitting")
    found = session.execute(
        sa.select(
            rows.c.campaign_id,
            rows.c.holder_id,
            sa.func.count(),
            sa.func.min(rows.c.waiting_since),
            sa.func.count(rows.c.escalated_to),
        )
        .group_by(rows.c.campaign_id, rows.c.holder_id)
        .order_by(rows.c.campaign_id, rows.c.holder_id)
    )
    return [Pile(*row) for row in found]


def numbered(session: Session, wanted: Wanted) -> sa.Subquery:
    """The conversations that fit, each with its `place` from 0, by campaign.

    Their order is by chance if there is a seed. Those that only some may get come last.
    """
    rows = _oldest_first(session, wanted).subquery("fitting")
    order: list[Any] = [rows.c.age, rows.c.waiting_since, rows.c.position, rows.c.id]
    if wanted.seed is not None:
        order = [_scrambled(rows.c.id, wanted.seed), rows.c.id]
    carried = sa.case((rows.c.escalated_to.is_not(None), 1), else_=0)
    place = sa.func.row_number().over(order_by=[rows.c.campaign_id, carried, *order]) - 1
    return sa.select(*rows.c, place.label("place")).subquery("numbered")


def newest(session: Session, wanted: Wanted, *, limit: int) -> list[int]:
    """The newest conversations that fit, whether their contacts are barred or not."""
    rows = sa.select(col(Conversation.id)).where(*rules(session, wanted))
    return list(session.execute(rows.order_by(col(Conversation.id).desc()).limit(limit)).scalars())


def fits(portion: Portion) -> sa.ColumnElement[bool]:
    """The conversation's state belongs to the portion."""
    match portion:
        case Portion.WAITING:
            return waiting()[0]
        case Portion.UNSENT:
            return in_state(ConversationState.UNTEXTED)
        case Portion.ANSWERED:
            return in_state(ConversationState.ANSWERED)
        case Portion.ALL:
            return sa.true()


def barred(session: Session, wanted: Wanted) -> dict[Barred, int]:
    """How many conversations would fit if their contacts had not opted out and could be reached."""
    rows = sa.select(col(Conversation.barred), sa.func.count()).where(
        col(Conversation.barred).is_not(None), *rules(session, wanted)
    )
    return {Barred(bar): count for bar, count in session.execute(rows.group_by(col(Conversation.barred)))}


def _oldest_first(session: Session, wanted: Wanted) -> sa.Select[Any]:
    """Contacts who have waited longest first, then in list order; `age` orders also where nobody waits."""
    age = sa.case((col(Conversation.waiting_since).is_(None), 1), else_=0).label("age")
    rows = sa.select(
        col(Conversation.id),
        col(Conversation.campaign_id),
        col(Conversation.holder_id),
        col(Conversation.assigned_at),
        col(Conversation.reserved_for),
        col(Conversation.waiting_since),
        col(Conversation.position),
        col(Conversation.escalated_to),
        age,
    ).where(in_play(), *rules(session, wanted))
    if wanted.limit is not None:
        rows = rows.order_by(age, col(Conversation.waiting_since), col(Conversation.position)).limit(
            wanted.limit
        )
    return rows


def rules(session: Session, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    return [
        fits(wanted.portion),
        *_whose(session, wanted),
        *_where(wanted),
        *_said(wanted),
        *_filed(session, wanted),
        *_texted(wanted),
    ]


def _whose(session: Session, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    rules: list[sa.ColumnElement[bool]] = []
    if wanted.ids is not None:
        rules.append(dialect.among(session, col(Conversation.id), wanted.ids))
    if wanted.holders is not None:
        rules.append(dialect.among(session, col(Conversation.holder_id), wanted.holders))
    if wanted.unheld:
        rules.append(col(Conversation.holder_id).is_(None))
    if wanted.taken:
        rules.append(col(Conversation.holder_id).is_not(None) | col(Conversation.reserved_for).is_not(None))
    if wanted.quiet:
        rules.append(sa.not_(in_state(ConversationState.NEEDS_ATTENTION)))
    if wanted.loose_at is not None:
        rules.append(~handed.stays(wanted.loose_at))
    if wanted.conversation_id is not None:
        rules.append(col(Conversation.id) == wanted.conversation_id)
    return rules


def _where(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    states = _RUNNING if wanted.portion is Portion.UNSENT else _STARTED
    campaigns = sa.select(col(Campaign.id)).where(col(Campaign.state).in_(states))
    if wanted.campaign_id is not None:
        campaigns = campaigns.where(col(Campaign.id) == wanted.campaign_id)
    if wanted.list_id is not None:
        campaigns = campaigns.where(col(Campaign.list_id) == wanted.list_id)
    return [col(Conversation.campaign_id).in_(campaigns)]


def _said(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """Conditions on how long the contact has waited, and on the fields of the list."""
    rules: list[sa.ColumnElement[bool]] = []
    if wanted.since is not None:
        rules.append(col(Conversation.waiting_since) <= wanted.since)
    if wanted.field is not None:
        name, value = wanted.field
        said = sa.func.lower(dialect.plain(Contact).c.fields[name].as_string()) == value.lower()
        rules.append(sa.exists().where(col(Contact.id) == col(Conversation.contact_id), said))
    return rules


def _filed(session: Session, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """Conditions on the tags and answers that stand."""
    asked = [(Spoken.TAG, wanted.tag, None)] if wanted.tag else []
    said = [*asked, *([(Spoken.ANSWER, *wanted.answer)] if wanted.answer is not None else [])]
    kept = shared_fields.named(session, *(name for _, name, _ in said)) if said else frozenset()
    return [standing.says(kind, name, value, kept=name in kept) for kind, name, value in said]


def _texted(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """Conditions on when the contact was texted first, and on whether they ever wrote."""
    rules: list[sa.ColumnElement[bool]] = []
    if wanted.silent_since is not None:
        rules += [col(Conversation.texted_at) <= wanted.silent_since, col(Conversation.replied_at).is_(None)]
    if wanted.texted_from is not None:
        rules.append(col(Conversation.texted_at) >= wanted.texted_from)
    if wanted.texted_before is not None:
        rules.append(col(Conversation.texted_at) < wanted.texted_before)
    return rules


def _scrambled(column: Any, seed: int) -> Any:
    factor, offset = 1 + seed % (_PRIME - 1), seed // 7 % _PRIME
    return ((column % _PRIME) * factor + offset) % _PRIME
