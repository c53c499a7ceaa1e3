"""May this contact be texted now, by every clock that may hang on their wall.

A zone key is text: one IANA name, several plausible ones joined by "|", or "" for unknown, which stands for
every zone of the fifty states and Puerto Rico. Open means open in all of them.
Instants are compared in UTC; wall clock times serve only to find where a day opens and closes.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from zoneinfo import ZoneInfo

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

_HORIZON = 366  # days in which two zones with different clock changes have tried every way to overlap


@dataclass(frozen=True, slots=True)
class TextingHours:
    """Wall clock times at the contact's place: open from `opens`, shut at `closes`, never past midnight."""

    opens: time = time(9, 0)
    closes: time = time(20, 30)

    def __post_init__(self) -> None:
        if not self.opens < self.closes:
            raise ValueError("texting hours must open before they close, on one day")
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("texting hours are wall clock times, without a zone")

    def lie_within(self, wider: "TextingHours") -> bool:
        return wider.opens <= self.opens and self.closes <= wider.closes


DEFAULT_HOURS = TextingHours()


def may_text(zone_key: str, hours: TextingHours, now: datetime, margin: timedelta = SEND_MARGIN) -> bool:
    """Whether `now` (aware) is open in every plausible zone, with more than `margin` left to the closing."""
    return closes_in(zone_key, hours, now) > margin


def closes_in(zone_key: str, hours: TextingHours, now: datetime) -> timedelta:
    """Time left until the earliest closing in any plausible zone; zero when shut in one of them."""
    instant = _instant(now)
    return min(_left(name, hours, instant) for name in zones_of(zone_key))


def opens_at(zone_key: str, hours: TextingHours, now: datetime) -> datetime | None:
    """The first instant from `now` on at which `may_text` is true, in UTC; None if a year has none."""
    instant = _instant(now)
    openings = heapq.merge(*(_openings(name, hours, instant) for name in zones_of(zone_key)))
    moments = chain([instant], (opening for opening in openings if opening > instant))
    return next((moment for moment in moments if may_text(zone_key, hours, moment)), None)


@lru_cache(maxsize=4096)
def zones_of(zone_key: str) -> tuple[str, ...]:
    """The plausible zones of a key; a name that no clock here knows counts as unknown."""
    names = tuple(sorted(set(zone_key.split("|")))) if zone_key else ()
    return names if names and all(map(is_zone, names)) else US_ZONES


@lru_cache(maxsize=4096)
def is_zone(name: str) -> bool:
    """Whether the machine's time zone data has a clock of this name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; malformed; the name of a folder
        return False
    return True


def _left(name: str, hours: TextingHours, instant: datetime) -> timedelta:
    opening, closing = _open_span(name, hours, instant.astimezone(ZoneInfo(name)).date())
    return closing - instant if opening <= instant < closing else timedelta(0)


def _openings(name: str, hours: TextingHours, instant: datetime) -> Iterator[datetime]:
    today = instant.astimezone(ZoneInfo(name)).date()
    for days in range(_HORIZON):
        yield _open_span(name, hours, today + timedelta(days))[0]


@lru_cache(maxsize=8192)
def _open_span(name: str, hours: TextingHours, day: date) -> tuple[datetime, datetime]:
    """When one local day opens and closes, in UTC.

    A wall clock time that the change night skips or repeats is taken strictly: opens late, closes early.
    """
    return max(_readings(name, day, hours.opens)), min(_readings(name, day, hours.closes))


def _readings(name: str, day: date, at: time) -> tuple[datetime, datetime]:
    """Both readings of a wall clock time; on all but the two change nights they are one."""
    local = datetime.combine(day, at, tzinfo=ZoneInfo(name))
    return local.replace(fold=0).astimezone(UTC), local.replace(fold=1).astimezone(UTC)


def _instant(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError("the hour at a contact's place needs an instant, not a naive time")
    return now.astimezone(UTC)
