"""The record as people read it: events, and reassignments with their moves.

Every line has a place, `(when, kind, id)`; a page begins after one. Each kind is read from an index of its
own, only as far as the page needs; then the kinds are merged.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.reassignment.plans import Flow
from bot.storage.tables import (
    Campaign,
    Contact,
    ContactList,
    Conversation,
    Event,
    Move,
    MoveCount,
    Reassignment,
    UserList,
)
from bot.vocabulary import Cause, MoveState, PlanState

_LAST = 2**62
# The verbs of what a reassignment's own row tells.
_TOLD = (*(cause for cause in Cause if cause is not Cause.ROUTED), "undo")
_MADE = (MoveState.MOVED, MoveState.UNDONE, MoveState.KEPT)


class Kind(IntEnum):
    """What a line is about; lines of the same moment stand in this order."""

    EVENT = 0
    APPLIED = 1
    UNDONE = 2


Place = tuple[datetime, int, int]
START: Place = (datetime.min.replace(tzinfo=UTC), 0, 0)
END: Place = (datetime.max.replace(tzinfo=UTC), 0, _LAST)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines: of or about a person (by all their ids), in a campaign, from a moment on."""

    people: tuple[int, ...] = ()
    campaign_id: int | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: an event, or a reassignment that was applied or undone."""

    place: Place
    row: Event | Reassignment

    @property
    def kind(self) -> Kind:
        """What it tells."""
        return Kind(self.place[1])

    @property
    def event(self) -> Event | None:
        """What somebody did."""
        return self.row if isinstance(self.row, Event) else None

    @property
    def plan(self) -> Reassignment | None:
        """The reassignment that was applied or undone."""
        return self.row if isinstance(self.row, Reassignment) else None


@dataclass(frozen=True, slots=True)
class _Source:
    """Rows of one kind, and what orders them."""

    kind: Kind
    moment: Any
    id: Any
    rows: sa.Select[Any]


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move with the contact it is about."""

    conversation_id: int
    from_id: int | None
    to_id: int | None
    state: str
    why: str | None
    campaign_id: int
    phone: str
    first_name: str
    last_name: str


def newest(session: Session, asked: Asked, before: Place, *, limit: int) -> list[Entry]:
    """The lines before a place, newest first."""
    found = _read(session, asked, before, limit, newest_first=True)
    return sorted(found, key=lambda entry: entry.place, reverse=True)[:limit]


def oldest(session: Session, asked: Asked, after: Place, *, limit: int) -> list[Entry]:
    """The lines after a place, oldest first."""
    found = _read(session, asked, after, limit, newest_first=False)
    return sorted(found, key=lambda entry: entry.place)[:limit]


def plans(session: Session, ids: Iterable[int | None]) -> dict[int, Reassignment]:
    """These reassignments, by id."""
    wanted = sorted({each for each in ids if each is not None})
    if not wanted:
        return {}
    rows = session.exec(select(Reassignment).where(dialect.among(session, Reassignment.id, wanted)))
    return {row.id or 0: row for row in rows}


def entry(session: Session, place: Place) -> Entry:
    """The line of a reassignment at a place."""
    return Entry(place, session.get_one(Reassignment, place[2]))


def moves(session: Session, of: Entry, asked: Asked, after: int, *, limit: int) -> list[MoveRow]:
    """A reassignment's moves after a conversation, by conversation.

    Of an undo only those that it examined.
    """
    rows = (
        sa.select(
            col(Move.conversation_id),
            *(col(Move.from_id), col(Move.to_id), col(Move.state), col(Move.why)),
            *(col(Conversation.campaign_id), col(Conversation.phone)),
            *(col(Contact.first_name), col(Contact.last_name)),
        )
        .join(Conversation, col(Conversation.id) == col(Move.conversation_id))
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .where(col(Move.reassignment_id) == of.row.id, col(Move.conversation_id) > after)
        .where(*_of_moves(of, asked))
        .order_by(col(Move.conversation_id))
        .limit(limit)
    )
    return [MoveRow(*row) for row in session.execute(rows)]


