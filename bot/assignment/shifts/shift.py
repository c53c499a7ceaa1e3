"""Shifts: opened, extended and ended by those who lead, joined and left by everybody."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import (
    CoverFault,
    ShiftPhase,
    ShiftRow,
    ShiftsPicture,
    ShiftTerms,
)
from bot.assignment.refusals.general import (
    BadSetting,
    CampaignNotOpen,
    NoSuchThing,
    NotAnAdmin,
    ShiftOver,
    TimesRefused,
)
from bot.assignment.refusals.shifts import CoverRefused, ShiftFull
from bot.assignment.rules.calendar import recurring, when
from bot.assignment.rules.calendar.recurring import Times
from bot.assignment.shifts import offering, shift_end
from bot.assignment.staffing import coming_and_going, on_duty, rosters, schedule, time_zone
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.shifts import covers, shifts
from bot.storage.tables import Person, Shift, ShiftSeries
from bot.vocabulary import CampaignState, Role

_LONGEST = timedelta(hours=24)
_MOST_SEATS = 10_000
_SHOWN = 20
_LIVE = tuple(state for state in CampaignState if state is not CampaignState.ENDED)


def all_shifts(session: Session, now: datetime, who: Identity) -> ShiftsPicture:
    """The shifts that run and those to come, with who is on them."""
    person = guards.person(session, who)
    running, upcoming = shifts.running(session, now), shifts.upcoming(session, now)
    shown = [*running, *upcoming][:_SHOWN]
    rows = rosters.rows(session, now, person, shown)
    live = campaigns.everything(session, _LIVE) if person.role == Role.ADMIN else ()
    return ShiftsPicture(
        me=snapshots.me(session, person),
        running=tuple(row for row in rows if row.phase is ShiftPhase.RUNNING),
        upcoming=tuple(row for row in rows if row.phase is ShiftPhase.UPCOMING),
        total=len(running) + len(upcoming),
        campaigns=tuple(map(snapshots.campaign_ref, live)),
        here=time_zone.here(session, person, now),
        zone=time_zone.zone_of(session, person),
    )


def one_of_mine(session: Session, now: datetime, who: Identity, shift_id: int) -> ShiftRow:
    """A shift that runs or is to come, for somebody who is on it."""
    person = guards.person(session, who)
    row = rosters.row(session, now, person, rosters.going(session, now, shift_id))
    if not row.mine:
        raise CoverRefused(CoverFault.OFF_IT)
    return row


def open_shift(
    session: Session,
    now: datetime,
    who: Identity,
    starts_at: datetime,
    ends_at: datetime,
    campaign_id: int | None = None,
    terms: ShiftTerms | None = None,
) -> ShiftRow:
    """Open a shift of one campaign or of all, also one that has begun already. Joins nobody."""
    admin = guards.admin(session, who)
    if fault := _fault(now, starts_at, ends_at):
        raise TimesRefused(when.WrongTimes(fault))
    held = _settled(session, who, admin, campaign_id, terms or ShiftTerms())
    wanted = Shift(
        campaign_id=campaign_id,
        starts_at=starts_at,
        ends_at=ends_at,
        created_by=admin.id,
        created_at=now,
        seats=held.seats,
        lead_id=held.lead_id,
        homes=dict(held.homes),
    )
    shift, is_new = schedule.begin(session, wanted, now)
    if is_new:
        _done(session, now, who, (admin, shift), "shift_open")
    return rosters.row(session, now, admin, shift)


def open_written(
    session: Session,
    now: datetime,
    who: Identity,
    written: str,
    campaign_id: int | None = None,
    terms: ShiftTerms | None = None,
) -> ShiftRow:
    """Open a shift, or a series, at times as people write them, by the asker's own clock.

    Of a series the first shift is returned.
    """
    admin = guards.admin(session, who)
    read = _read_times(session, now, admin, written)
    if read.pattern is None:
        return open_shift(session, now, who, read.span.starts_at, read.span.ends_at, campaign_id, terms)
    held = _settled(session, who, admin, campaign_id, terms or ShiftTerms())
    of = ShiftSeries(
        campaign_id=campaign_id,
        weekdays=list(read.pattern.weekdays),
        weeks=read.pattern.weeks,
        first_day=read.pattern.first_day,
        starts=read.pattern.starts,
        minutes=read.pattern.minutes,
        zone=read.zone,
        last_day=read.pattern.last_day,
        created_by=admin.id,
        created_at=now,
        seats=held.seats,
        lead_id=held.lead_id,
        homes=dict(held.homes),
    )
    opened = schedule.begin_series(session, of, now)
    for shift in opened:
        _done(session, now, who, (admin, shift), "shift_open")
    return rosters.row(session, now, admin, opened[0])


def read_times(session: Session, now: datetime, who: Identity, written: str) -> Times:
    """What times mean, before anything is opened; raises what opening at these times would raise."""
    return _read_times(session, now, guards.admin(session, who), written)


def _read_times(session: Session, now: datetime, admin: Person, written: str) -> Times:
    read = recurring.parse_times(written, now, time_zone.zone_of(session, admin))
    if isinstance(read, when.WrongTimes):
        raise TimesRefused(read)
    if fault := _fault(now, read.span.starts_at, read.span.ends_at):
        raise TimesRefused(when.WrongTimes(fault))
    return read


def join_shift(session: Session, now: datetime, who: Identity, shift_id: int) -> ShiftRow:
    """Come on a shift: before it begins, or while it runs, as long as a seat is free."""
    person = guards.person(session, who)
    shift = rosters.going(session, now, shift_id)
    member = shifts.member(session, shift_id, person.id or 0)
    if member is None or member.covering:
        _seat(session, now, person, shift)
    if shifts.join(session, shift_id, person.id or 0, now=now):
        if rosters.phase(shift, now) is ShiftPhase.RUNNING:
            on_duty.somebody_came(session, now, shift.campaign_id)
            offering.offer(session, now, shift, [person.id or 0])
        _done(session, now, who, (person, shift), "shift_join")
    return rosters.row(session, now, person, shift)


def leave_shift(session: Session, now: datetime, who: Identity, shift_id: int) -> ShiftRow:
    """Go off a shift, before it begins or early: what somebody holds is moved then."""
    person = guards.person(session, who)
    shift = rosters.going(session, now, shift_id)
    if coming_and_going.leave(session, now, who, person, shift):
        shift_end.left_early(session, now, shift, person.id or 0)
    return rosters.row(session, now, person, shift)


def extend_shift(session: Session, now: datetime, who: Identity, shift_id: int, minutes: int) -> ShiftRow:
    """Let a shift that runs or is to come end so many minutes later."""
    person, shift = led(session, who, shift_id)
    if rosters.phase(shift, now) in {ShiftPhase.OVER, ShiftPhase.CALLED_OFF}:
        raise ShiftOver
    former, ends_at = shift.ends_at, shift.ends_at + timedelta(minutes=minutes)
    if fault := _fault(now, shift.starts_at, ends_at):
        raise TimesRefused(when.WrongTimes(fault))
    shift.ends_at = ends_at
    session.flush()
    covers.move_end(session, shift_id, former, ends_at)
    schedule.put_timers(session, shift, now)
    schedule.put_event(session, shift, now)
    _done(session, now, who, (person, shift), "shift_extend")
    return rosters.row(session, now, person, shift)


def extend_written(session: Session, now: datetime, who: Identity, shift_id: int, written: str) -> ShiftRow:
    """Extend a shift as people write it: "30m", "1h 30m", or "until 9pm" by the asker's clock."""
    person, shift = led(session, who, shift_id)
    until = written.casefold().startswith(("until ", "till ", "to "))
    zone = time_zone.zone_of(session, person)
    span = when.parse_span(f"now {written}" if until else f"now for {written}", now, zone)
    if isinstance(span, when.WrongTimes):
        raise TimesRefused(when.WrongTimes(when.TimeFault.NO_LENGTH) if not until else span)
    more = span.ends_at - (shift.ends_at if until else span.starts_at)
    if more <= timedelta():
        raise TimesRefused(when.WrongTimes(when.TimeFault.NOT_LATER))
    return extend_shift(session, now, who, shift_id, int(more.total_seconds()) // 60)


def _done(session: Session, now: datetime, who: Identity, about: tuple[Person, Shift], verb: str) -> None:
    """A line in the record, and the shift's card drawn anew."""
    person, shift = about
    events.note(session, verb, now=now, **schedule.about(who, person, shift))
    schedule.put_card(session, shift, now)


def _settled(
    session: Session, who: Identity, admin: Person, campaign_id: int | None, terms: ShiftTerms
) -> ShiftTerms:
    """The terms of a shift with defaults filled in."""
    if campaign_id is not None:
        campaign = guards.campaign(session, campaign_id)
        if campaign.state == CampaignState.ENDED:
            raise CampaignNotOpen(campaign.name, campaign.state)
    if terms.seats is not None and not 1 <= terms.seats <= _MOST_SEATS:
        raise BadSetting("seats", f"1-{_MOST_SEATS}")
    lead = persons.by_account(session, who.platform, who.workspace, terms.lead) if terms.lead else None
    if terms.lead and lead is None:
        raise NoSuchThing("person")
    lead_id = lead.id if lead else terms.lead_id or admin.id
    return replace(
        terms, lead_id=lead_id, homes=schedule.own_homes(session, campaign_id, terms, who.platform)
    )


def _seat(session: Session, now: datetime, person: Person, shift: Shift) -> None:
    """Refuses whoever comes to a full shift, and says for whom they could cover instead."""
    if shift.seats is None:
        return
    seated = shifts.rosters(session, [shift.id or 0]).get(shift.id or 0, [])
    if len(seated) >= shift.seats:
        row = rosters.row(session, now, person, shift)
        raise ShiftFull(row)


def led(session: Session, who: Identity, shift_id: int) -> tuple[Person, Shift]:
    """A shift that the asker may extend and end, for this transaction alone."""
    person, shift = guards.person(session, who), shifts.locked(session, shift_id)
    if person.role != Role.ADMIN and (shift is None or not rosters.may_manage(person, shift)):
        raise NotAnAdmin
    if shift is None:
        raise NoSuchThing("shift")
    return person, shift


def _fault(now: datetime, starts_at: datetime, ends_at: datetime) -> when.TimeFault | None:
    if ends_at <= starts_at:
        return when.TimeFault.ENDS_FIRST
    if ends_at - starts_at > _LONGEST:
        return when.TimeFault.TOO_LONG
    return when.TimeFault.PAST if ends_at <= now else None
