"""Which day is meant, in the many ways in which people write days."""

import re
from datetime import date

import pytest

from bot.assignment.rules.calendar.days import DAY, TwoDays, days

# A Tuesday.
TODAY = date(2026, 3, 10)
NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    "said, day",
    [
        ("next Tuesday", "03-17"),
        ("next Sun", "03-22"),
        ("Dec 1st", "12-01"),
        ("the 3rd of December", "12-03"),
        ("Dec 12", "12-12"),
        ("Dec 2, 2026", "12-02"),
        ("12/1", "12-01"),
        ("12/13/26", "12-13"),
        ("31/12/2026", "12-31"),
        ("1.12.", "12-01"),
        ("jan 5", "01-05"),
        ("2026-12-01", "12-01"),
    ],
)
def test_people_write_days_in_many_ways(said, day):
    said = said.lower()
    assert re.fullmatch(DAY, said, re.VERBOSE)
    found = days(said, TODAY, NEW_YORK)
    assert not isinstance(found, TwoDays)
    assert f"{found[0]:%m-%d}" == day


@pytest.mark.parametrize("said", ["12/1", "12/1/26", "12/01/2026"])
@pytest.mark.parametrize("zone", ["Europe/London", "UTC", "America/Toronto", ""])
def test_where_the_day_may_come_first_it_is_asked_which_is_meant(said, zone):
    found = days(said, TODAY, zone)
    assert isinstance(found, TwoDays)
    assert (found.month_first, found.day_first.day) == (date(2026, 12, 1), 12)


@pytest.mark.parametrize("said, day", [("13/12", "12-13"), ("12/13", "12-13"), ("12/12", "12-12")])
def test_where_only_one_order_makes_a_day_it_is_that_one(said, day):
    for zone in (NEW_YORK, "Europe/London"):
        found = days(said, TODAY, zone)
        assert not isinstance(found, TwoDays)
        assert f"{found[0]:%m-%d}" == day
