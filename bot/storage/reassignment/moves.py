"""The moves of a plan, in a few statements whatever their number: a hundred thousand move at once.

Every statement over conversations takes them in the order of their ids, so that two plans which overlap
wait for each other and cannot deadlock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.people import user_lists
from bot.storage.reassignment import picking
from bot.storage.reassignment.picking import Wanted
from bot.storage.tables import Assignment, Conversation, Message, Move, Reassignment, Report
from bot.vocabulary import Barred, Cause, Direction, MoveState, Portion, Skipped

_MOVE, _CONVERSATION, _ASSIGNMENT = (dialect.plain(each) for each in (Move, Conversation, Assignment))


@dataclass(frozen=True, slots=True)
class Flow:
    """So many conversations would go from somebody, or nobody, to somebody."""

    from_id: int | None
    to_id: int
    count: int


def flows(session: Session, wanted: Wanted, receivers: Sequence[int | None]) -> list[Flow]:
    """What `plan_for` would plan."""
    rows, dealt, fit = _dealt(session, wanted, receivers)
    found = sa.select(rows.c.holder_id, dealt.c.id, sa.func.count()).select_from(
        rows.join(dealt, rows.c.place == dealt.c.place)
    )
    return [Flow(*row) for row in session.execute(found.where(*fit).group_by(rows.c.holder_id, dealt.c.id))]


def plan_for(session: Session, plan_id: int, wanted: Wanted, receivers: Sequence[int | None]) -> None:
    """Plan a move for each conversation that fits, to the receiver at its place.

    None leaves it where it is, and so does a receiver who may not get what was carried to a user list.
    """
    rows, dealt, fit = _dealt(session, wanted, receivers)
    found = rows.join(dealt, rows.c.place == dealt.c.place)
    _insert(session, _planned(plan_id, rows, dealt.c.id).select_from(found).where(*fit))


def _dealt(
    session: Session, wanted: Wanted, receivers: Sequence[int | None]
) -> tuple[sa.Subquery, sa.CTE, tuple[sa.ColumnElement[bool], ...]]:
    """The conversations that fit, the receivers by place, and which of them go there."""
    rows, dealt = picking.numbered(session, wanted), dialect.sequence(session, receivers)
    may_get = rows.c.escalated_to.is_(None) | user_lists.may_get(dealt.c.id, rows.c.escalated_to)
    return rows, dealt, (dealt.c.id.is_not(None), dealt.c.id.is_distinct_from(rows.c.holder_id), may_get)


def plan_escalation(session: Session, plan_id: int, conversation: Conversation, to: int | None) -> None:
    """Plan that one conversation goes to a person of a user list, or to nobody until one of them takes it."""
    move = {
        "reassignment_id": plan_id,
        "conversation_id": conversation.id,
        "from_id": conversation.holder_id,
        "to_id": to,
        "held_since": conversation.assigned_at,
        "reserved_for": conversation.reserved_for,
        "escalated_before": conversation.escalated_to,
        "state": MoveState.PLANNED.value,
    }
    dialect.insert_row(session, Move, move)


def plan_for_nobody(session: Session, plan_id: int, wanted: Wanted) -> None:
    """Plan that nobody holds the conversations that fit, and that they are reserved for nobody."""
    _insert(session, _planned(plan_id, picking.numbered(session, wanted), sa.literal(None, sa.BigInteger)))


def _planned(plan_id: int, rows: sa.Subquery, to: Any) -> sa.Select[Any]:
    moves = sa.select(
        sa.literal(plan_id).label("reassignment_id"),
        rows.c.id.label("conversation_id"),
        rows.c.holder_id.label("from_id"),
        to.label("to_id"),
        rows.c.assigned_at.label("held_since"),
        rows.c.reserved_for.label("reserved_for"),
        sa.literal(MoveState.PLANNED.value).label("state"),
    )
    # Without a WHERE, SQLite takes the ON of ON CONFLICT for a join's. https://sqlite.org/lang_upsert.html
    return moves.where(rows.c.place >= 0)


def _insert(session: Session, moves: sa.Select[Any]) -> None:
    """Store moves; a conversation that the plan moves already keeps its first move."""
    names = [each.key for each in moves.selected_columns]
    new = dialect.insert(dialect.name(session), Move).from_select(names, moves)
    session.execute(new.on_conflict_do_nothing())


def lock_conversations(session: Session, plan_id: int) -> None:
    """Nobody else changes the conversations of a plan until this transaction ends."""
    if dialect.on_postgresql(session):
        rows = (
            sa.select(_CONVERSATION.c.id)
            .join(_MOVE, _MOVE.c.conversation_id == _CONVERSATION.c.id)
            .where(_MOVE.c.reassignment_id == plan_id)
            .order_by(_CONVERSATION.c.id)
            .with_for_update(key_share=True, of=_CONVERSATION)
        )
        session.execute(sa.select(sa.func.count()).select_from(rows.subquery()))


def skip_changed(session: Session, plan_id: int, portion: Portion, unfit: Sequence[int]) -> None:
    """Skip conversations that changed since they were planned, and those for somebody who is `unfit` now."""
    here = _CONVERSATION.c
    why = sa.case(
        *_bars(),
        (here.holder_id.is_distinct_from(_MOVE.c.from_id), Skipped.HOLDER.value),
        (here.assigned_at.is_distinct_from(_MOVE.c.held_since), Skipped.HOLDER.value),
        (sa.not_(picking.fits(portion)), Skipped.STATE.value),
        (dialect.among(session, _MOVE.c.to_id, unfit), Skipped.RECEIVER.value),
    )
    _set_aside(session, plan_id, MoveState.PLANNED, MoveState.SKIPPED, why)


def skip_beyond(session: Session, plan_id: int, campaign_id: int, receiver_id: int, room: int) -> None:
    """Let a receiver get only so many of the planned conversations of a campaign.

    The last planned are skipped.
    """
    theirs = (
        sa.select(_MOVE.c.id)
        .join(_CONVERSATION, _CONVERSATION.c.id == _MOVE.c.conversation_id)
        .where(_MOVE.c.reassignment_id == plan_id, _MOVE.c.to_id == receiver_id)
        .where(_MOVE.c.state == MoveState.PLANNED.value, _CONVERSATION.c.campaign_id == campaign_id)
        .order_by(_MOVE.c.id)
    )
    beyond = list(session.execute(theirs).scalars())[max(0, room) :]
    session.execute(
        sa.update(_MOVE)
        .where(dialect.among(session, _MOVE.c.id, beyond))
        .values(state=MoveState.SKIPPED.value, why=Skipped.RECEIVER.value)
    )


def apply(session: Session, plan: Reassignment, now: datetime) -> None:
    """Make every move that is still planned: holders, their assignment rows, the moves themselves."""
    plan_id = plan.id or 0
    _become(session, plan_id, MoveState.PLANNED, MoveState.MOVED)
    moved = (_MOVE.c.reassignment_id == plan_id, _MOVE.c.state == MoveState.MOVED.value)
    _end(session, moved, plan, now)
    session.execute(
        sa.update(_CONVERSATION)
        .where(_CONVERSATION.c.id == _MOVE.c.conversation_id, *moved)
        .values(
            holder_id=_MOVE.c.to_id,
            assigned_at=sa.case((_MOVE.c.to_id.is_not(None), sa.literal(now, INSTANT))),
            reserved_for=sa.case((_MOVE.c.to_id.is_not(None), _MOVE.c.reserved_for)),
        )
    )
    _begin(session, moved, _MOVE.c.to_id, plan, now)
    plan.last_message = session.execute(sa.select(sa.func.max(col(Message.id)))).scalar() or 0
    plan.last_report = session.execute(sa.select(sa.func.max(col(Report.id)))).scalar() or 0


def keep_touched(session: Session, plan: Reassignment, unfit: Sequence[int]) -> None:
    """Leave conversations where they are that somebody has worked on since the plan was applied."""
    here = _CONVERSATION.c
    wrote = _any(
        col(Message.conversation_id) == here.id,
        col(Message.id) > plan.last_message,
        col(Message.direction) == Direction.OUT.value,
    )
    # Only by its holder: what others correct does not stand in the way.
    theirs = (col(Report.conversation_id) == here.id, col(Report.person_id) == here.holder_id)
    filed = _any(*theirs, col(Report.id) > plan.last_report)
    why = sa.case(
        *_bars(),
        (sa.not_(_as_left(plan)), Skipped.HOLDER.value),
        (sa.or_(wrote, filed), Skipped.TOUCHED.value),
        (dialect.among(session, _MOVE.c.from_id, unfit), Skipped.RECEIVER.value),
    )
    _set_aside(session, plan.id or 0, MoveState.MOVED, MoveState.KEPT, why)


def _as_left(plan: Reassignment) -> sa.ColumnElement[bool]:
    """Nobody has taken, claimed, released or moved the conversation since the plan did."""
    mine = _ASSIGNMENT.c.conversation_id == _CONVERSATION.c.id
    given = _any(mine, _ASSIGNMENT.c.ended_at.is_(None), _ASSIGNMENT.c.began_in == plan.id)
    newest = (
        sa.select(_ASSIGNMENT.c.ended_in)
        .where(mine)
        .order_by(_ASSIGNMENT.c.id.desc())
        .limit(1)
        .correlate(_CONVERSATION)
        .scalar_subquery()
    )
    since = _any(mine, _ASSIGNMENT.c.began_at >= plan.applied_at)
    freed = sa.case((_MOVE.c.from_id.is_(None), sa.not_(since)), else_=newest.is_not_distinct_from(plan.id))
    return sa.case(
        (_MOVE.c.to_id.is_not(None), given), else_=sa.and_(_CONVERSATION.c.holder_id.is_(None), freed)
    )


def _any(*rules: sa.ColumnElement[bool]) -> sa.Exists:
    """Some row fulfils these conditions, which also name the conversation."""
    return sa.exists(sa.select(sa.literal(1)).where(*rules).correlate(_CONVERSATION))


def take_back(session: Session, plan: Reassignment, now: datetime) -> None:
    """Give every conversation that is still moved back to its former holder, held since the former time."""
    plan_id = plan.id or 0
    _become(session, plan_id, MoveState.MOVED, MoveState.UNDONE)
    undone = (_MOVE.c.reassignment_id == plan_id, _MOVE.c.state == MoveState.UNDONE.value)
    _end(session, undone, plan, now)
    former = {
        "holder_id": _MOVE.c.from_id,
        "assigned_at": _MOVE.c.held_since,
        "reserved_for": _MOVE.c.reserved_for,
    }
    if plan.cause == Cause.ESCALATED:
        former["escalated_to"] = _MOVE.c.escalated_before
    session.execute(
        sa.update(_CONVERSATION).where(_CONVERSATION.c.id == _MOVE.c.conversation_id, *undone).values(former)
    )
    _begin(session, undone, _MOVE.c.from_id, plan, now)


def _bars() -> list[tuple[Any, str]]:
    here = _CONVERSATION.c
    return [
        (here.barred == Barred.OPTED_OUT.value, Skipped.OPTED_OUT.value),
        (here.barred == Barred.RETIRED.value, Skipped.RETIRED.value),
        (here.barred.is_not(None), Skipped.BARRED.value),
    ]


def _set_aside(session: Session, plan_id: int, before: MoveState, after: MoveState, why: Any) -> None:
    session.execute(
        sa.update(_MOVE)
        .where(_MOVE.c.reassignment_id == plan_id, _MOVE.c.state == before.value)
        .where(_CONVERSATION.c.id == _MOVE.c.conversation_id, why.is_not(None))
        .values(state=after.value, why=why)
    )


def _become(session: Session, plan_id: int, before: MoveState, after: MoveState) -> None:
    session.execute(
        sa.update(_MOVE)
        .where(_MOVE.c.reassignment_id == plan_id, _MOVE.c.state == before.value)
        .values(state=after.value)
    )


def _end(session: Session, moves: Sequence[Any], plan: Reassignment, now: datetime) -> None:
    session.execute(
        sa.update(_ASSIGNMENT)
        .where(_ASSIGNMENT.c.conversation_id == _MOVE.c.conversation_id, *moves)
        .where(_ASSIGNMENT.c.ended_at.is_(None))
        .values(ended_at=now, ended_by=_cause(plan), ended_in=plan.id)
    )


def _begin(session: Session, moves: Sequence[Any], holder: Any, plan: Reassignment, now: datetime) -> None:
    columns = {
        "conversation_id": _CONVERSATION.c.id,
        "campaign_id": _CONVERSATION.c.campaign_id,
        "person_id": holder,
        "began_at": sa.literal(now, INSTANT),
        "began_by": sa.literal(_cause(plan)),
        "began_in": sa.literal(plan.id, sa.BigInteger),
        "actor_id": sa.literal(plan.undone_by or plan.applied_by, sa.BigInteger),
    }
    held = (
        sa.select(*columns.values())
        .join(_MOVE, _MOVE.c.conversation_id == _CONVERSATION.c.id)
        .where(*moves, holder.is_not(None))
    )
    session.execute(sa.insert(_ASSIGNMENT).from_select(list(columns), held))


def _cause(plan: Reassignment) -> str:
    return "undo" if plan.undone_by else plan.cause
