"""What people hold when they go off a shift, and who may take what contacts write next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.conversations.conversations import in_play, waiting
from bot.storage.engine import dialect
from bot.storage.shifts import shifts
from bot.storage.staffing import duty, handed
from bot.storage.staffing.duty import Among
from bot.storage.tables import Conversation, MoveCount, Person, Reassignment, Shift, ShiftMember
from bot.vocabulary import Cause, PlanState


@dataclass(frozen=True, slots=True)
class Left:
    """What somebody holds in one campaign: how much, and how much of it waits.

    Of what is `loose`, nothing is counted that stays with them because a person gave it to them.
    """

    person_id: int
    campaign_id: int
    count: int
    waiting: int
    loose: bool = False


@dataclass(frozen=True, slots=True)
class OnShift:
    """Somebody on a running shift, with their own cap."""

    shift_id: int
    person_id: int
    cap: int | None


def held(
    session: Session, people: Sequence[int], campaign_id: int | None, *, loose_at: datetime | None = None
) -> list[Left]:
    """What these people hold, in one campaign or in all.

    With `loose_at` only what is loose at that moment.
    """
    rows = (
        sa.select(
            col(Conversation.holder_id),
            col(Conversation.campaign_id),
            sa.func.count(),
            sa.func.count(sa.case((sa.and_(*waiting()), 1))),
        )
        .where(dialect.among(session, col(Conversation.holder_id), people), in_play())
        .group_by(col(Conversation.holder_id), col(Conversation.campaign_id))
        .order_by(col(Conversation.holder_id), col(Conversation.campaign_id))
    )
    if campaign_id is not None:
        rows = rows.where(col(Conversation.campaign_id) == campaign_id)
    if loose_at is not None:
        rows = rows.where(~handed.stays())
    loose, found = loose_at is not None, session.execute(rows, handed.at(loose_at) if loose_at else None)
    return [Left(person, of, count, waits, loose) for person, of, count, waits in found]


def waiting_with(session: Session, campaign_id: int | None) -> list[int]:
    """Everybody who holds a conversation that waits, in one campaign or in all."""
    rows = sa.select(col(Conversation.holder_id)).distinct().where(*waiting())
    if campaign_id is not None:
        rows = rows.where(col(Conversation.campaign_id) == campaign_id)
    found = session.execute(rows.where(col(Conversation.holder_id).is_not(None))).scalars()
    return sorted(id_ for id_ in found if id_ is not None)


def members(session: Session, shift_id: int) -> dict[int, ShiftMember]:
    """Everybody who is or was on a shift's roster, locked."""
    rows = select(ShiftMember).where(ShiftMember.shift_id == shift_id).order_by(col(ShiftMember.person_id))
    return {row.person_id: row for row in session.exec(rows)}


def was_asked(session: Session, person_id: int, since: datetime) -> bool:
    """Whether somebody was asked at the end of a shift, this one or another, since then."""
    rows = select(ShiftMember.shift_id).where(
        ShiftMember.person_id == person_id, col(ShiftMember.asked_at) >= since
    )
    return session.exec(rows.limit(1)).first() is not None


def on_now(session: Session, now: datetime, campaign_id: int) -> list[int]:
    """The running shifts of a campaign and of all, by id."""
    return list(session.execute(_running(), {"campaign": campaign_id, "now": now}).scalars())


@cache
def _running() -> sa.Select[Any]:
    now: Any = sa.bindparam("now")
    return (
        sa.select(col(Shift.id))
        .where((col(Shift.campaign_id) == sa.bindparam("campaign")) | col(Shift.campaign_id).is_(None))
        .where(col(Shift.called_off_at).is_(None), col(Shift.starts_at) <= now, col(Shift.ends_at) > now)
        .order_by(col(Shift.id))
    )


def least_routed(
    session: Session, now: datetime, shift_id: int, among: Among, *, limit: int, offset: int
) -> list[OnShift]:
    """People on a shift who were given the fewest replies of others, from an index, up to a limit."""
    facts = {"shift": shift_id, "now": now, "list": among.list_id, "most": limit, "past": offset}
    found = session.execute(_least_routed(among.kind), facts)
    return [OnShift(shift_id, person_id, cap) for person_id, cap in found]


@cache
def _least_routed(kind: bool | None) -> Any:  # noqa: FBT001  as `Among` says
    rows = (
        sa.select(col(ShiftMember.person_id), col(Person.cap))
        .join(Person, col(Person.id) == col(ShiftMember.person_id))
        .where(col(ShiftMember.shift_id) == sa.bindparam("shift"), shifts.present(sa.bindparam("now")))
        .where(col(Person.suspended_at).is_(None), col(Person.part_of).is_(None))
        .order_by(col(ShiftMember.routed), col(ShiftMember.person_id))
    )
    rows = rows.where(*duty.may_get(col(ShiftMember.person_id), kind))
    return rows.limit(sa.bindparam("most")).offset(sa.bindparam("past"))


def count_routed(session: Session, shift_id: int, person_id: int) -> None:
    """Count that somebody was given another's reply."""
    session.execute(_count_routed(), {"shift": shift_id, "person": person_id})


@cache
def _count_routed() -> sa.Update:
    rows = dialect.plain(ShiftMember)
    theirs = (rows.c.shift_id == sa.bindparam("shift"), rows.c.person_id == sa.bindparam("person"))
    return sa.update(rows).where(*theirs).values(routed=rows.c.routed + 1)


def incoming(session: Session, now: datetime, ended: Shift, within: timedelta) -> Shift | None:
    """The shift that takes over from one that ended: it runs or begins soon.

    Of several, the last to begin.
    """
    serves = col(Shift.campaign_id).is_(None) | (col(Shift.campaign_id) == ended.campaign_id)
    return session.exec(
        select(Shift)
        .where(serves, col(Shift.called_off_at).is_(None), col(Shift.ends_at) > now)
        .where(col(Shift.starts_at) <= now + within, Shift.id != ended.id)
        .order_by((col(Shift.starts_at) > now).asc(), col(Shift.starts_at).desc(), col(Shift.id))
    ).first()


def plans_at_end(session: Session, shift_id: int, people: Sequence[int]) -> list[Reassignment]:
    """Baton's own plans that moved these people's conversations at a shift's end and were not undone."""
    of = (
        sa.select(col(MoveCount.reassignment_id))
        .where(dialect.among(session, col(MoveCount.from_id), people), col(MoveCount.to_id).is_not(None))
        .where(col(MoveCount.reassignment_id) == col(Reassignment.id))
    )
    return list(
        session.exec(
            select(Reassignment)
            .where(Reassignment.at_end_of == shift_id)
            .where(Reassignment.cause == Cause.SHIFT_END, Reassignment.state == PlanState.APPLIED)
            .where(sa.exists(of))
            .order_by(col(Reassignment.id))
        )
    )
