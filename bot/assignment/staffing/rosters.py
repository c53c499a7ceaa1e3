"""Shifts as people see them: when, who is on them, and who covers for whom."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.assignment import snapshots
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.outcomes.shifts import CoverRow, Recurs, ShiftPhase, ShiftRow
from bot.assignment.refusals.general import NoSuchThing, ShiftOver
from bot.assignment.rules.calendar import recurring, when
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.shifts import covers, series, shifts
from bot.storage.tables import Cover, Person, Shift, ShiftSeries
from bot.vocabulary import Role


def phase(shift: Shift, now: datetime) -> ShiftPhase:
    """Where a shift stands."""
    if shift.called_off_at is not None:
        return ShiftPhase.CALLED_OFF
    if shift.ends_at <= now:
        return ShiftPhase.OVER
    return ShiftPhase.RUNNING if shift.starts_at <= now else ShiftPhase.UPCOMING


def known(session: Session, shift_id: int) -> Shift:
    """A shift that exists, for this transaction alone."""
    shift = shifts.locked(session, shift_id)
    if shift is None:
        raise NoSuchThing("shift")
    return shift


def going(session: Session, now: datetime, shift_id: int) -> Shift:
    """A shift that runs or is to come, for this transaction alone."""
    shift = known(session, shift_id)
    if phase(shift, now) in {ShiftPhase.OVER, ShiftPhase.CALLED_OFF}:
        raise ShiftOver
    return shift


def rows(session: Session, now: datetime, reader: Person | None, found: Iterable[Shift]) -> list[ShiftRow]:
    """These shifts, as somebody sees them; for None as a channel does."""
    found = list(found)
    ids = [shift.id or 0 for shift in found]
    rosters, asked = shifts.rosters(session, ids), covers.of_shifts(session, ids)
    people = snapshots.refs(session, _people(found, rosters, asked))
    names = {shift.campaign_id: _campaign_of(session, shift) for shift in found}
    return [
        ShiftRow(
            id=shift.id or 0,
            campaign=names[shift.campaign_id],
            starts_at=shift.starts_at,
            ends_at=shift.ends_at,
            phase=phase(shift, now),
            people=tuple(people[each] for each in rosters.get(shift.id or 0, ())),
            mine=_is_mine(session, shift, reader),
            seats=shift.seats,
            lead=people.get(shift.lead_id or 0),
            covers=_covers(shift, asked.get(shift.id or 0, ()), people),
            recurs=_recurs(session, shift),
            manage=reader is not None and may_manage(reader, shift),
        )
        for shift in found
    ]


def row(session: Session, now: datetime, reader: Person | None, shift: Shift) -> ShiftRow:
    """One shift."""
    return rows(session, now, reader, [shift])[0]


def cover_row(session: Session, cover: Cover) -> CoverRow:
    """One request for cover."""
    people = snapshots.refs(session, [cover.asker_id, cover.taker_id])
    return _cover(cover, people)


def may_manage(reader: Person, shift: Shift) -> bool:
    """Whether somebody may extend and end a shift: admins, and its lead."""
    return reader.role == Role.ADMIN or reader.id == shift.lead_id


def _people(
    found: list[Shift], rosters: dict[int, list[int]], asked: dict[int, list[Cover]]
) -> list[int | None]:
    covering = [
        each for rows in asked.values() for cover in rows for each in (cover.asker_id, cover.taker_id)
    ]
    return [
        *(shift.lead_id for shift in found),
        *(person for roster in rosters.values() for person in roster),
        *covering,
    ]


def _is_mine(session: Session, shift: Shift, reader: Person | None) -> bool:
    return reader is not None and shifts.member(session, shift.id or 0, reader.id or 0) is not None


def _covers(shift: Shift, asked: Iterable[Cover], people: dict[int, PersonRef]) -> tuple[CoverRow, ...]:
    """The requests that still say something: a whole place that was taken shows in the roster."""
    return tuple(_cover(cover, people) for cover in asked if not cover.whole or cover.taken_at is None)


def _cover(cover: Cover, people: dict[int, PersonRef]) -> CoverRow:
    return CoverRow(
        cover.id or 0,
        people[cover.asker_id],
        people.get(cover.taker_id or 0),
        cover.starts_at,
        cover.ends_at,
    )


def _recurs(session: Session, shift: Shift) -> Recurs | None:
    of = series.find(session, shift.series_id) if shift.series_id is not None else None
    if of is None:
        return None
    stopped = of.stopped_at is not None
    return Recurs(of.id or 0, pattern(of), of.zone, stopped, _jump(of, shift))


def pattern(of: ShiftSeries) -> recurring.Pattern:
    """When the shifts of a series are."""
    return recurring.Pattern(tuple(of.weekdays), of.starts, of.minutes, of.last_day, of.weeks, of.first_day)


def _jump(of: ShiftSeries, shift: Shift) -> when.TimeFault | None:
    place = ZoneInfo(of.zone)
    return recurring.on(pattern(of), shift.starts_at.astimezone(place).date(), place).jump


def _campaign_of(session: Session, shift: Shift) -> CampaignRef | None:
    if shift.campaign_id is None:
        return None
    return snapshots.campaign_ref(campaigns.get(session, shift.campaign_id))
