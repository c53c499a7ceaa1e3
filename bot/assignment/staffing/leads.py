"""Who looks after a campaign or a shift: the lead, or else the admins; and who reads how a shift ended."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.assignment.staffing import on_duty
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Person, Shift
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel, Volume


def in_charge(
    session: Session, now: datetime, campaign: Campaign, *, beside: Collection[int] = ()
) -> list[int]:
    """The leads of the shifts that run, else the admins on duty, else all; nobody of those in `beside`."""
    leads = _leads(campaign, shifts.running(session, now))
    if able := _told(persons.named(session, leads).values(), beside):
        return able
    admins = _told(persons.admins(session), beside)
    off = on_duty.who_is_off(session, now, campaign, admins)
    return [id_ for id_ in admins if id_ not in off] or admins


def expected(session: Session, now: datetime, campaign: Campaign) -> list[int]:
    """The lead of the next shift, and the admins."""
    leads = _leads(campaign, shifts.upcoming(session, now))[:1]
    people = [*persons.named(session, leads).values(), *persons.admins(session)]
    return _told(people, ())


def of_shift(session: Session, shift: Shift) -> list[int]:
    """Who is responsible for a shift: its lead, or else the admins."""
    lead = persons.find(session, shift.lead_id) if shift.lead_id is not None else None
    if lead is not None and lead.suspended_at is None:
        return [lead.id or 0]
    return [person.id or 0 for person in persons.admins(session)]


def sum_up(session: Session, now: datetime, shift: Shift) -> None:
    """Let the lead read what the shift did and left, or read it anew as it stands."""
    for person_id in of_shift(session, shift):
        outbox.put(session, Parcel.SHIFT_SUMMARY, shift.id or 0, now=now, to=("person", str(person_id)))


def _leads(campaign: Campaign, found: Iterable[Shift]) -> list[int]:
    """The leads of the campaign's shifts and of those of all."""
    of_it = (shift for shift in found if shift.campaign_id in {None, campaign.id})
    return [shift.lead_id for shift in of_it if shift.lead_id is not None]


def _told(people: Iterable[Person], beside: Collection[int]) -> list[int]:
    """Those who can be told of trouble."""
    able = (each.id or 0 for each in people if each.suspended_at is None and each.volume != Volume.NONE)
    return [id_ for id_ in dict.fromkeys(able) if id_ not in beside]
