"""The history of a contact's holders: each beginning and end with what caused it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.audit import Holding, Turn
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.storage.audit import holder_history, record_rows
from bot.storage.engine.database import Session
from bot.storage.tables import Assignment, Conversation, Event, Reassignment

# How many assignments of a contact are read at most.
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class _Told:
    """Events, plans and names that explain these assignments."""

    people: dict[int, PersonRef]
    campaigns: dict[int, str]
    plans: dict[int, Reassignment]
    events: Sequence[Event]
    ended: dict[tuple[int, datetime], int]
    began: dict[tuple[int, datetime], int]


def of(session: Session, conversations: Sequence[Conversation]) -> tuple[Holding, ...]:
    """Every assignment of these conversations, newest first."""
    rows = holder_history.of_conversations(session, [row.id or 0 for row in conversations], limit=_MOST)
    told = _told(session, rows)
    return tuple(
        Holding(
            conversation_id=row.conversation_id,
            campaign=CampaignRef(row.campaign_id, told.campaigns[row.campaign_id]),
            holder=told.people[row.person_id],
            began=_began(row, told),
            ended=_ended(row, row.ended_at, told) if row.ended_at else None,
        )
        for row in rows
    )


def _told(session: Session, rows: Sequence[Assignment]) -> _Told:
    plans = record_rows.plans(session, [plan for row in rows for plan in (row.began_in, row.ended_in)])
    events = holder_history.events_at(
        session, [at for row in rows for at in (row.began_at, row.ended_at) if at]
    )
    people = {row.person_id for row in rows} | {row.actor_id for row in rows if row.actor_id}
    people |= {event.actor_id for event in events if event.actor_id}
    people |= {each for plan in plans.values() for each in _deciders(plan)}
    return _Told(
        people=snapshots.refs(session, people),
        campaigns=record_rows.campaigns_named(session, [row.campaign_id for row in rows]),
        plans=plans,
        events=events,
        ended={(row.conversation_id, row.ended_at): row.person_id for row in rows if row.ended_at},
        began={(row.conversation_id, row.began_at): row.person_id for row in rows},
    )


def _began(row: Assignment, told: _Told) -> Turn:
    """If an assignment ended at the very moment, its holder had the contact before."""
    plan = told.plans.get(row.began_in or 0)
    event = next((event for event in told.events if _tells_begin(event, row)), None)
    before = told.ended.get((row.conversation_id, row.began_at))
    return Turn(
        at=row.began_at,
        cause=row.began_by,
        actor=told.people.get(row.actor_id or 0),
        other=told.people.get(before or 0),
        surface=_surface(plan, event),
        note=plan.note if plan and row.began_at == plan.applied_at else "",
    )


def _ended(row: Assignment, at: datetime, told: _Told) -> Turn:
    plan = told.plans.get(row.ended_in or 0)
    event = next((event for event in told.events if _tells_end(event, row)), None)
    after = told.began.get((row.conversation_id, at))
    actor = _decider(plan, at) if plan else event.actor_id if event else None
    return Turn(
        at=at,
        cause=row.ended_by or "",
        actor=told.people.get(actor or 0),
        other=told.people.get(after or 0),
        surface=_surface(plan, event),
        note=plan.note if plan and at == plan.applied_at else "",
    )


def _surface(plan: Reassignment | None, event: Event | None) -> str:
    return plan.surface if plan else event.surface if event else ""


def _tells_begin(event: Event, row: Assignment) -> bool:
    if (event.at, event.verb) != (row.began_at, row.began_by):
        return False
    if event.conversation_id is not None:
        return event.conversation_id == row.conversation_id
    return (event.campaign_id, event.actor_id) == (row.campaign_id, row.actor_id)


def _tells_end(event: Event, row: Assignment) -> bool:
    if (event.at, event.verb) != (row.ended_at, row.ended_by):
        return False
    if event.conversation_id is not None:
        return event.conversation_id == row.conversation_id
    return row.person_id in (event.person_id, event.actor_id)


def _decider(plan: Reassignment, at: datetime) -> int | None:
    return plan.undone_by if at == plan.undone_at else plan.applied_by or plan.actor_id


def _deciders(plan: Reassignment) -> Iterator[int]:
    yield from filter(None, (plan.actor_id, plan.applied_by, plan.undone_by))
