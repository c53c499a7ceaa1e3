"""Campaigns and their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.campaigns import measures
from bot.storage.engine import dialect
from bot.storage.people import persons
from bot.storage.tables import Campaign, Conversation, Message, PhoneNumber, Wait
from bot.vocabulary import Barred, CampaignState, ConversationState, Direction, TextKind


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of one campaign's contacts with the same state, bar and held or not."""

    state: ConversationState
    barred: Barred | None
    held: bool
    needs_retry: bool
    texted: bool
    replied: bool
    count: int


@dataclass(frozen=True, slots=True)
class Work:
    """What one person did (`texted`, `answered`), has before them (`unsent`, `waiting`), and holds in all."""

    person_id: int
    texted: int = 0
    answered: int = 0
    unsent: int = 0
    waiting: int = 0
    held: int = 0


def get(session: Session, campaign_id: int) -> Campaign:
    """One campaign that is known to exist."""
    return dialect.get(session, Campaign, campaign_id)


def find(session: Session, campaign_id: int) -> Campaign | None:
    """One campaign."""
    return dialect.find(session, Campaign, campaign_id)


def locked(session: Session, campaign_id: int) -> Campaign | None:
    """One campaign, for this transaction alone."""
    return session.execute(_locked(), {"campaign": campaign_id}).scalars().first()


@cache
def _locked() -> sa.Select[Campaign]:
    rows = sa.select(Campaign).where(col(Campaign.id) == sa.bindparam("campaign"))
    return dialect.locked(rows).execution_options(populate_existing=True)


def newest(session: Session) -> Campaign | None:
    """The campaign that was begun last."""
    return session.execute(select(Campaign).order_by(col(Campaign.id).desc()).limit(1)).scalars().first()


def names(session: Session) -> list[tuple[int, str]]:
    """Every campaign's name, by id; until this transaction ends nobody else can take a name."""
    dialect.take_turns(session, "campaign names")
    rows = session.execute(sa.select(col(Campaign.id), col(Campaign.name)))
    return [(id_ or 0, name) for id_, name in rows]


def after(session: Session, campaign_id: int, *, limit: int) -> Sequence[Campaign]:
    """Campaigns with greater ids than this one, in their order."""
    rows = select(Campaign).where(col(Campaign.id) > campaign_id).order_by(col(Campaign.id)).limit(limit)
    return session.exec(rows).all()


def briefs(session: Session, states: Sequence[CampaignState]) -> list[tuple[int, str, str, str]]:
    """Id, name, state and cause of a pause of campaigns in these states, open and paused ones in front."""
    rows = sa.select(
        col(Campaign.id), col(Campaign.name), col(Campaign.state), col(Campaign.paused_because)
    ).where(col(Campaign.state).in_(states))
    return [(id_ or 0, *facts) for id_, *facts in session.execute(rows.order_by(*_in_order()))]


def _in_order() -> tuple[sa.ColumnElement[Any], ...]:
    """Open and paused ones in front, ended ones behind, the newest first."""
    front = {CampaignState.OPEN.value: 0, CampaignState.OPENING.value: 0, CampaignState.PAUSED.value: 0}
    rank = sa.case(front | {CampaignState.DRAFT.value: 1}, value=col(Campaign.state), else_=2)
    return rank, col(Campaign.id).desc()


def everything(
    session: Session, states: Sequence[CampaignState] = tuple(CampaignState)
) -> Sequence[Campaign]:
    """Campaigns in these states: open and paused ones in front, ended ones behind, the newest first."""
    return session.execute(in_states(), {"states": list(states)}).scalars().all()


@cache
def in_states() -> sa.Select[Campaign]:
    """The statement: campaigns in `states`."""
    states: sa.BindParameter[str] = sa.bindparam("states", expanding=True)
    return sa.select(Campaign).where(col(Campaign.state).in_(states)).order_by(*_in_order())


def with_numbers(session: Session, phones: Sequence[str]) -> Sequence[Campaign]:
    """The campaigns that have a contact with one of these numbers, oldest first."""
    return session.execute(_with_numbers(dialect.name(session)), {"phones": phones}).scalars().all()


@cache
def _with_numbers(name: str) -> sa.Select[Campaign]:
    phones = sa.bindparam("phones", type_=dialect.Texts)
    found = sa.select(col(Conversation.campaign_id)).where(
        dialect.among_bound(name, col(Conversation.phone), phones)
    )
    return sa.select(Campaign).where(col(Campaign.id).in_(found)).order_by(col(Campaign.id))


def tallies(session: Session, campaign_id: int) -> list[Tally]:
    """The campaign's contacts counted by state, bar and holder, in one pass over its conversations."""
    rows = session.execute(_tallies(), {"campaign": campaign_id})
    return [
        Tally(
            state=ConversationState(state),
            barred=Barred(barred) if barred else None,
            held=bool(is_held),
            needs_retry=bool(retry),
            texted=bool(was_texted),
            replied=bool(has_replied),
            count=count,
        )
        for state, barred, is_held, retry, was_texted, has_replied, count in rows
    ]


