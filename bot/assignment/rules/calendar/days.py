"""Which day is meant, as people write days: today, next Tuesday, Dec 1st, 12/1, 1.12., 2026-11-30.

Between slashes the month comes first by the clocks of the United States. Elsewhere both orders are in use:
where both make a day, it is asked which is meant.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.assignment.rules.calendar.hours import is_zone
from bot.assignment.rules.calendar.states import states_on

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_YEARS = range(2000, 3000)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = r"""(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
    |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"""
_WEEKDAY = r"""(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?
    |sat(?:urday)?|sun(?:day)?)\.?"""
# A pattern, to be compiled with re.VERBOSE, for a day in lower case and with single spaces.
DAY = rf"""(?:today|tonight|tomorrow|(?:(?:this|next)\ )?{_WEEKDAY}
    |(?:the\ )?{_NUMBER}\.?\ (?:of\ )?{_MONTH}(?:,?\ \d{{4}}\b)?
    |{_MONTH}\ (?:the\ )?{_NUMBER}(?:,?\ \d{{4}}\b(?!:))?
    |\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}(?:/(?:\d{{4}}|\d{{2}}))?|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})?)"""


@dataclass(frozen=True, slots=True)
class TwoDays:
    """What was written is one day with the month first, and another with the day first."""

    month_first: date
    day_first: date


def days(said: str, today: date, zone: str) -> tuple[date, ...] | TwoDays:
    """The days that something fitting `DAY` may mean, the nearest first; none where no calendar has it."""
    if said in {"today", "tonight", "tomorrow"}:
        return (today + _DAY * (said == "tomorrow"),)
    if re.fullmatch(r"[a-z]+\.?|(?:this|next) [a-z]+\.?", said):
        return _weekdays(said, today)
    # Of a year the last two digits may be written alone, behind day and month.
    full = re.sub(r"^(\d+[/.]\d+[/.])(\d\d)$", rf"\g<1>{today.year // 100}\2", said)
    numbers = [int(each) for each in re.findall(r"\d+", full)]
    if "/" in said:
        return _slashed(numbers, today, zone)
    if re.match(r"\d{4}-", said):
        return _dates(numbers[1], numbers[2], numbers[:1], today)
    if said[0].isdecimal() and said.count(".") > 1:
        return _dates(numbers[1], numbers[0], numbers[2:], today)
    month = next(place for place, name in enumerate(_MONTHS, 1) if name in said)
    return _dates(month, numbers[0], numbers[1:], today)


def _weekdays(said: str, today: date) -> tuple[date, ...]:
    """The first day of its name; next: the one of the week after this one, which begins on Monday."""
    place = _WEEKDAYS.index(said.rpartition(" ")[2][:3])
    if said.startswith("next "):
        return (today - today.weekday() * _DAY + _WEEK + place * _DAY,)
    first = today + (place - today.weekday()) % 7 * _DAY
    return (first,) if said.startswith("this ") else (first, first + _WEEK)


def _slashed(numbers: list[int], today: date, zone: str) -> tuple[date, ...] | TwoDays:
    first, second, *year = numbers
    month_first, day_first = (_dates(*each, year, today) for each in ((first, second), (second, first)))
    if not (month_first and day_first) or first == second or (is_zone(zone) and states_on(zone)):
        return month_first or day_first
    return TwoDays(_ahead(month_first, today), _ahead(day_first, today))


def _ahead(found: tuple[date, ...], today: date) -> date:
    return next((day for day in found if day >= today), found[0])


def _dates(month: int, number: int, year: list[int], today: date) -> tuple[date, ...]:
    """The days that the calendar has; without a year, of this one and the next."""
    years = year or [today.year, today.year + 1]
    found = []
    for each in years:
        try:
            found.append(date(each, month, number))
        except ValueError:
            continue
    return tuple(day for day in found if day.year in _YEARS)
