"""Going off a shift that runs, and coming back to it."""

from datetime import datetime

from bot.assignment.outcomes.people import Identity
from bot.assignment.staffing import schedule
from bot.assignment.staffing.on_duty import is_back
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.shifts import covers, shifts
from bot.storage.staffing import attendance, duty
from bot.storage.tables import Person, Shift


def leave(session: Session, now: datetime, who: Identity, person: Person, shift: Shift) -> bool:
    """Take somebody off a shift, with what they asked for there; whether they were on it. Lock it first."""
    shift_id, id_ = shift.id or 0, person.id or 0
    if not shifts.leave(session, shift_id, id_, now=now):
        return False
    attendance.forget(session, id_)
    for cover in covers.open_of(session, shift_id, id_):
        covers.withdraw(session, cover, now=now)
        schedule.put_offer(session, shift, cover, now)
    _done(session, now, who, (person, shift), "shift_leave")
    return True


def running(session: Session, now: datetime, person_id: int) -> list[Shift]:
    """The running shifts on whose roster somebody is, for this transaction alone."""
    found = (shifts.locked(session, id_) for id_ in duty.running_of(session, person_id, now))
    return [shift for shift in found if shift is not None and shift.ends_at > now]


def come_back(session: Session, now: datetime, who: Identity, person: Person, done_at: datetime) -> None:
    """Undo that somebody is done for the day: put them on the shifts again that they left by it.

    A shift that is full by now goes on without them.
    """
    id_ = person.id or 0
    duty.be_back(session, id_, done_at)
    for shift_id in duty.left_at(session, id_, done_at, now):
        shift = shifts.locked(session, shift_id)
        if shift is not None and shift.ends_at > now and _has_seat(session, shift):
            shifts.rejoin(session, shift_id, id_, left_at=done_at)
            _done(session, now, who, (person, shift), "shift_join")
    is_back(session, now, id_)


def _has_seat(session: Session, shift: Shift) -> bool:
    seated = shifts.rosters(session, [shift.id or 0]).get(shift.id or 0, [])
    return shift.seats is None or len(seated) < shift.seats


def _done(session: Session, now: datetime, who: Identity, about: tuple[Person, Shift], verb: str) -> None:
    """A line in the record, and the shift's card drawn anew."""
    person, shift = about
    events.note(session, verb, now=now, **schedule.about(who, person, shift))
    schedule.put_card(session, shift, now)
