"""Whether a contact may be texted now, in every time zone in which they may be.

A zone key is text: one IANA name, several plausible ones joined by "|", or "" for unknown, which stands for
every zone of the fifty states and Puerto Rico. Behind an "@" may stand where the contact is, as far as that
is known: states ("US-TX", several joined by "|") and the country of a number from elsewhere ("CA"). Whose
state is not known may be in any that has one of these zones. Open means open in all zones, and by the rules
of all states.
Instants are compared in UTC; wall clock times serve only to find where a day opens and closes.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from zoneinfo import ZoneInfo

from bot.assignment.rules.calendar.state_hours import window
from bot.assignment.rules.calendar.states import states_on
from bot.vocabulary import StateRules

UNKNOWN_ZONE = ""

# One name for each clock in use; Alaska's far islands and Hawaii differ in summer.
US_ZONES = (
    "America/Puerto_Rico",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Adak",
    "Pacific/Honolulu",
)

# A text leaves a little after the click and crosses carriers; what cannot arrive in time is refused.
SEND_MARGIN = timedelta(minutes=2)

# A zone, and the states whose rules hold there.
_Place = tuple[str, tuple[str, ...]]
_STATE = "US-"

_HORIZON = 366  # days in which two zones with different clock changes have tried every way to overlap


@dataclass(frozen=True, slots=True)
class TextingHours:
    """Wall clock times at the contact's place: open from `opens`, shut at `closes`, never past midnight.

    What the rules of the contact's state forbid, as far as `states` keeps them, is shut too.
    """

    opens: time = time(9, 0)
    closes: time = time(20, 0)
    states: StateRules = StateRules.NONE

    def __post_init__(self) -> None:
        if not self.opens < self.closes:
            raise ValueError("texting hours must open before they close, on one day")
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("texting hours are wall clock times, without a zone")

    def lie_within(self, wider: "TextingHours") -> bool:
        return wider.opens <= self.opens and self.closes <= wider.closes


DEFAULT_HOURS = TextingHours(states=StateRules.SUNDAYS)
# Outside of these nobody may be called and sold anything in the United States. 47 CFR 64.1200(c)(1)
LAWFUL_HOURS = TextingHours(time(8, 0), time(21, 0))

# What an admin types who texts outside of them all the same.
ACKNOWLEDGED = "these hours are allowed"


def acknowledges(typed: str) -> bool:
    """Whether somebody typed that they know their hours to be allowed."""
    return " ".join(typed.casefold().strip(" .!\"'\u201c\u201d").split()) == ACKNOWLEDGED


def may_text(zone_key: str, hours: TextingHours, now: datetime, margin: timedelta = SEND_MARGIN) -> bool:
    """Whether `now` (aware) is open in every plausible zone, with more than `margin` left to the closing."""
    return closes_in(zone_key, hours, now) > margin


def closes_in(zone_key: str, hours: TextingHours, now: datetime) -> timedelta:
    """Time left until the earliest closing in any plausible zone; zero when shut in one of them."""
    instant = _instant(now)
    return min(_left(place, hours, instant) for place in _places(zone_key))


def opens_at(zone_key: str, hours: TextingHours, now: datetime) -> datetime | None:
    """The first instant from `now` on at which `may_text` is true, in UTC; None if a year has none."""
    instant = _instant(now)
    openings = heapq.merge(*(_openings(place, hours, instant) for place in _places(zone_key)))
    moments = chain([instant], (opening for opening in openings if opening > instant))
    return next((moment for moment in moments if may_text(zone_key, hours, moment)), None)


@lru_cache(maxsize=4096)
def zones_of(zone_key: str) -> tuple[str, ...]:
    """The plausible zones of a key; a name that no clock here knows counts as unknown."""
    clocks, _, _ = zone_key.partition("@")
    names = tuple(sorted(set(clocks.split("|")))) if clocks else ()
    return names if names and all(map(is_zone, names)) else US_ZONES


def clock_of(zone_key: str) -> str:
    """The zone of a key that knows one alone, else ""."""
    clocks, _, _ = zone_key.partition("@")
    return "" if "|" in clocks else clocks


@lru_cache(maxsize=4096)
def country_of(zone_key: str) -> str:
    """The country of a number that is not of the United States, as ISO 3166 has it; else "US"."""
    _, _, places = zone_key.partition("@")
    return next((place for place in places.split("|") if place and not place.startswith(_STATE)), "US")


@lru_cache(maxsize=4096)
def _places(zone_key: str) -> tuple[_Place, ...]:
    """Each plausible zone with the states in which the contact may be there."""
    _, _, known = zone_key.partition("@")
    states = tuple(place.removeprefix(_STATE) for place in known.split("|") if place.startswith(_STATE))
    return tuple(
        (name, states or (() if known else tuple(sorted(states_on(name))))) for name in zones_of(zone_key)
    )


@lru_cache(maxsize=4096)
def is_zone(name: str) -> bool:
    """Whether the machine's time zone data has a clock of this name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; malformed; the name of a folder
        return False
    return True


def _left(place: _Place, hours: TextingHours, instant: datetime) -> timedelta:
    opening, closing = _open_span(place, hours, instant.astimezone(ZoneInfo(place[0])).date())
    return closing - instant if opening <= instant < closing else timedelta(0)


def _openings(place: _Place, hours: TextingHours, instant: datetime) -> Iterator[datetime]:
    today = instant.astimezone(ZoneInfo(place[0])).date()
    for days in range(_HORIZON):
        opening, closing = _open_span(place, hours, today + timedelta(days))
        if opening < closing:
            yield opening


@lru_cache(maxsize=16384)
def _open_span(place: _Place, hours: TextingHours, day: date) -> tuple[datetime, datetime]:
    """When one local day opens and closes, in UTC; at one moment on a day that stays shut.

    A wall clock time that the change night skips or repeats is taken strictly: opens late, closes early.
    """
    name, states = place
    allowed = window(hours.states, states, day.weekday())
    opens = max(_readings(name, day, max(hours.opens, allowed[0]) if allowed else hours.opens))
    if allowed is None or max(hours.opens, allowed[0]) >= min(hours.closes, allowed[1]):
        return opens, opens
    return opens, min(_readings(name, day, min(hours.closes, allowed[1])))


def _readings(name: str, day: date, at: time) -> tuple[datetime, datetime]:
    """Both readings of a wall clock time; on all but the two change nights they are one."""
    local = datetime.combine(day, at, tzinfo=ZoneInfo(name))
    return local.replace(fold=0).astimezone(UTC), local.replace(fold=1).astimezone(UTC)


def _instant(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError("the hour at a contact's place needs an instant, not a naive time")
    return now.astimezone(UTC)
