"""A part of a shift, as people write it: "7-8pm", "from 7pm", "until 19:00"."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.assignment.rules.calendar.hours import is_zone
from bot.assignment.rules.calendar.recurring import instant
from bot.assignment.rules.calendar.when import Span, TimeFault, WrongTimes, readings

_DAY = timedelta(days=1)
_BETWEEN = re.compile(r"\s*(?:[\u2010-\u2015\u2212-]|\bto\b|\buntil\b|\btill\b)\s*")


def parse_part(text: str, whole: Span, zone: str) -> Span | WrongTimes:
    """Read a part of a span by the clocks of a zone; what is not said begins or ends with the whole.

    Of the halves of the day a time means the one that lies within.
    """
    place: tzinfo = ZoneInfo(zone) if is_zone(zone) else UTC
    begins, *rest = _BETWEEN.split(text.casefold().strip().removeprefix("from "), maxsplit=1)
    ends = rest[0] if rest else ""
    if any(said and not readings(said) for said in (begins, ends)):
        return WrongTimes(TimeFault.NOT_UNDERSTOOD)
    starts_at = next(_within(begins, whole, place), None) if begins else whole.starts_at
    if starts_at is None or starts_at >= whole.ends_at:
        return WrongTimes(TimeFault.NOT_WITHIN)
    later = (moment for moment in _within(ends, whole, place) if moment > starts_at)
    ends_at = next(later, None) if ends else whole.ends_at
    return Span(starts_at, ends_at) if ends_at is not None else WrongTimes(TimeFault.NOT_WITHIN)


def _within(said: str, whole: Span, place: tzinfo) -> Iterator[datetime]:
    """The moments of a span at which the clocks show a time, in their order."""
    today = whole.starts_at.astimezone(place).date()
    walls = sorted(datetime.combine(day, at) for day in (today, today + _DAY) for at in readings(said))
    moments = (instant(wall, place)[0] for wall in walls)
    return (moment for moment in moments if whole.starts_at <= moment <= whole.ends_at)
