"""What somebody decides at the end of their shift, and what its lead decides then."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.assignment import guards
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import PlanPicture, Target, TargetKind
from bot.assignment.outcomes.shifts import PartingPost
from bot.assignment.reassignment import moving
from bot.assignment.reassignment.moving import Mover
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin, NothingToMove
from bot.assignment.refusals.shifts import NobodyThere
from bot.assignment.shifts import end_summary, fallback, shift_end
from bot.assignment.staffing import leads
from bot.storage.attention import queue
from bot.storage.engine.database import Session
from bot.storage.shifts import shifts
from bot.storage.staffing import going_off_duty
from bot.storage.staffing.going_off_duty import Left
from bot.storage.tables import Person, Reassignment, Shift
from bot.storage.traffic import timers
from bot.vocabulary import Cause, Role, Timed

# How long somebody may finish.
FINISH = timedelta(minutes=30)


def hand_over(session: Session, now: datetime, who: Identity, shift_id: int, to_id: int) -> PlanPicture:
    """Give what waits for me in a shift's campaigns to somebody, or (0) to those on duty.

    Raises NobodyThere.
    """
    person, shift = guards.person(session, who), _known(session, shift_id)
    return _move(session, now, Mover(person, who.platform), _mine(session, person, shift), _to(to_id))


def release(session: Session, now: datetime, who: Identity, shift_id: int) -> PlanPicture:
    """Let what waits for me in a shift's campaigns wait for anybody."""
    person, shift = guards.person(session, who), _known(session, shift_id)
    left = _mine(session, person, shift)
    return _move(session, now, Mover(person, who.platform), left, Target(TargetKind.POOL))


def finish(session: Session, now: datetime, who: Identity, shift_id: int) -> PartingPost:
    """Go on for half an hour with what waits for me; a second press does not make it longer."""
    person, shift = guards.person(session, who), _known(session, shift_id)
    id_ = person.id or 0
    member = going_off_duty.members(session, shift_id).get(id_)
    waits = any(each.waiting for each in going_off_duty.held(session, [id_], shift.campaign_id))
    over = member is not None and (shift.ends_at <= now or member.left_at is not None)
    if member is not None and over and waits and member.finishing_until is None:
        member.finishing_until = now + FINISH
        session.flush()
        timers.put(session, Timed.SHIFT_GRACE, shift_id, now + FINISH, now=now, key=str(id_))
        leads.sum_up(session, now, shift)
    post = end_summary.parting_post(session, now, shift_id, id_)
    if post is None:
        raise NoSuchThing("shift")
    return post


def reassign_left(
    session: Session, now: datetime, who: Identity, shift_id: int, from_id: int, to_id: int
) -> PlanPicture:
    """For a lead: give what waits with somebody whose shift is over to somebody, or (0) to those on duty."""
    person, shift = _lead(session, who, shift_id)
    left = [each for each in going_off_duty.held(session, [from_id], shift.campaign_id) if each.waiting]
    return _move_left(session, now, Mover(person, who.platform), shift, left, _to(to_id))


def hand_over_all(
    session: Session, now: datetime, who: Identity, shift_id: int, to_id: int = 0
) -> PlanPicture:
    """For a lead: give what waits for nobody, or with anybody off duty, to somebody, or (0) to those on duty.

    Raises NobodyThere.
    """
    person, shift = _lead(session, who, shift_id)
    left, unheld = _left_with(session, now, shift), queue.unheld_in(session, shift.campaign_id)
    others = [each for each in left if each.person_id != to_id]
    return _move_left(session, now, Mover(person, who.platform), shift, others, _to(to_id), unheld)


def release_all(session: Session, now: datetime, who: Identity, shift_id: int) -> PlanPicture:
    """For a lead: let what waits with anybody off duty wait for anybody."""
    person, shift = _lead(session, who, shift_id)
    left = _left_with(session, now, shift)
    return _move_left(session, now, Mover(person, who.platform), shift, left, Target(TargetKind.POOL))


def _left_with(session: Session, now: datetime, shift: Shift) -> list[Left]:
    """What waits with anybody off duty, whoever gave it to them."""
    people = going_off_duty.waiting_with(session, shift.campaign_id)
    off = shift_end.off_duty(session, now, shift, people, loose=False)
    return [each.left for rows in off.values() for each in rows if each.left.waiting]


def _move_left(
    session: Session,
    now: datetime,
    by: Mover,
    shift: Shift,
    left: list[Left],
    target: Target,
    unheld: Sequence[int] = (),
) -> PlanPicture:
    made = _moved(session, now, by, left, target, unheld)
    made.at_end_of = shift.id
    leads.sum_up(session, now, shift)
    return moving.picture(session, now, made)


def _move(session: Session, now: datetime, by: Mover, left: list[Left], target: Target) -> PlanPicture:
    return moving.picture(session, now, _moved(session, now, by, left, target))


def _moved(
    session: Session,
    now: datetime,
    by: Mover,
    left: list[Left],
    target: Target,
    unheld: Sequence[int] = (),
) -> Reassignment:
    if not left and not unheld:
        raise NothingToMove(0, 0)
    if target.kind is TargetKind.ON_DUTY:
        of, givers = {*(each.campaign_id for each in left), *unheld}, {each.person_id for each in left}
        if alone := fallback.where_alone(session, now, of, beside=givers):
            raise NobodyThere(alone)
    return shift_end.hand_over(session, now, by, left, Cause.HAND_OVER, target, unheld)


def _mine(session: Session, person: Person, shift: Shift) -> list[Left]:
    guards.in_turn(session, person)
    return [
        each for each in going_off_duty.held(session, [person.id or 0], shift.campaign_id) if each.waiting
    ]


def _to(person_id: int) -> Target:
    return Target(TargetKind.PEOPLE, (person_id,)) if person_id else Target(TargetKind.ON_DUTY)


def _lead(session: Session, who: Identity, shift_id: int) -> tuple[Person, Shift]:
    person, shift = guards.person(session, who), shifts.locked(session, shift_id)
    if person.role != Role.ADMIN and (shift is None or shift.lead_id != person.id):
        raise NotAnAdmin
    if shift is None:
        raise NoSuchThing("shift")
    return person, shift


def _known(session: Session, shift_id: int) -> Shift:
    shift = shifts.locked(session, shift_id)
    if shift is None:
        raise NoSuchThing("shift")
    return shift
