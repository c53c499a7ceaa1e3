"""When a shift is, as people write it: "today 6-8pm", "6-8pm next Tue", "in 2 hours for 90m", "now till 9pm".

A day may lead or follow. Without one, or with one that may mean several days, the first that is not over is
meant. A time that does not say its half of the day takes the one that
makes the span shorter, if the other time says its own. What the clocks skip or show twice is asked.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.assignment.rules.calendar.days import DAY, TwoDays, days
from bot.assignment.rules.calendar.hours import is_zone

_DAY = timedelta(days=1)
# Hours and minutes.
_HALF_DAY, _WHOLE_DAY, _HOUR = 12, 24, 60
# An end that lies before its start is one after midnight, up to so much later; beyond, it is a slip.
_NIGHT = timedelta(hours=12)

_CLOCK = r"(?:noon|midnight|\d{1,2}(?::\d{2})?\ ?(?:am|pm|a|p)?)"
_HOURS, _MINUTES = r"h(?:(?:ou)?rs?)?", r"m(?:in(?:ute)?s?)?"
_SPAN = re.compile(
    rf"""(?:(?:on\ )?(?P<day>{DAY}),?\ )?
        (?:from\ |at\ )?
        (?P<start>now|in\ (?:(?P<hour>an\ hour)|(?P<in_hours>\d{{1,2}}(?:\.\d)?)\ ?{_HOURS}
            |(?P<in_minutes>\d{{1,3}})\ ?{_MINUTES})|{_CLOCK})
        (?:\ ?(?:-|to\b|until\b|till?\b)\ ?(?P<end>{_CLOCK})
        |\ for\ (?:(?P<hours>\d{{1,3}}(?:\.\d)?)\ ?{_HOURS}(?:\ ?(?P<over>\d{{1,2}})\ ?(?:{_MINUTES})?)?
            |(?P<minutes>\d{{1,4}})\ ?{_MINUTES}))?
        (?:,?\ (?:on\ )?(?P<later>{DAY}))?""",
    re.ASCII | re.VERBOSE,
)
_READ = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\ ?(?:(?P<half>[ap])m?)?", re.ASCII)


class TimeFault(StrEnum):
    """What is wrong with times; the last four are for others to find."""

    NOT_UNDERSTOOD = "not_understood"
    HALF_DAY = "half_day"
    ENDS_FIRST = "ends_first"
    NO_END = "no_end"
    WHICH_DAY = "which_day"
    SKIPPED = "skipped"
    REPEATED = "repeated"
    PAST = "past"
    TOO_LONG = "too_long"
    NO_LENGTH = "no_length"
    NOT_LATER = "not_later"
    NOT_WITHIN = "not_within"


@dataclass(frozen=True, slots=True)
class Span:
    """From `starts_at` until just before `ends_at`, in UTC."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class WrongTimes:
    """What is wrong; for a time that the clocks skip or repeat, which one on which day.

    Of a date that may be either of two, `day` has the month first, and `other` the day.
    """

    why: TimeFault
    day: date | None = None
    at: time | None = None
    other: date | None = None


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time as written: what it may mean, as it stands first, and by a clock of how many hours."""

    readings: tuple[time, ...]
    hours: int | None


class _Wrong(Exception):
    """Carries what is wrong out of the reading."""

    def __init__(self, times: WrongTimes) -> None:
        super().__init__(times.why)
        self.times = times


def parse_span(text: str, now: datetime, zone: str) -> Span | WrongTimes:
    """Read a span by the clocks of a zone; an unknown zone counts as UTC. `now` is aware."""
    found = _SPAN.fullmatch(_tidy(text))
    if found is None or (found["day"] and found["later"]):
        return WrongTimes(TimeFault.NOT_UNDERSTOOD)
    try:
        return _read(found, now, zone)
    except _Wrong as found_wrong:
        return found_wrong.times


def readings(text: str) -> tuple[time, ...]:
    """The times of day that something written may mean; none where it is no time."""
    tidied = _tidy(text)
    try:
        return _clock(tidied).readings if re.fullmatch(_CLOCK, tidied, re.ASCII | re.VERBOSE) else ()
    except _Wrong:
        return ()


def _tidy(text: str) -> str:
    """Lower case, single spaces, one kind of dash, am and pm without dots; Spanish writes a. m."""
    spaced = " ".join(text.casefold().split())
    dashed = re.sub(r"\s?[\u2010-\u2015\u2212-]\s?", "-", spaced)
    return re.sub(r"(?:\b|(?<=\d))([ap])\. ?m\b\.?", r"\1m", dashed)


def _read(found: re.Match[str], now: datetime, zone: str) -> Span:
    place: tzinfo = ZoneInfo(zone) if is_zone(zone) else UTC
    said = found["day"] or found["later"] or ""
    if found["start"].startswith(("now", "in ")):
        return _from_now(found, said, now, place)
    spans = (_on(day, found, place) for day in _days(said, now.astimezone(place).date(), zone))
    span = next(spans, None)
    if span is None:
        raise _Wrong(WrongTimes(TimeFault.NOT_UNDERSTOOD))
    return span if span.ends_at > now else next(spans, span)


def _days(said: str, today: date, zone: str) -> tuple[date, ...]:
    if not said:
        return (today, today + _DAY)
    found = days(said, today, zone)
    if isinstance(found, TwoDays):
        raise _Wrong(WrongTimes(TimeFault.WHICH_DAY, found.month_first, None, found.day_first))
    return found


def _from_now(found: re.Match[str], said: str, now: datetime, place: tzinfo) -> Span:
    if said not in {"", "today", "tonight"}:
        raise _Wrong(WrongTimes(TimeFault.NOT_UNDERSTOOD))
    hours = 1 if found["hour"] else float(found["in_hours"] or 0)
    ahead = timedelta(hours=hours, minutes=int(found["in_minutes"] or 0))
    starts_at = now.astimezone(UTC).replace(second=0, microsecond=0) + ahead
    if found["end"] is None:
        return Span(starts_at, starts_at + _length(found))
    here = starts_at.astimezone(place)
    _, end, over = _settled(_Clock((here.time(),), None), _clock(found["end"]))
    ends_at = _instant(here.date() + over * _DAY, end, place)
    if ends_at <= starts_at:
        raise _Wrong(WrongTimes(TimeFault.ENDS_FIRST))
    return Span(starts_at, ends_at)


def _on(day: date, found: re.Match[str], place: tzinfo) -> Span:
    if found["start"] == "midnight" or found["start"].startswith("24"):  # which of the two, nobody knows
        raise _Wrong(WrongTimes(TimeFault.NOT_UNDERSTOOD))
    start, end = _clock(found["start"]), _clock(found["end"]) if found["end"] else None
    if start.hours is None and (end is None or end.hours is None):
        start = _as_dated(start, found["day"] or found["later"] or "")
    if end is None:
        starts_at = _instant(day, start.readings[0], place)
        return Span(starts_at, starts_at + _length(found))
    begins, ends, over = _settled(start, end)
    return Span(_instant(day, begins, place), _instant(day + over * _DAY, ends, place))


def _clock(written: str) -> _Clock:
    if written in {"noon", "midnight"}:
        return _Clock((time(12) if written == "noon" else time(0),), _HALF_DAY)
    found = _READ.fullmatch(written)
    if found is None:
        raise _Wrong(WrongTimes(TimeFault.NOT_UNDERSTOOD))
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if (
        minute >= _HOUR
        or hour > _WHOLE_DAY
        or (hour == _WHOLE_DAY and minute)
        or (half and not 1 <= hour <= _HALF_DAY)
    ):
        raise _Wrong(WrongTimes(TimeFault.NOT_UNDERSTOOD))
    if half:
        return _Clock((time(hour % _HALF_DAY + _HALF_DAY * (half == "p"), minute),), _HALF_DAY)
    if hour == 0 or hour > _HALF_DAY or found["hour"].startswith("0"):
        return _Clock((time(hour % _WHOLE_DAY, minute),), _WHOLE_DAY)
    return _Clock((time(hour, minute), time((hour + _HALF_DAY) % _WHOLE_DAY, minute)), None)


def _as_dated(clock: _Clock, day: str) -> _Clock:
    """A time about which its neighbour tells nothing: beside 2026-11-30 it is one of 24 hours."""
    if not day[:4].isdecimal():
        raise _Wrong(WrongTimes(TimeFault.HALF_DAY))
    return _Clock(clock.readings[:1], _WHOLE_DAY)


def _settled(start: _Clock, end: _Clock) -> tuple[time, time, int]:
    """Start, end, and how many days later the end is."""
    as_written = 1 if _WHOLE_DAY in {start.hours, end.hours} else 2
    choices = [
        (_between(begins, ends), begins, ends)
        for begins in start.readings[:as_written]
        for ends in end.readings[:as_written]
    ]
    long, begins, ends = min(choices)
    over_night = ends <= begins
    if begins == ends or (over_night and long > _NIGHT):
        raise _Wrong(WrongTimes(TimeFault.ENDS_FIRST))
    return begins, ends, int(over_night)


def _between(begins: time, ends: time) -> timedelta:
    """From one time of day to the next other one: more than nothing, at most a day."""
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return timedelta(minutes=minutes % (_WHOLE_DAY * _HOUR) or _WHOLE_DAY * _HOUR)


def _length(found: re.Match[str]) -> timedelta:
    if not (found["hours"] or found["minutes"]):
        raise _Wrong(WrongTimes(TimeFault.NO_END))
    total = timedelta(hours=float(found["hours"] or 0), minutes=int(found["over"] or found["minutes"] or 0))
    if not total:
        raise _Wrong(WrongTimes(TimeFault.ENDS_FIRST))
    return total


def _instant(day: date, at: time, place: tzinfo) -> datetime:
    """A wall clock time that the day shows exactly once, in UTC."""
    local = datetime.combine(day, at, tzinfo=place)
    first, second = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if first != second:
        shown = first.astimezone(place).replace(tzinfo=None) == local.replace(tzinfo=None)
        raise _Wrong(WrongTimes(TimeFault.REPEATED if shown else TimeFault.SKIPPED, day, at))
    return first