def campaigns_named(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    """The names of these campaigns."""
    wanted = sorted({each for each in ids if each is not None})
    rows = sa.select(col(Campaign.id), col(Campaign.name)).where(dialect.among(session, Campaign.id, wanted))
    return dict(session.execute(rows).all()) if wanted else {}


def lists_named(
    session: Session, ids: Iterable[int], table: type[ContactList] | type[UserList]
) -> dict[int, str]:
    """The names of these lists that are still there."""
    rows = sa.select(col(table.id), col(table.name)).where(dialect.among(session, table.id, sorted(ids)))
    return dict(session.execute(rows).all()) if ids else {}


def contacts_of(session: Session, ids: Iterable[int | None]) -> dict[int, Contact]:
    """The contacts behind these conversations."""
    wanted = sorted({each for each in ids if each is not None})
    rows = (
        sa.select(col(Conversation.id), Contact)
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .where(dialect.among(session, col(Conversation.id), wanted))
    )
    return dict(session.execute(rows).all()) if wanted else {}


def counts(session: Session, plan_ids: Sequence[int]) -> list[MoveCount]:
    """How many conversations these plans moved, by giver and receiver."""
    if not plan_ids:
        return []
    rows = select(MoveCount).where(dialect.among(session, MoveCount.reassignment_id, plan_ids))
    return list(session.exec(rows.order_by(col(MoveCount.id))))


def count_moves(session: Session, plan_id: int, flows: Iterable[Flow]) -> None:
    """Store how many conversations a plan moved: once at the confirm, and again at the undo."""
    session.execute(sa.delete(MoveCount).where(col(MoveCount.reassignment_id) == plan_id))
    counts: dict[tuple[int, int | None, int | None], list[int]] = {}
    for flow in flows:
        if flow.state in _MADE:
            count = counts.setdefault((flow.campaign_id, flow.from_id, flow.to_id), [0, 0])
            count[0] += flow.count
            count[1] += flow.count if flow.state is MoveState.UNDONE else 0
    rows = [
        MoveCount(
            reassignment_id=plan_id,
            campaign_id=campaign,
            from_id=giver,
            to_id=getter,
            moved=moved,
            undone=undone,
        )
        for (campaign, giver, getter), (moved, undone) in counts.items()
    ]
    session.add_all(rows)
    session.flush()


def _read(session: Session, asked: Asked, place: Place, limit: int, *, newest_first: bool) -> Iterator[Entry]:
    for source in _sources(asked):
        page = _paged(source, place, newest_first=newest_first).limit(limit)
        yield from (_entry(source.kind, row) for row in session.execute(page).scalars())


def _entry(kind: Kind, row: Event | Reassignment) -> Entry:
    if isinstance(row, Event):
        return Entry((row.at, kind, row.id or 0), row)
    at = row.applied_at if kind is Kind.APPLIED else row.undone_at
    return Entry((at or row.created_at, kind, row.id or 0), row)


def _paged(source: _Source, place: Place, *, newest_first: bool) -> sa.Select[Any]:
    """The rows before or after a place, in order: by moment, then by kind, then by id."""
    at, kind, id_ = place
    bound = id_ if source.kind == kind else _LAST if source.kind < kind else 0
    here = sa.tuple_(source.moment, source.id)
    there = sa.tuple_(sa.literal(at, INSTANT), sa.literal(bound, sa.BigInteger))
    if newest_first:
        return source.rows.where(here < there).order_by(source.moment.desc(), source.id.desc())
    return source.rows.where(here > there).order_by(source.moment, source.id)


def _sources(asked: Asked) -> Iterator[_Source]:
    """Queries for all kinds; no row is found by two of them."""
    for theirs in _of_person(asked):
        events = sa.select(Event).where(theirs, *_of_events(asked))
        yield _Source(Kind.EVENT, col(Event.at), col(Event.id), events)
    states = {Kind.APPLIED: (PlanState.APPLIED, PlanState.UNDONE), Kind.UNDONE: (PlanState.UNDONE,)}
    moments = {Kind.APPLIED: col(Reassignment.applied_at), Kind.UNDONE: col(Reassignment.undone_at)}
    for kind, moment in moments.items():
        rows = sa.select(Reassignment).where(moment.is_not(None), col(Reassignment.state).in_(states[kind]))
        yield _Source(kind, moment, col(Reassignment.id), rows.where(*_of_plans(asked, moment)))


def _of_person(asked: Asked) -> list[sa.ColumnElement[bool]]:
    """What somebody did, and what others did to them: two queries, so that each has an index."""
    if not asked.people:
        return [sa.true()]
    did = col(Event.actor_id).in_(asked.people)
    others = col(Event.actor_id).is_(None) | col(Event.actor_id).not_in(asked.people)
    return [did, sa.and_(col(Event.person_id).in_(asked.people), others)]


def _of_events(asked: Asked) -> Iterator[sa.ColumnElement[bool]]:
    yield col(Event.verb).not_in(_TOLD)
    if asked.since is not None:
        yield col(Event.at) >= asked.since
    if asked.campaign_id is not None:
        yield col(Event.campaign_id) == asked.campaign_id


def _of_plans(asked: Asked, moment: Any) -> Iterator[sa.ColumnElement[bool]]:
    theirs = col(MoveCount.reassignment_id) == col(Reassignment.id)
    if asked.since is not None:
        yield moment >= asked.since
    if asked.campaign_id is not None:
        yield sa.exists().where(theirs, col(MoveCount.campaign_id) == asked.campaign_id)
    if asked.people:
        ends = (col(MoveCount.from_id), col(MoveCount.to_id))
        gave_or_got = (sa.exists().where(theirs, end.in_(asked.people)) for end in ends)
        yield sa.or_(*(did.in_(asked.people) for did in _who_did()), *gave_or_got)


def _of_moves(of: Entry, asked: Asked) -> Iterator[sa.ColumnElement[bool]]:
    if of.kind is Kind.UNDONE:
        yield col(Move.state).in_((MoveState.UNDONE, MoveState.KEPT))
    if asked.campaign_id is not None:
        yield col(Conversation.campaign_id) == asked.campaign_id
    deciders = (of.plan.actor_id, of.plan.applied_by, of.plan.undone_by) if of.plan else ()
    if asked.people and not set(asked.people) & set(deciders):
        yield sa.or_(col(Move.from_id).in_(asked.people), col(Move.to_id).in_(asked.people))


def _who_did() -> tuple[Any, ...]:
    return (col(Reassignment.actor_id), col(Reassignment.applied_by), col(Reassignment.undone_by))
