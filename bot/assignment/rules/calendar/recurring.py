"""When shifts recur, as people write it: "every Tue and Thu 6-8pm until Dec 20"; and when each of them is.

So do "every other Monday 6pm for 2h", "Tuesdays 6-8pm 5 times" and "weekdays 9-11am for 3 weeks".

The same time of day by the clocks of one place. Where the clocks skip it, the shift begins with the first
time that they show again; where they show it twice, with the first of the two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import MO, WEEKLY, rrule

from bot.assignment.rules.calendar.hours import is_zone
from bot.assignment.rules.calendar.when import Span, TimeFault, WrongTimes, parse_span

_DAY, _WEEK, _MINUTE = timedelta(days=1), timedelta(days=7), timedelta(minutes=1)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEVERAL = {"day": range(7), "weekday": range(5), "weekend": range(5, 7)}
_SHORTEST = 3
_BETWEEN = {"and", "on"}
_BARE = {"tues", "weds", "thurs"}  # one day, although they end like several
_ENDS = (" until ", " till ", " through ")
_EVERY = re.compile(r"(?:every|each) (?:(?P<other>other|second|2nd) |(?P<weeks>\d{1,2}) weeks? (?:on )?)?")
_TIMES = re.compile(r"(?P<before>.+?)(?: and)? (?:(?P<times>\d{1,3}) times|for (?P<weeks>\d{1,3}) weeks?)")
_MOST = 500  # shifts or weeks


@dataclass(frozen=True, slots=True)
class Pattern:
    """Weekdays (0 is Monday), a time of day and how long by the clock; until a day, which belongs to it.

    Every so many `weeks`, counted from the one of its first day; that of each week needs none.
    """

    weekdays: tuple[int, ...]
    starts: time
    minutes: int
    last_day: date | None = None
    weeks: int = 1
    first_day: date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of the shifts; `jump` says that the clocks skip or repeat the time at which it should begin."""

    span: Span
    jump: TimeFault | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """What times mean that somebody wrote: one shift, or the first of those of a pattern, in a zone."""

    span: Span
    zone: str
    pattern: Pattern | None = None


def parse_times(text: str, now: datetime, zone: str) -> Times | WrongTimes:
    """Read when a shift is, or when shifts recur, by the clocks of a zone."""
    if not is_recurring(text):
        span = parse_span(text, now, zone)
        return span if isinstance(span, WrongTimes) else Times(span, zone)
    pattern = parse_pattern(text, now, zone or "UTC")
    if isinstance(pattern, WrongTimes):
        return pattern
    first = next(occurrences(pattern, zone, now), None)
    return Times(first.span, zone or "UTC", pattern) if first else WrongTimes(TimeFault.PAST)


def is_recurring(text: str) -> bool:
    """Whether this speaks of more than one shift: every Tuesday, Tuesdays."""
    first, *_ = (*re.split(r"[\s,&]+", text.casefold().strip()), "")
    several = first.endswith("s") and first not in _BARE and bool(_weekdays(first))
    return several or first in {"every", "each"}


def parse_pattern(text: str, now: datetime, zone: str) -> Pattern | WrongTimes:
    """Read what recurs by the clocks of a zone; the last day is told apart from an end by being a day."""
    said = " ".join(text.casefold().replace(",", " and ").replace("&", " and ").split())
    every = _EVERY.match(said)
    weeks = 2 if every and every["other"] else int(every["weeks"] or 1) if every else 1
    words = said[every.end() if every else 0 :].split()
    weekdays: set[int] = set()
    while words and (found := _weekdays(words[0])) is not None:
        weekdays |= found
        words = words[1:]
    counted = _TIMES.fullmatch(" ".join(words))
    times, last_day = _until(counted["before"] if counted else " ".join(words), now, zone)
    if isinstance(last_day, WrongTimes):
        return last_day
    # No clock of UTC jumps: what a day makes of the time is seen day by day.
    span = parse_span(f"tomorrow {times}", now, "UTC")
    if not weekdays or not weeks or (counted and last_day):
        return WrongTimes(TimeFault.NOT_UNDERSTOOD)
    if isinstance(span, WrongTimes):
        return span
    if last_day is not None and last_day < now.astimezone(_place(zone)).date():
        return WrongTimes(TimeFault.PAST)
    minutes = int((span.ends_at - span.starts_at) / _MINUTE)
    pattern = Pattern(tuple(sorted(weekdays)), span.starts_at.time(), minutes, last_day)
    return _counted(_begun(pattern, weeks, zone, now), counted, zone, now)


def occurrences(pattern: Pattern, zone: str, after: datetime) -> Iterator[Occurrence]:
    """The shifts that are not over at a moment, in their order; without a last day they never end."""
    place = _place(zone)
    eve = after.astimezone(place).date() - _DAY
    midnights = rrule(
        WEEKLY,
        interval=pattern.weeks,
        wkst=MO,
        byweekday=pattern.weekdays,
        dtstart=datetime.combine(pattern.first_day or eve, time()),
        until=pattern.last_day and datetime.combine(pattern.last_day, time()),
    )
    for midnight in midnights.xafter(datetime.combine(eve, time()), inc=True):
        found = on(pattern, midnight.date(), place)
        if found.span.ends_at > after:
            yield found


def _begun(pattern: Pattern, weeks: int, zone: str, now: datetime) -> Pattern:
    """Of what recurs every second week or more rarely, the weeks count from that of the first shift."""
    if weeks == 1:
        return pattern
    first = next(occurrences(pattern, zone, now), None)
    day = first.span.starts_at.astimezone(_place(zone)).date() if first else None
    return replace(pattern, weeks=weeks, first_day=day)


def _counted(
    pattern: Pattern, counted: re.Match[str] | None, zone: str, now: datetime
) -> Pattern | WrongTimes:
    """What recurs so many times, or for so many weeks, has a last day."""
    if counted is None:
        return pattern
    number = int(counted["times"] or counted["weeks"])
    if not 1 <= number <= _MOST:
        return WrongTimes(TimeFault.NOT_UNDERSTOOD)
    *_, last = islice(occurrences(pattern, zone, now), number if counted["times"] else 1)
    day = last.span.starts_at.astimezone(_place(zone)).date()
    return replace(pattern, last_day=day if counted["times"] else day + number * _WEEK - _DAY)


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


def _until(text: str, now: datetime, zone: str) -> tuple[str, date | WrongTimes | None]:
    """The times without the last day behind them, and that day."""
    for word in _ENDS:
        times, _, said = text.rpartition(word)
        if not times:
            continue
        noon = parse_span(f"{said} 13:00-14:00", now, zone)
        if isinstance(noon, Span):
            return times, noon.starts_at.astimezone(_place(zone)).date()
        if noon.why is TimeFault.WHICH_DAY:
            return times, noon
    return text, None


def _place(zone: str) -> tzinfo:
    return ZoneInfo(zone) if is_zone(zone) else UTC
