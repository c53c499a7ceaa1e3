"""Who could take over where nobody on duty can: some admins by name, and the next shift."""

from collections.abc import Collection
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.outcomes.shifts import Instead
from bot.assignment.reassignment import receivers
from bot.assignment.staffing import on_duty
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Person

# How many admins are named.
_ADMINS = 3
_ANYBODY = Target(TargetKind.PEOPLE)


def where_alone(
    session: Session, now: datetime, of: Collection[int], *, beside: Collection[int] = ()
) -> Instead | None:
    """Who could take what waits in these campaigns, without `beside`; None if anybody on duty can."""
    found = [campaigns.get(session, each) for each in sorted(of)]
    for campaign in found:
        there = set(on_duty.who_is_on(session, now, campaign)) - set(beside)
        if _with_room(session, now, campaign, list(persons.named(session, there).values())):
            return None
    admins = [each for each in persons.admins(session) if each.id not in beside]
    able = {id_ for campaign in found for id_ in _with_room(session, now, campaign, admins)}
    refs = snapshots.refs(session, able)
    coming = [shift.starts_at for shift in shifts.upcoming(session, now) if shift.campaign_id in {None, *of}]
    return Instead(tuple(refs[id_] for id_ in sorted(able))[:_ADMINS], min(coming, default=None))


def _with_room(session: Session, now: datetime, campaign: Campaign, people: list[Person]) -> list[int]:
    able = [each for each in people if each.suspended_at is None]
    rooms = receivers.rooms_in(session, now, campaign, able, _ANYBODY)
    return [id_ for id_, room in rooms.items() if room is None or room > 0]
