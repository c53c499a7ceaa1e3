"""Cover: whoever cannot come looks for somebody in their place, for all of a shift or for a part of it."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import CoverFault, CoverPicture, ShiftPhase
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin, TimesRefused
from bot.assignment.refusals.shifts import CoverRefused
from bot.assignment.rules.calendar import when
from bot.assignment.rules.calendar.part import parse_part
from bot.assignment.shifts import offering, shift_end
from bot.assignment.staffing import on_duty, rosters, schedule, time_zone
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.shifts import covers, shifts
from bot.storage.staffing import attendance
from bot.storage.tables import Cover, Person, Shift

_GOING = {ShiftPhase.UPCOMING, ShiftPhase.RUNNING}


def ask_cover(
    session: Session, now: datetime, who: Identity, shift_id: int, written: str = ""
) -> CoverPicture:
    """Look for somebody in one's place: for the rest of a shift, or a part as people write it, "7-8pm".

    A new request takes the place of the asker's open ones for the same time.
    """
    person = guards.person(session, who)
    shift = rosters.going(session, now, shift_id)
    part = _part(now, time_zone.zone_of(session, person), shift, written)
    if not shifts.is_present(session, shift_id, person.id or 0, part.starts_at):
        raise CoverRefused(CoverFault.OFF_IT)
    for former in covers.open_of(session, shift_id, person.id):
        if (former.starts_at, former.ends_at) == (part.starts_at, part.ends_at):
            return _picture(session, now, person, shift, former)
        if former.starts_at < part.ends_at and part.starts_at < former.ends_at:
            covers.withdraw(session, former, now=now)
            schedule.put_offer(session, shift, former, now)
    asked = Cover(
        shift_id=shift_id,
        asker_id=person.id or 0,
        starts_at=part.starts_at,
        ends_at=part.ends_at,
        created_at=now,
    )
    cover = covers.add(session, asked)
    schedule.put_offer(session, shift, cover, now)
    _done(session, now, who, (person, shift), "cover_ask")
    return _picture(session, now, person, shift, cover)


def take_cover(session: Session, now: datetime, who: Identity, cover_id: int) -> CoverPicture:
    """Come in somebody's place; the first who presses does."""
    person = guards.person(session, who)
    shift, cover = _found(session, cover_id)
    if cover.taker_id == person.id:
        return _picture(session, now, person, shift, cover)
    _may_take(session, now, person, shift, cover)
    whole = _is_whole(session, now, shift, cover)
    if not covers.take(session, cover, person.id or 0, whole=whole, now=now):
        raise CoverRefused(CoverFault.GONE, snapshots.name_of(session, cover.taker_id))
    if whole:
        shifts.leave(session, shift.id or 0, cover.asker_id, now=now)
    shifts.join(session, shift.id or 0, person.id or 0, now=now, covering=not whole)
    if shifts.is_present(session, shift.id or 0, person.id or 0, now) and shift.starts_at <= now:
        on_duty.somebody_came(session, now, shift.campaign_id)
        offering.offer(session, now, shift, [person.id or 0])
    attendance.forget(session, cover.asker_id)
    if whole:
        shift_end.left_early(session, now, shift, cover.asker_id)
    schedule.put_offer(session, shift, cover, now)
    schedule.tell_of_cover(session, cover, cover.asker_id, now)
    schedule.tell_of_cover(session, cover, cover.taker_id, now)
    _done(session, now, who, (person, shift), "cover_take")
    return _picture(session, now, person, shift, cover)


def withdraw_cover(session: Session, now: datetime, who: Identity, cover_id: int) -> CoverPicture:
    """Come after all: for whoever asked, and for those who lead the shift."""
    person = guards.person(session, who)
    shift, cover = _found(session, cover_id)
    if cover.asker_id != person.id and not rosters.may_manage(person, shift):
        raise NotAnAdmin
    if covers.withdraw(session, cover, now=now):
        schedule.put_offer(session, shift, cover, now)
        _done(session, now, who, (person, shift), "cover_withdraw")
    elif cover.taken_at is not None:
        raise CoverRefused(CoverFault.GONE, snapshots.name_of(session, cover.taker_id))
    return _picture(session, now, person, shift, cover)