@cache
def _tallies() -> Any:
    kinds = (
        col(Conversation.state),
        col(Conversation.barred),
        col(Conversation.holder_id).is_not(None),
        col(Conversation.needs_retry),
        col(Conversation.texted_at).is_not(None),
        col(Conversation.replied_at).is_not(None),
    )
    mine = col(Conversation.campaign_id) == sa.bindparam("campaign")
    return sa.select(*kinds, sa.func.count()).where(mine).group_by(*kinds)


def growth(session: Session, campaign_id: int, *, width: int) -> dict[str, dict[int, int]]:
    """What happened in each slot of `width` seconds, numbered epoch // width.

    Counts contacts texted, contacts who replied for the first time, opt-outs, and waits that began and ended.
    A text that reached nobody is not counted: to a dead number, to a contact who was set aside for it, or one
    that failed and may be retried.
    """
    mine = col(Conversation.campaign_id) == campaign_id
    stopped = sa.select(col(Conversation.phone)).where(
        mine, col(Conversation.barred) == Barred.OPTED_OUT.value
    )
    waits = col(Wait.campaign_id) == campaign_id
    return {
        "texted": _slots(session, col(Conversation.texted_at), width, mine & _arrived()),
        "replied": _slots(session, col(Conversation.replied_at), width, mine),
        "opted_out": _slots(
            session, col(PhoneNumber.opted_out_at), width, col(PhoneNumber.phone).in_(stopped)
        ),
        "began": _slots(session, col(Wait.began_at), width, waits),
        "ended": _slots(session, col(Wait.ended_at), width, waits),
    }


def _arrived() -> sa.ColumnElement[bool]:
    """Nothing says that the first text did not arrive; what left at all, `conversations.reached` knows."""
    barred, replied = col(Conversation.barred), col(Conversation.replied_at).is_not(None)
    return sa.and_(
        barred.is_distinct_from(Barred.RETIRED.value),
        barred.is_distinct_from(Barred.SET_ASIDE.value) | replied,
        sa.not_(col(Conversation.needs_retry)),
    )


def _slots(session: Session, moment: Any, width: int, where: sa.ColumnElement[bool]) -> dict[int, int]:
    slot = dialect.epoch(session, moment) // width
    rows = session.execute(sa.select(slot, sa.func.count()).where(where, moment.is_not(None)).group_by(slot))
    return {int(number): count for number, count in rows}


def work_by_person(session: Session, campaign_id: int) -> list[Work]:
    """Each person's part in a campaign."""
    open_ = sa.func.sum(sa.case((col(Conversation.state) == ConversationState.UNTEXTED.value, 1), else_=0))
    waiting = sa.func.sum(
        sa.case((col(Conversation.state) == ConversationState.NEEDS_ATTENTION.value, 1), else_=0)
    )
    held = session.execute(
        sa.select(col(Conversation.holder_id), open_, waiting)
        .where(
            col(Conversation.campaign_id) == campaign_id,
            col(Conversation.holder_id).is_not(None),
            col(Conversation.barred).is_(None),
        )
        .group_by(col(Conversation.holder_id))
    )
    texted = _done(session, col(Message.campaign_id) == campaign_id)
    before = {person: (int(unsent), int(waits)) for person, unsent, waits in held}
    return [
        Work(person, *texted.get(person, (0, 0)), *before.get(person, (0, 0)))
        for person in sorted(texted.keys() | before.keys())
    ]


def _done(session: Session, which: sa.ColumnElement[bool]) -> dict[int, tuple[int, int]]:
    """How many first texts and how many answers of each person did not fail."""
    first = sa.func.sum(sa.case((col(Message.kind).in_(measures.FIRST), 1), else_=0))
    answers = sa.func.sum(sa.case((col(Message.kind) == TextKind.ANSWER.value, 1), else_=0))
    sent = session.execute(
        sa.select(col(Message.person_id), first, answers)
        .where(
            which,
            col(Message.direction) == Direction.OUT.value,
            col(Message.kind) != TextKind.TEST.value,
            col(Message.status).not_in(measures.FAILED),
        )
        .group_by(col(Message.person_id))
    )
    rows = {person: (int(texts), int(replies)) for person, texts, replies in sent if person is not None}
    return persons.summed(session, rows)


def work_everywhere(session: Session) -> dict[int, Work]:
    """What each person did in all campaigns, and has before them in those that are not ended."""
    live = select(Campaign.id).where(Campaign.state != CampaignState.ENDED)
    state, barred = col(Conversation.state), col(Conversation.barred)
    kinds = (
        (state == ConversationState.UNTEXTED.value) & barred.is_(None),
        (state == ConversationState.NEEDS_ATTENTION.value) & barred.is_(None),
        barred.is_(None),
    )
    rows = session.execute(
        sa.select(col(Conversation.holder_id), *(sa.func.sum(sa.case((kind, 1), else_=0)) for kind in kinds))
        .where(col(Conversation.holder_id).is_not(None), col(Conversation.campaign_id).in_(live))
        .group_by(col(Conversation.holder_id))
    )
    before = {person: tuple(map(int, numbers)) for person, *numbers in rows}
    done = _done(session, col(Message.campaign_id).is_not(None))
    return {
        person: Work(person, *done.get(person, (0, 0)), *before.get(person, (0, 0, 0)))
        for person in done.keys() | before.keys()
    }
