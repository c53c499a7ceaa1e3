"""Shifts ended or called off by hand, and series stopped: told a moment later, and taken back until then."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.assignment import guards
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import ShiftPhase, ShiftRow
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.refusals.shifts import EndStands
from bot.assignment.shifts import shift_end
from bot.assignment.shifts.shift import led
from bot.assignment.staffing import rosters, schedule
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.shifts import series, shifts
from bot.storage.staffing import attendance, going_off_duty
from bot.storage.tables import Person, Shift, ShiftSeries
from bot.storage.traffic import timers, waiting
from bot.vocabulary import Parcel, Timed

# Nobody is told sooner than that: until then it can be taken back.
UNDO = timedelta(minutes=1)
_AT_ONCE = timedelta()


def end_shift(
    session: Session, now: datetime, who: Identity, shift_id: int, *, told_after: timedelta = _AT_ONCE
) -> ShiftRow:
    """End a shift, or call off one that has not begun; a shift that is over stays as it is.

    One that runs ends `told_after` so long, and what is called off is told only then.
    """
    person, shift = led(session, who, shift_id)
    stands = shift.called_off_at is None and shift.ends_at > now + told_after
    if stands and told_after and shift.starts_at <= now:
        _end_soon(session, now, shift, now + told_after)
        _done(session, now, who, (person, shift), told_after)
    elif stands and shifts.end(session, shift, now=now):
        schedule.put_timers(session, shift, now)
        if shift.called_off_at is None:
            attendance.forget(session, *going_off_duty.members(session, shift_id))
        shift_end.close(session, now, shift)
        schedule.over(session, now, shift, after=told_after)
        _done(session, now, who, (person, shift), told_after)
    return rosters.row(session, now, person, shift)


def take_back_end(session: Session, now: datetime, who: Identity, shift_id: int) -> ShiftRow:
    """Let a shift go on, or begin after all, as it would have, if nobody was told of its end."""
    person, shift = led(session, who, shift_id)
    if shift.called_off_at is not None:
        _revive(session, now, [shift], shift.called_off_at)
    elif rosters.phase(shift, now) is ShiftPhase.OVER:
        raise EndStands
    elif not _go_on(session, now, shift):
        return rosters.row(session, now, person, shift)
    events.note(session, "shift_unend", now=now, **schedule.about(who, person, shift))
    schedule.put_card(session, shift, now)
    schedule.put_event(session, shift, now)
    return rosters.row(session, now, person, shift)


def stop_series(
    session: Session, now: datetime, who: Identity, series_id: int, *, told_after: timedelta = _AT_ONCE
) -> int:
    """Open no more shifts of a series, and call off those that nobody has joined; how many those were."""
    admin, of = guards.admin(session, who), _series(session, series_id)
    if of.stopped_at is None:
        schedule.stop(session, of, now)
        _note(session, now, who, (admin, of), "shift_stop")
    empty = series.empty_ones(session, series_id, now=now)
    for shift_id in empty:
        shift = rosters.known(session, shift_id)
        if shifts.end(session, shift, now=now):
            schedule.put_timers(session, shift, now)
            _done(session, now, who, (admin, shift), told_after)
    return len(empty)


def take_back_stop(session: Session, now: datetime, who: Identity, series_id: int) -> None:
    """Let a series go on, with the shifts that were called off with it, if nobody was told."""
    admin, of = guards.admin(session, who), _series(session, series_id)
    if of.stopped_at is None:
        return
    gone = [rosters.known(session, id_) for id_ in series.called_off_at(session, series_id, of.stopped_at)]
    _revive(session, now, gone, of.stopped_at)
    of.stopped_at = None
    session.flush()
    schedule.open_due(session, now, of)
    for shift in gone:
        schedule.put_card(session, shift, now)
    _note(session, now, who, (admin, of), "shift_unstop")


def _end_soon(session: Session, now: datetime, shift: Shift, ends_at: datetime) -> None:
    """Its timer remembers when it would have ended."""
    former, shift.ends_at = shift.ends_at, ends_at
    session.flush()
    schedule.put_timers(session, shift, now)
    timers.cancel(session, Timed.SHIFT_ENDS, shift.id or 0, now=now, key="")
    key = f"{shift_end.BY_HAND}{int(former.timestamp())}"
    timers.put_instead(session, Timed.SHIFT_ENDS, shift.id or 0, ends_at, now=now, key=key)


def _go_on(session: Session, now: datetime, shift: Shift) -> bool:
    """Give a shift back the end it had; False where nobody shortened it."""
    for timer in timers.pending(session, Timed.SHIFT_ENDS, shift.id or 0):
        if timer.key.startswith(shift_end.BY_HAND) and timer.fire_at == shift.ends_at:
            former = int(timer.key.removeprefix(shift_end.BY_HAND))
            timers.cancel(session, Timed.SHIFT_ENDS, shift.id or 0, now=now, key=timer.key)
            shift.ends_at = datetime.fromtimestamp(former, UTC)
            session.flush()
            schedule.put_timers(session, shift, now)
            return True
    return False


def _revive(session: Session, now: datetime, gone: Iterable[Shift], since: datetime) -> None:
    """What was called off then stands again; refuses where it was told."""
    for shift in gone:
        homes = schedule.homes(session, shift).items()
        if not all(waiting.waits(session, Parcel.SHIFT_CARD, shift.id or 0, to) for to in homes):
            raise EndStands
    if now >= since + UNDO:
        raise EndStands
    for shift in gone:
        shift.called_off_at = None
        session.flush()
        schedule.put_timers(session, shift, now)
        if shift.starts_at <= now:
            timers.put(session, Timed.SHIFT_BEGINS, shift.id or 0, now, now=now)


def _series(session: Session, series_id: int) -> ShiftSeries:
    of = series.locked(session, series_id)
    if of is None:
        raise NoSuchThing("series of shifts")
    return of


def _done(
    session: Session, now: datetime, who: Identity, about: tuple[Person, Shift], told_after: timedelta
) -> None:
    """A line in the record, and the shift's card drawn anew once it is to be told."""
    person, shift = about
    events.note(session, "shift_end", now=now, **schedule.about(who, person, shift))
    after = told_after or schedule.GATHER
    schedule.put_card(session, shift, now, after=after)
    schedule.put_event(session, shift, now, after=after)


def _note(
    session: Session, now: datetime, who: Identity, about: tuple[Person, ShiftSeries], verb: str
) -> None:
    admin, of = about
    about_it = {"campaign_id": of.campaign_id, "person_id": admin.id}
    facts = {"series": of.id}
    events.note(session, verb, now=now, actor_id=admin.id, surface=who.platform, facts=facts, **about_it)
