"""A shift that has not begun gets other times, and whoever is on it is told of them."""

from datetime import datetime

from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import ShiftPhase, ShiftRow
from bot.assignment.refusals.general import TimesRefused
from bot.assignment.refusals.shifts import TimesStay
from bot.assignment.rules.calendar import when
from bot.assignment.shifts import shift as shifts_
from bot.assignment.staffing import rosters, schedule, time_zone
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.shifts import covers, shifts
from bot.storage.tables import Shift
from bot.storage.traffic import outbox, timers
from bot.vocabulary import Parcel, Timed


def retime(session: Session, now: datetime, who: Identity, shift_id: int, written: str) -> ShiftRow:
    """Give a shift the times that are written, like "tomorrow 6-8pm", by the asker's clock.

    One of a series is a shift of its own from then on. Raises TimesStay where it has begun, or where somebody
    is there for a part of it.
    """
    person, shift = shifts_.led(session, who, shift_id)
    begun = rosters.phase(shift, now) is not ShiftPhase.UPCOMING
    if begun or covers.has_parts(session, shift):
        raise TimesStay(begun)
    span = when.parse_span(written, now, time_zone.zone_of(session, person))
    if isinstance(span, when.WrongTimes):
        raise TimesRefused(span)
    if span.starts_at <= now:
        raise TimesRefused(when.WrongTimes(when.TimeFault.PAST))
    if (span.starts_at, span.ends_at) != (shift.starts_at, shift.ends_at):
        _change(session, now, shift, span)
        events.note(session, "shift_move", now=now, **schedule.about(who, person, shift))
    return rosters.row(session, now, person, shift)


def _change(session: Session, now: datetime, shift: Shift, span: when.Span) -> None:
    shift_id, former = shift.id or 0, shift.starts_at
    series_id, shift.series_id = shift.series_id, None
    shift.starts_at, shift.ends_at = span.starts_at, span.ends_at
    session.flush()
    if series_id is not None:
        shifts.call_off_at(session, series_id, former, now=now)
    covers.follow(session, shift)
    timers.cancel(session, Timed.SHIFT_REMINDER, shift_id, now=now)
    schedule.put_timers(session, shift, now)
    schedule.put_card(session, shift, now)
    schedule.put_event(session, shift, now)
    for person_id in shifts.members(session, shift_id):
        outbox.put(session, Parcel.SHIFT_REMINDER, shift_id, now=now, to=("person", str(person_id)))
