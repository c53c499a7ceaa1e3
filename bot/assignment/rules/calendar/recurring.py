"""When shifts recur, as people write it: "every Tue and Thu 6-8pm until Dec 20"; and when each of them is.

The same time of day by the clocks of one place. Where the clocks skip it, the shift begins with the first
time that they show again; where they show it twice, with the first of the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.assignment.rules.calendar.hours import is_zone
from bot.assignment.rules.calendar.when import Span, TimeFault, WrongTimes, parse_span

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEVERAL = {"day": range(7), "weekday": range(5), "weekend": range(5, 7)}
_SHORTEST = 3
_BETWEEN = {"and", "on"}
_ENDS = (" until ", " till ", " through ")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Weekdays (0 is Monday), a time of day and how long by the clock; until a day, which belongs to it."""

    weekdays: tuple[int, ...]
    starts: time
    minutes: int
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of the shifts; `jump` says that the clocks skip or repeat the time at which it should begin."""

    span: Span
    jump: TimeFault | None = None


def is_recurring(text: str) -> bool:
    """Whether this speaks of more than one shift."""
    return text.casefold().split(" ", 1)[0] in {"every", "each"}


def parse_pattern(text: str, now: datetime, zone: str) -> Pattern | WrongTimes:
    """Read what recurs by the clocks of a zone; the last day is told apart from an end by being a day."""
    words = text.casefold().replace(",", " and ").replace("&", " and ").split()[1:]
    weekdays: set[int] = set()
    while words and (found := _weekdays(words[0])) is not None:
        weekdays |= found
        words = words[1:]
    times, last_day = _until(" ".join(words), now, zone)
    # No clock of UTC jumps: what a day makes of the time is seen day by day.
    span = parse_span(f"tomorrow {times}", now, "UTC")
    if not weekdays:
        return WrongTimes(TimeFault.NOT_UNDERSTOOD)
    if isinstance(span, WrongTimes):
        return span
    if last_day is not None and last_day < now.astimezone(_place(zone)).date():
        return WrongTimes(TimeFault.PAST)
    minutes = int((span.ends_at - span.starts_at) / _MINUTE)
    return Pattern(tuple(sorted(weekdays)), span.starts_at.time(), minutes, last_day)


def occurrences(pattern: Pattern, zone: str, after: datetime) -> Iterator[Occurrence]:
    """The shifts that are not over at a moment, in their order; without a last day they never end."""
    place = _place(zone)
    day = after.astimezone(place).date() - _DAY
    while pattern.last_day is None or day <= pattern.last_day:
        if day.weekday() in pattern.weekdays:
            found = on(pattern, day, place)
            if found.span.ends_at > after:
                yield found
        day += _DAY


def on(pattern: Pattern, day: date, place: tzinfo) -> Occurrence:
    """The shift of one day; where the clocks leave nothing of it, it lasts as long as ever from its start."""
    wall = datetime.combine(day, pattern.starts)
    length = timedelta(minutes=pattern.minutes)
    starts_at, jump = instant(wall, place)
    ends_at, _ = instant(wall + length, place)
    return Occurrence(Span(starts_at, ends_at if ends_at > starts_at else starts_at + length), jump)


def instant(wall: datetime, place: tzinfo) -> tuple[datetime, TimeFault | None]:
    """When the clocks of a place show a time, or the first later one; in UTC, with what they do to it."""
    first, second = (wall.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return first, None
    if first.astimezone(place).replace(tzinfo=None) == wall:
        return first, TimeFault.REPEATED
    while second.astimezone(place).replace(tzinfo=None) < wall:
        second += _MINUTE
    return second, TimeFault.SKIPPED


def _weekdays(word: str) -> set[int] | None:
    """The weekdays of a word, none of one that stands between them; None for any other word."""
    bare = word.rstrip(".")
    if bare in _BETWEEN:
        return set()
    several = _SEVERAL.get(bare.removesuffix("s"))
    if several is not None:
        return set(several)
    fits = (name.startswith(bare) or f"{name}s" == bare for name in _NAMES)
    place = next((place for place, fit in enumerate(fits) if fit), None)
    return {place} if place is not None and len(bare) >= _SHORTEST else None


def _until(text: str, now: datetime, zone: str) -> tuple[str, date | None]:
    """The times without the last day behind them, and that day."""
    for word in _ENDS:
        times, _, said = text.rpartition(word)
        if not times:
            continue
        noon = parse_span(f"{said} 13:00-14:00", now, zone)
        if isinstance(noon, Span):
            return times, noon.starts_at.astimezone(_place(zone)).date()
    return text, None


def _place(zone: str) -> tzinfo:
    return ZoneInfo(zone) if is_zone(zone) else UTC
