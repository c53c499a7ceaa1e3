"""Shifts that recur: what people write, and when each is, whatever the clocks do that night."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.calendar.part import parse_part
from bot.assignment.rules.calendar.recurring import Pattern, instant, is_recurring, occurrences, parse_pattern
from bot.assignment.rules.calendar.when import Span, TimeFault, WrongTimes

NEW_YORK = "America/New_York"
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
MOMENTS = st.datetimes(NOW.replace(tzinfo=None), NOW.replace(tzinfo=None, year=2030))
ZONES = (NEW_YORK, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago", "UTC")


@pytest.mark.parametrize(
    "written, weekdays, starts, minutes, last_day",
    [
        ("every Tue and Thu 6-8pm until Dec 20", (1, 3), time(18), 120, date(2026, 12, 20)),
        ("every weekday 18:00 for 2h", (0, 1, 2, 3, 4), time(18), 120, None),
        ("Every mon, wed & fri from 6pm to 8pm", (0, 2, 4), time(18), 120, None),
        ("every day 9am until noon", tuple(range(7)), time(9), 180, None),
        ("every day 9am until noon until Jan 5", tuple(range(7)), time(9), 180, date(2027, 1, 5)),
        ("each weekend 10pm-2am", (5, 6), time(22), 240, None),
        ("Tuesdays 6-8pm until Nov 30th", (1,), time(18), 120, date(2026, 11, 30)),
        ("Mondays and Wednesdays 6-8pm, 5 times", (0, 2), time(18), 120, date(2026, 12, 9)),
        ("weekdays 9-11am for 2 weeks", (0, 1, 2, 3, 4), time(9), 120, date(2026, 12, 8)),
    ],
)
def test_what_people_write(written, weekdays, starts, minutes, last_day):
    assert is_recurring(written)
    assert parse_pattern(written, NOW, NEW_YORK) == Pattern(weekdays, starts, minutes, last_day)


@pytest.mark.parametrize(
    "written, days",
    [
        ("every other Tuesday 6-8pm", ["11-24", "12-08", "12-22", "01-05"]),
        ("every 2 weeks on Tue and Mon 6-8pm until Dec 22", ["11-24", "12-07", "12-08", "12-21", "12-22"]),
        ("every second Tue 1-2pm 3 times", ["11-24", "12-08", "12-22"]),
        ("every 3 weeks Wed 6-8pm for 4 weeks", ["11-25", "12-16"]),
    ],
)
def test_every_other_week_counts_from_that_of_the_first_shift(written, days):
    pattern = parse_pattern(written, NOW, NEW_YORK)
    assert isinstance(pattern, Pattern)
    for passed, left in ((0, days), (5, days[1:])):
        found = islice(occurrences(pattern, NEW_YORK, NOW + timedelta(days=passed)), len(left))
        assert [f"{each.span.starts_at.astimezone(ZoneInfo(NEW_YORK)):%m-%d}" for each in found] == left


@pytest.mark.parametrize("written", ["tues 6-8pm", "tuesday 6-8pm", "today 6-8pm", "", "series 6-8pm"])
def test_one_shift_does_not_recur(written):
    assert not is_recurring(written)


@pytest.mark.parametrize(
    "written, why",
    [
        ("every tue 6-8", TimeFault.HALF_DAY),
        ("every 6-8pm", TimeFault.NOT_UNDERSTOOD),
        ("every tue now until 9pm", TimeFault.NOT_UNDERSTOOD),
        ("every tue", TimeFault.NOT_UNDERSTOOD),
        ("every tue 6pm", TimeFault.NO_END),
        ("every tue 6-8pm 0 times", TimeFault.NOT_UNDERSTOOD),
        ("every tue 6-8pm until Dec 22 5 times", TimeFault.NOT_UNDERSTOOD),
        ("every tue 6-8pm until 2026-11-01", TimeFault.PAST),
    ],
)
def test_what_cannot_be_read_is_said(written, why):
    assert parse_pattern(written, NOW, NEW_YORK) == WrongTimes(why)


@pytest.mark.parametrize(
    "day, starts, begins, ends, jump",
    [
        (date(2027, 3, 14), time(2, 30), "07:00", "08:00", TimeFault.SKIPPED),
        (date(2027, 3, 14), time(18), "22:00", "23:30", None),
        (date(2026, 11, 1), time(1, 30), "05:30", "08:00", TimeFault.REPEATED),
    ],
)
def test_where_the_clocks_jump_the_next_time_that_they_show_is_meant(day, starts, begins, ends, jump):
    before = datetime.combine(day, time(0), tzinfo=UTC)
    found = next(occurrences(Pattern((day.weekday(),), starts, 90), NEW_YORK, before))
    times = f"{found.span.starts_at:%H:%M}", f"{found.span.ends_at:%H:%M}"
    assert (*times, found.jump) == (begins, ends, jump)


@given(
    st.sets(st.integers(0, 6), min_size=1),
    st.times(),
    st.integers(15, 24 * 60),
    st.sampled_from(ZONES),
    MOMENTS,
)
def test_shifts_follow_each_other_at_the_same_time_of_day(weekdays, starts, minutes, zone, after):
    starts = starts.replace(second=0, microsecond=0)
    now, place = after.replace(tzinfo=UTC), ZoneInfo(zone)
    pattern = Pattern(tuple(sorted(weekdays)), starts, minutes)
    found = list(islice(occurrences(pattern, zone, now), 20))
    for each in found:
        assert now < each.span.ends_at
        assert each.span.starts_at < each.span.ends_at
        here = each.span.starts_at.astimezone(place)
        assert each.jump is TimeFault.SKIPPED or here.time() == starts
    assert all(one.span.starts_at < other.span.starts_at for one, other in pairwise(found))


@given(MOMENTS, st.sampled_from(ZONES))
def test_the_first_moment_at_which_the_clocks_show_a_time_or_a_later_one(wall, zone):
    wall, place = wall.replace(second=0, microsecond=0), ZoneInfo(zone)
    found, _ = instant(wall, place)
    assert found.astimezone(place).replace(tzinfo=None) >= wall
    earlier = (found - timedelta(minutes=1)).astimezone(place).replace(tzinfo=None)
    assert earlier < wall


EVENING = Span(datetime(2026, 3, 10, 22, tzinfo=UTC), datetime(2026, 3, 11, 2, tzinfo=UTC))  # 6-10pm


@pytest.mark.parametrize(
    "written, begins, ends",
    [
        ("7-8pm", 23, 0),
        ("from 8", 0, 2),
        ("until 19:00", 22, 23),
        ("19:00 - ", 23, 2),
        (" - 9pm", 22, 1),
        ("7 to 8", 23, 0),
    ],
)
def test_a_part_of_a_shift_as_people_write_it(written, begins, ends):
    found = parse_part(written, EVENING, NEW_YORK)
    assert isinstance(found, Span)
    assert (found.starts_at.hour, found.ends_at.hour) == (begins, ends)


@pytest.mark.parametrize(
    "written, why",
    [
        ("soon", TimeFault.NOT_UNDERSTOOD),
        ("5-7pm", TimeFault.NOT_WITHIN),
        ("8-7pm", TimeFault.NOT_WITHIN),
        ("from 10pm", TimeFault.NOT_WITHIN),
    ],
)
def test_what_is_no_part_of_it_is_said(written, why):
    assert parse_part(written, EVENING, NEW_YORK) == WrongTimes(why)
