"""In which time zone somebody types times, where their chat does not tell."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.assignment.rules.calendar import hours
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Person


def zone_of(session: Session, person: Person) -> str:
    """The zone that somebody's chat told or they chose, else the team's; empty while none is known."""
    found = person.zone or persons.usual_zone(session)
    return found if hours.is_zone(found) else ""


def here(session: Session, person: Person, now: datetime) -> datetime:
    """The time now in somebody's zone; in UTC where no zone is known."""
    zone = zone_of(session, person)
    place: tzinfo = ZoneInfo(zone) if zone else UTC
    return now.astimezone(place)