def look(session: Session, now: datetime, cover_id: int, reader_id: int | None = None) -> CoverPicture | None:
    """A request as it is now, as somebody sees it; for None as a channel does."""
    cover = covers.find(session, cover_id)
    shift = shifts.locked(session, cover.shift_id) if cover else None
    if cover is None or shift is None:
        return None
    reader = session.get(Person, reader_id) if reader_id is not None else None
    return _picture(session, now, reader, shift, cover)


def _done(session: Session, now: datetime, who: Identity, about: tuple[Person, Shift], verb: str) -> None:
    """A line in the record, and the shift's card drawn anew."""
    person, shift = about
    events.note(session, verb, now=now, **schedule.about(who, person, shift))
    schedule.put_card(session, shift, now)


def _part(now: datetime, zone: str, shift: Shift, written: str) -> when.Span:
    whole = when.Span(max(now, shift.starts_at), shift.ends_at)
    part = parse_part(written, when.Span(shift.starts_at, shift.ends_at), zone) if written else whole
    if isinstance(part, when.WrongTimes):
        raise TimesRefused(part)
    if part.ends_at <= now:
        raise TimesRefused(when.WrongTimes(when.TimeFault.PAST))
    return when.Span(max(now, part.starts_at), part.ends_at)


def _found(session: Session, cover_id: int) -> tuple[Shift, Cover]:
    """A request and its shift, for this transaction alone."""
    cover = covers.find(session, cover_id)
    if cover is None:
        raise NoSuchThing("request for cover")
    shift = rosters.known(session, cover.shift_id)
    session.refresh(cover)
    return shift, cover


def _may_take(session: Session, now: datetime, person: Person, shift: Shift, cover: Cover) -> None:
    if not _is_open(now, shift, cover):
        raise CoverRefused(CoverFault.GONE, snapshots.name_of(session, cover.taker_id))
    if cover.asker_id == person.id:
        raise CoverRefused(CoverFault.OWN)
    if shift.campaign_id is not None:
        guards.member(session, person, guards.campaign(session, shift.campaign_id))
    begins = max(now, cover.starts_at)
    taken = covers.of_shifts(session, [shift.id or 0]).get(shift.id or 0, [])
    turns = {begins, *(moment for each in taken for moment in (each.starts_at, each.ends_at))}
    within = sorted(moment for moment in turns if begins <= moment < cover.ends_at)
    if any(shifts.is_present(session, shift.id or 0, person.id or 0, moment) for moment in within):
        raise CoverRefused(CoverFault.ON_IT)


def _is_whole(session: Session, now: datetime, shift: Shift, cover: Cover) -> bool:
    """Whether a request is about all that is left of a place on the roster."""
    asker = shifts.member(session, shift.id or 0, cover.asker_id)
    rest = cover.starts_at <= max(now, shift.starts_at) and cover.ends_at >= shift.ends_at
    return rest and asker is not None and not asker.covering


def _is_open(now: datetime, shift: Shift, cover: Cover) -> bool:
    stands = cover.taken_at is None and cover.withdrawn_at is None and cover.ends_at > now
    return stands and rosters.phase(shift, now) in _GOING


def _picture(
    session: Session, now: datetime, reader: Person | None, shift: Shift, cover: Cover
) -> CoverPicture:
    return CoverPicture(
        rosters.row(session, now, reader, shift),
        rosters.cover_row(session, cover),
        mine=reader is not None and reader.id == cover.asker_id,
        is_open=_is_open(now, shift, cover),
        in_channel=bool(schedule.homes(session, shift)),
    )
