"""Plans to move conversations: stored, found, and what their moves come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Assignment, Conversation, Move, Reassignment
from bot.vocabulary import Cause, MoveState, PlanState, Skipped

_LOOKED_AT = 50
_MOVE, _CONVERSATION = dialect.plain(Move), dialect.plain(Conversation)


@dataclass(frozen=True, slots=True)
class Flow:
    """How many conversations of a plan go from one person to another, in one campaign and state."""

    campaign_id: int
    from_id: int | None
    to_id: int | None
    state: MoveState
    count: int
    waiting: int
    oldest: datetime | None


def add(session: Session, plan: Reassignment) -> int:
    """Store a new plan."""
    session.add(plan)
    session.flush()
    return plan.id or 0


def find(session: Session, plan_id: int) -> Reassignment | None:
    """One plan, to look at."""
    return session.get(Reassignment, plan_id)


def locked(session: Session, plan_id: int) -> Reassignment | None:
    """One plan, for this transaction alone."""
    rows = dialect.locked(select(Reassignment).where(Reassignment.id == plan_id))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def take_turns_to_give(session: Session, person_id: int) -> None:
    """Until this transaction ends, nobody else gives away all that waits for this person."""
    dialect.take_turns(session, f"give {person_id}")


def that_gave(session: Session, conversation_id: int, person_id: int) -> Reassignment | None:
    """The plan by which the holder got a conversation, if it was a plan and they still hold it."""
    return session.exec(
        select(Reassignment)
        .join(Assignment, col(Assignment.began_in) == col(Reassignment.id))
        .where(Assignment.conversation_id == conversation_id, Assignment.person_id == person_id)
        .where(col(Assignment.ended_at).is_(None))
    ).first()


def newest_of(session: Session, cause: Cause, conversation_id: int) -> int | None:
    """The newest applied plan with this cause that moved a conversation."""
    rows = (
        select(Reassignment.id)
        .join(Move, col(Move.reassignment_id) == col(Reassignment.id))
        .where(Move.conversation_id == conversation_id, Move.state == MoveState.MOVED)
        .where(Reassignment.state == PlanState.APPLIED, Reassignment.cause == cause)
    )
    return session.exec(rows.order_by(col(Reassignment.id).desc()).limit(1)).first()


def latest_like(
    session: Session, cause: Cause, asked: dict[str, Any], *, since: datetime
) -> Reassignment | None:
    """The newest applied plan with exactly this request, of the last few with this cause."""
    rows = session.exec(
        select(Reassignment)
        .where(Reassignment.state == PlanState.APPLIED, Reassignment.cause == cause)
        .where(col(Reassignment.applied_at) >= since)
        .order_by(col(Reassignment.applied_at).desc())
        .limit(_LOOKED_AT)
    )
    return next((row for row in rows if row.asked == asked), None)


def flows(session: Session, plan_id: int) -> list[Flow]:
    """A plan's moves, counted by campaign, giver, receiver and state."""
    since = _CONVERSATION.c.waiting_since
    kinds = (_CONVERSATION.c.campaign_id, _MOVE.c.from_id, _MOVE.c.to_id, _MOVE.c.state)
    waits = sa.func.count(sa.case((_CONVERSATION.c.barred.is_(None), since)))
    rows = session.execute(
        sa.select(*kinds, sa.func.count(), waits, sa.func.min(since))
        .join(_CONVERSATION, _CONVERSATION.c.id == _MOVE.c.conversation_id)
        .where(_MOVE.c.reassignment_id == plan_id)
        .group_by(*kinds)
        .order_by(*kinds)
    )
    return [
        Flow(campaign, giver, receiver, MoveState(state), count, waiting, oldest)
        for campaign, giver, receiver, state, count, waiting, oldest in rows
    ]


def set_aside(
    session: Session, plan_id: int, state: MoveState, *, limit: int
) -> list[tuple[Conversation, Skipped]]:
    """The first conversations of a plan that were `skipped` at the confirm or `kept` at the undo, and why."""
    rows = session.execute(
        sa.select(Conversation, col(Move.why))
        .join(Move, col(Move.conversation_id) == col(Conversation.id))
        .where(col(Move.reassignment_id) == plan_id, col(Move.state) == state.value)
        .order_by(col(Move.id))
        .limit(limit)
    )
    return [(conversation, Skipped(why)) for conversation, why in rows]


def notes_about(session: Session, conversation_id: int) -> Iterator[tuple[datetime, int, str]]:
    """The notes that came with a conversation when it was moved: when, by whom, and the words."""
    yield from session.execute(_NOTES, {"conversation": conversation_id})


_NOTES: Any = (
    sa.select(col(Reassignment.applied_at), col(Reassignment.applied_by), col(Reassignment.note))
    .join(Move, col(Move.reassignment_id) == col(Reassignment.id))
    .where(col(Move.conversation_id) == sa.bindparam("conversation"), col(Reassignment.note) != "")
    .where(col(Move.state).in_([MoveState.MOVED.value, MoveState.KEPT.value]))
    .order_by(col(Move.id))
)
