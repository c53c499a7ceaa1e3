"""Shifts: opened and ended by admins, joined and left by everybody."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.assignment import cards, guards, shift_end
from bot.assignment.outcomes.people import Identity, PersonRef
from bot.assignment.outcomes.shift import ShiftPhase, ShiftRow, ShiftsPicture
from bot.assignment.outcomes.text import CampaignRef
from bot.assignment.refusals import (
    CampaignNotOpen,
    NoSuchThing,
    ShiftOver,
    TimesRefused,
)
from bot.assignment.rules import hours, when
from bot.storage import campaigns, records, shifts
from bot.storage.database import Session
from bot.storage.tables import Person, Shift
from bot.vocabulary import CampaignState, Role

_LONGEST = timedelta(hours=24)
_SHOWN = 20
_LIVE = tuple(state for state in CampaignState if state is not CampaignState.ENDED)


def all_shifts(session: Session, now: datetime, who: Identity) -> ShiftsPicture:
    """The shifts that run and those to come, with who is on them."""
    person = guards.person(session, who)
    running, upcoming = shifts.running(session, now), shifts.upcoming(session, now)
    shown = [*running, *upcoming][:_SHOWN]
    rows = _rows(session, now, person, shown)
    live = campaigns.everything(session, _LIVE) if person.role == Role.ADMIN else ()
    return ShiftsPicture(
        me=cards.me(session, person),
        running=tuple(row for row in rows if row.phase is ShiftPhase.RUNNING),
        upcoming=tuple(row for row in rows if row.phase is ShiftPhase.UPCOMING),
        total=len(running) + len(upcoming),
        campaigns=tuple(map(cards.campaign_ref, live)),
        here=now.astimezone(ZoneInfo(person.zone) if hours.is_zone(person.zone) else UTC),
    )


def open_shift(
    session: Session,
    now: datetime,
    who: Identity,
    starts_at: datetime,
    ends_at: datetime,
    campaign_id: int | None = None,
) -> ShiftRow:
    """Open a shift of one campaign or of all; one that began already may still be opened. Joins nobody."""
    admin = guards.admin(session, who)
    if fault := _fault(now, starts_at, ends_at):
        raise TimesRefused(when.WrongTimes(fault))
    if campaign_id is not None:
        _live_campaign(session, campaign_id)
    wanted = Shift(
        campaign_id=campaign_id, starts_at=starts_at, ends_at=ends_at, created_by=admin.id, created_at=now
    )
    shift, is_new = shifts.add(session, wanted)
    return _done(session, now, who, (admin, shift), "shift_open" if is_new else "")


def open_written(
    session: Session, now: datetime, who: Identity, written: str, campaign_id: int | None = None
) -> ShiftRow:
    """Open a shift at times as people write them, read by the asker's own clock."""
    admin = guards.admin(session, who)
    span = when.parse_span(written, now, admin.zone)
    if isinstance(span, when.WrongTimes):
        raise TimesRefused(span)
    return open_shift(session, now, who, span.starts_at, span.ends_at, campaign_id)


def join_shift(session: Session, now: datetime, who: Identity, shift_id: int) -> ShiftRow:
    """Come on a shift: before it begins, or while it runs."""
    person = guards.person(session, who)
    shift = _going(session, now, shift_id)
    joined = shifts.join(session, shift_id, person.id or 0, now=now)
    return _done(session, now, who, (person, shift), "shift_join" if joined else "")


def leave_shift(session: Session, now: datetime, who: Identity, shift_id: int) -> ShiftRow:
    """Go off a shift, before it begins or early: what somebody holds goes into other hands then."""
    person = guards.person(session, who)
    shift = _going(session, now, shift_id)
    left = shifts.leave(session, shift_id, person.id or 0, now=now)
    if left:
        shift_end.left_early(session, now, shift, person.id or 0)
    return _done(session, now, who, (person, shift), "shift_leave" if left else "")


def end_shift(session: Session, now: datetime, who: Identity, shift_id: int) -> ShiftRow:
    """End a shift now, or call off one that has not begun; a shift that is over stays as it is."""
    admin = guards.admin(session, who)
    shift = _known(session, shift_id)
    ended = shifts.end(session, shift, now=now)
    shift_end.close(session, now, shift)
    return _done(session, now, who, (admin, shift), "shift_end" if ended else "")


def _fault(now: datetime, starts_at: datetime, ends_at: datetime) -> when.TimeFault | None:
    if ends_at <= starts_at:
        return when.TimeFault.ENDS_FIRST
    if ends_at - starts_at > _LONGEST:
        return when.TimeFault.TOO_LONG
    return when.TimeFault.PAST if ends_at <= now else None


def _known(session: Session, shift_id: int) -> Shift:
    shift = shifts.locked(session, shift_id)
    if shift is None:
        raise NoSuchThing("shift")
    return shift


def _going(session: Session, now: datetime, shift_id: int) -> Shift:
    shift = _known(session, shift_id)
    if _phase(shift, now) in {ShiftPhase.OVER, ShiftPhase.CALLED_OFF}:
        raise ShiftOver
    return shift


def _live_campaign(session: Session, campaign_id: int) -> None:
    campaign = guards.campaign(session, campaign_id)
    if campaign.state == CampaignState.ENDED:
        raise CampaignNotOpen(campaign.name, campaign.state)


def _done(session: Session, now: datetime, who: Identity, about: tuple[Person, Shift], verb: str) -> ShiftRow:
    """The shift as it is now, and a line in the record unless nothing changed."""
    person, shift = about
    if verb:
        records.note(
            session,
            verb,
            now=now,
            actor_id=person.id,
            surface=who.platform,
            campaign_id=shift.campaign_id,
            person_id=person.id,
            facts={
                "shift": shift.id,
                "starts_at": shift.starts_at.isoformat(),
                "ends_at": shift.ends_at.isoformat(),
            },
        )
    return _rows(session, now, person, [shift])[0]


def _rows(session: Session, now: datetime, reader: Person, found: Iterable[Shift]) -> list[ShiftRow]:
    found = list(found)
    rosters = shifts.rosters(session, [shift.id or 0 for shift in found])
    people = cards.refs(session, [person for roster in rosters.values() for person in roster])
    names = {shift.campaign_id: _campaign_of(session, shift) for shift in found}
    return [
        _row(
            shift,
            now,
            names[shift.campaign_id],
            [people[each] for each in rosters.get(shift.id or 0, ())],
            reader,
        )
        for shift in found
    ]


def _row(
    shift: Shift, now: datetime, campaign: CampaignRef | None, people: list[PersonRef], reader: Person
) -> ShiftRow:
    return ShiftRow(
        id=shift.id or 0,
        campaign=campaign,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        phase=_phase(shift, now),
        people=tuple(people),
        mine=any(person.id == reader.id for person in people),
    )


def _campaign_of(session: Session, shift: Shift) -> CampaignRef | None:
    if shift.campaign_id is None:
        return None
    return cards.campaign_ref(campaigns.get(session, shift.campaign_id))


def _phase(shift: Shift, now: datetime) -> ShiftPhase:
    if shift.called_off_at is not None:
        return ShiftPhase.CALLED_OFF
    if shift.ends_at <= now:
        return ShiftPhase.OVER
    return ShiftPhase.RUNNING if shift.starts_at <= now else ShiftPhase.UPCOMING
