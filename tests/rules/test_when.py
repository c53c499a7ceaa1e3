"""When a shift is, as people write it; asked about where it could mean two things, or none."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.assignment.rules.calendar.when import Span, TimeFault, WrongTimes, parse_span

NEW_YORK = "America/New_York"
LONDON = "Europe/London"
LORD_HOWE = "Australia/Lord_Howe"
# A Tuesday, 2:00:30 PM in New York, summer time.
NOW = datetime(2026, 3, 10, 18, 0, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(zone, day, clock, *, fold=0):
    """A wall clock time such as 18:30 of a day such as 03-10 in 2026, as an instant."""
    local = datetime.fromisoformat(f"2026-{day}T{clock}")
    return local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def read(text, now=NOW, zone=NEW_YORK):
    return parse_span(text, now, zone)


TODAY, TOMORROW = "03-10", "03-11"


@pytest.mark.parametrize(
    "text, day, begins, end_day, ends",
    [
        ("today 6-8pm", TODAY, "18:00", TODAY, "20:00"),
        ("tomorrow 18:00-20:30", TOMORROW, "18:00", TOMORROW, "20:30"),
        ("Tue 18:00 for 2h", TODAY, "18:00", TODAY, "20:00"),
        ("now for 90m", TODAY, "14:00", TODAY, "15:30"),
        ("now until 9pm", TODAY, "14:00", TODAY, "21:00"),
        ("2026-11-30 18:00-20:00", "11-30", "18:00", "11-30", "20:00"),
        # Days.
        ("6-8pm", TODAY, "18:00", TODAY, "20:00"),
        ("tonight 6-8pm", TODAY, "18:00", TODAY, "20:00"),
        ("Wednesday 6-8pm", TOMORROW, "18:00", TOMORROW, "20:00"),
        ("weds, 6-8pm", TOMORROW, "18:00", TOMORROW, "20:00"),
        ("on Mon. from 6 to 8pm", "03-16", "18:00", "03-16", "20:00"),
        ("Nov 30 6-8pm", "11-30", "18:00", "11-30", "20:00"),
        ("30 November 6-8pm", "11-30", "18:00", "11-30", "20:00"),
        ("Sept. 1, 6-8pm", "09-01", "18:00", "09-01", "20:00"),
        ("6-8pm tomorrow", TOMORROW, "18:00", TOMORROW, "20:00"),
        ("6pm for 2h on Dec 1st", "12-01", "18:00", "12-01", "20:00"),
        ("this Fri 6-8pm", "03-13", "18:00", "03-13", "20:00"),
        # From now.
        ("in 2 hours for 90m", TODAY, "16:00", TODAY, "17:30"),
        ("in an hour until 9pm", TODAY, "15:00", TODAY, "21:00"),
        ("in 1.5h for 1h", TODAY, "15:30", TODAY, "16:30"),
        ("in 45 minutes till 5", TODAY, "14:45", TODAY, "17:00"),
        # A day that may be several is the first one that is not over.
        ("Tue 9am-11am", "03-17", "09:00", "03-17", "11:00"),
        ("9am-11am", TOMORROW, "09:00", TOMORROW, "11:00"),
        ("Tue 1pm-3pm", TODAY, "13:00", TODAY, "15:00"),
        # Halves of the day.
        ("today 6pm-8pm", TODAY, "18:00", TODAY, "20:00"),
        ("today 6 p.m. – 8 P.M.", TODAY, "18:00", TODAY, "20:00"),
        ("today 6p-8", TODAY, "18:00", TODAY, "20:00"),
        ("today 10-1pm", TODAY, "10:00", TODAY, "13:00"),
        ("today 11am-1", TODAY, "11:00", TODAY, "13:00"),
        ("today 12-2pm", TODAY, "12:00", TODAY, "14:00"),
        ("today noon-2", TODAY, "12:00", TODAY, "14:00"),
        ("today 10 until noon", TODAY, "10:00", TODAY, "12:00"),
        ("now until 8", TODAY, "14:00", TODAY, "20:00"),
        ("today from 6:15 till 7:45pm", TODAY, "18:15", TODAY, "19:45"),
        # The clock of 24 hours.
        ("today 8:00-20:00", TODAY, "08:00", TODAY, "20:00"),
        ("today 08:00-10:00", TODAY, "08:00", TODAY, "10:00"),
        ("today 12:00-14:00", TODAY, "12:00", TODAY, "14:00"),
        ("today 18-20", TODAY, "18:00", TODAY, "20:00"),
        ("2026-11-30 10:00-12:00", "11-30", "10:00", "11-30", "12:00"),
        ("2026-11-30 6:00 for 2h", "11-30", "06:00", "11-30", "08:00"),
        ("2026-11-30 6-8pm", "11-30", "18:00", "11-30", "20:00"),
        # Past midnight.
        ("today 10pm-1am", TODAY, "22:00", TOMORROW, "01:00"),
        ("today 22:00-1:00", TODAY, "22:00", TOMORROW, "01:00"),
        ("today 11-1am", TODAY, "23:00", TOMORROW, "01:00"),
        ("today 8-midnight", TODAY, "20:00", TOMORROW, "00:00"),
        ("today 20:00-24:00", TODAY, "20:00", TOMORROW, "00:00"),
        ("now until 1am", TODAY, "14:00", TOMORROW, "01:00"),
        ("Sat 9pm for 6 hours", "03-14", "21:00", "03-15", "03:00"),
        # How long.
        ("today at 6pm for 1h30", TODAY, "18:00", TODAY, "19:30"),
        ("today at 6pm for 1h 30m", TODAY, "18:00", TODAY, "19:30"),
        ("today at 6pm for 1.5 hours", TODAY, "18:00", TODAY, "19:30"),
        ("today 6pm for 45 minutes", TODAY, "18:00", TODAY, "18:45"),
    ],
)
def test_people_write_times_in_many_ways(text, day, begins, end_day, ends):
    assert read(text) == Span(at(NEW_YORK, day, begins), at(NEW_YORK, end_day, ends))


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "today", "today 6-8pm today", "today 6pm-8pm sharp", "6pm-8pm-9pm"),
        *("next week 6-8pm", "money 6-8pm", "2026-02-30 6-8pm", "Feb 30 6-8pm", "1999-12-31 6-8pm"),
        *("13/13 6-8pm", "0/5 6-8pm", "30.2. 18-20", "tomorrow in 2 hours for 1h", "in 2 days 6-8pm"),
        *("today 18pm-19pm", "today 0am-2am", "today 6:60-8pm", "today 25:00-26:00", "today 24:30-25:00"),
        *("0000-01-01 6-8pm", "tomorrow now for 2h", "today midnight-2am", "today 24:00-02:00"),
        *("now for", "now for 90", "now for ever", "\u0666-\u0668pm"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_guessed(text):
    assert read(text) == WrongTimes(TimeFault.NOT_UNDERSTOOD)


def test_a_date_of_two_readings_is_asked():
    both = date(2026, 12, 1), None, date(2027, 1, 12)
    assert read("12/1 6-8pm", zone=LONDON) == WrongTimes(TimeFault.WHICH_DAY, *both)


@pytest.mark.parametrize("text", ["now", "today 6pm", "in 2 hours", "18:00 on Dec 1st"])
def test_an_end_is_asked_for(text):
    assert read(text) == WrongTimes(TimeFault.NO_END)


@pytest.mark.parametrize(
    "text", ["today 6-8", "today 6:00-8:00", "Tue 6 for 2h", "12-2", "today 12:00 for 1h"]
)
def test_morning_or_evening_is_asked_where_nothing_tells(text):
    assert read(text) == WrongTimes(TimeFault.HALF_DAY)


@pytest.mark.parametrize(
    "text",
    [
        "today 8pm-6pm",
        "today 20:00-18:00",
        "today 6pm-6pm",
        "now until 1:59pm",
        "now for 0m",
        "today 6pm for 0h",
    ],
)
def test_a_span_that_ends_first_is_a_slip_and_no_long_night(text):
    assert read(text) == WrongTimes(TimeFault.ENDS_FIRST)


def test_a_day_without_a_year_is_the_next_one():
    assert read("Mar 9 6-8pm") == Span(
        datetime(2027, 3, 9, 23, 0, tzinfo=UTC), datetime(2027, 3, 10, 1, 0, tzinfo=UTC)
    )


def test_what_was_said_to_be_in_the_past_is_read_as_such():
    assert read("today 9am-11am").ends_at < NOW
    assert read("2026-03-09 18:00-20:00").ends_at < NOW


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd"])
def test_without_a_zone_it_is_utc(zone):
    assert read("tomorrow 18:00-20:00", zone=zone) == Span(
        datetime(2026, 3, 11, 18, tzinfo=UTC), datetime(2026, 3, 11, 20, tzinfo=UTC)
    )


def test_today_is_the_day_of_the_place():
    late = at(NEW_YORK, TODAY, "22:00")  # tomorrow already, in London
    assert read("today 11pm-midnight", late) == Span(late + HOUR, late + 2 * HOUR)
    assert read("today 18:00-20:00", late, LONDON) == Span(
        at(LONDON, TOMORROW, "18:00"), at(LONDON, TOMORROW, "20:00")
    )


# The nights in which the clocks change.

NIGHTS = [
    (NEW_YORK, "03-08", "02:30", "11-01", "01:30", 60),
    (LONDON, "03-29", "01:30", "10-25", "01:30", 60),
    (LORD_HOWE, "10-04", "02:15", "04-05", "01:45", 30),
]


@pytest.mark.parametrize("zone, spring, skipped, _autumn, _repeated, jump", NIGHTS)
def test_a_time_that_the_clocks_skip_is_asked(zone, spring, skipped, _autumn, _repeated, jump):
    now = at(zone, spring, "00:00") - 24 * HOUR
    wrong = WrongTimes(TimeFault.SKIPPED, date.fromisoformat(f"2026-{spring}"), time.fromisoformat(skipped))
    assert read(f"2026-{spring} {skipped}-05:00", now, zone) == wrong
    assert read(f"2026-{spring} 00:15-0{skipped[1:]}", now, zone) == wrong
    assert read(f"tomorrow {skipped} for 2h", now, zone) == wrong
    night = read(f"2026-{spring} 00:15-05:15", now, zone)
    assert night.ends_at - night.starts_at == 5 * HOUR - timedelta(minutes=jump)


@pytest.mark.parametrize("zone, _spring, _skipped, autumn, repeated, jump", NIGHTS)
def test_a_time_that_the_clocks_show_twice_is_asked(zone, _spring, _skipped, autumn, repeated, jump):
    now = at(zone, autumn, "00:00") - 24 * HOUR
    wrong = WrongTimes(TimeFault.REPEATED, date.fromisoformat(f"2026-{autumn}"), time.fromisoformat(repeated))
    assert read(f"2026-{autumn} {repeated}-05:00", now, zone) == wrong
    assert read(f"2026-{autumn} 00:15-{repeated}", now, zone) == wrong
    assert read(f"today 10pm-{repeated[1:]}am", now, zone) == wrong
    night = read(f"2026-{autumn} 00:15-05:15", now, zone)
    assert night.ends_at - night.starts_at == 5 * HOUR + timedelta(minutes=jump)


@pytest.mark.parametrize("zone, spring, _skipped, autumn, _repeated, _jump", NIGHTS)
def test_a_length_is_of_hours_that_pass_whatever_the_clocks_show(
    zone, spring, _skipped, autumn, _repeated, _jump
):
    for day in (spring, autumn):
        begins = at(zone, day, "00:30")
        assert read("today 00:30 for 3h", begins - HOUR / 4, zone) == Span(begins, begins + 3 * HOUR)


def test_now_is_now_in_the_hour_that_comes_twice_too():
    again = at(NEW_YORK, "11-01", "01:40", fold=1)
    assert read("now until 3am", again) == Span(again, at(NEW_YORK, "11-01", "03:00"))
    assert read("now until 1:50am", again).why is TimeFault.REPEATED


# Written and read.

ZONES = st.sampled_from(
    [NEW_YORK, LONDON, LORD_HOWE, "Asia/Kathmandu", "America/Phoenix", "Pacific/Apia", "UTC"]
)
INSTANTS = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001
    datetime(2034, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(second=0, microsecond=0))
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def of_24(moment):
    return f"{moment:%H:%M}"


def of_12(moment):
    return f"{moment:%I:%M%p}".removeprefix("0").lower()


def ways(start, end, now):
    """The ways to write a span that begins within a day, by the place's own clocks."""
    near = "today" if start.date() == now.date() else "tomorrow"
    dated, dayly = f"{start:%Y-%m-%d}", (near, f"{start:%b} {start.day}", DAY_NAMES[start.weekday()])
    tells = not {start.hour, end.hour} <= {10, 11, 12}  # half past ten may be by night
    for joint in ("-", " until "):
        yield f"{dated} {of_24(start)}{joint}{of_24(end)}"
        for day in (dated, *dayly):
            yield f"{day} {of_12(start)}{joint}{of_12(end)}"
        for day in dayly if tells else ():
            yield f"{day} {of_24(start)}{joint}{of_24(end)}"


def shown_once(moment, place):
    """Whether the clocks of the place show this time once."""
    return moment.replace(fold=0).astimezone(UTC) == moment.replace(fold=1).astimezone(UTC)


@given(INSTANTS, ZONES, st.integers(1, 18 * 60), st.integers(1, 12 * 60 - 61))
@example(at(NEW_YORK, "03-07", "20:00"), NEW_YORK, 180, 300)
def test_whatever_way_a_span_is_written_it_is_read_as_meant(now, zone, ahead, long):
    place = ZoneInfo(zone)
    starts_at = now + timedelta(minutes=ahead)
    ends_at = starts_at + timedelta(minutes=long)
    start, end, here = (moment.astimezone(place) for moment in (starts_at, ends_at, now))
    assume(shown_once(start, place) and shown_once(end, place))
    for text in ways(start, end, here):
        assert parse_span(text, now, zone) == Span(starts_at, ends_at), text
    minutes = f"{start:%Y-%m-%d %H:%M} for {long}m"
    assert parse_span(minutes, now, zone) == Span(starts_at, ends_at)
    assert parse_span(f"now for {long}m", now, zone) == Span(now, now + timedelta(minutes=long))


WORDS = st.sampled_from(
    [
        "today",
        "tomorrow",
        "tue",
        "2026-11-01",
        "feb 29",
        "now",
        "6",
        "8pm",
        "01:30",
        "24:00",
        "-",
        "to",
        "for",
    ]
)


@given(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join)), INSTANTS, ZONES)
def test_whatever_is_typed_is_read_as_a_span_forward_or_questioned(text, now, zone):
    match parse_span(text, now, zone):
        case Span(starts_at, ends_at):
            assert starts_at < ends_at
            assert starts_at.tzinfo is ends_at.tzinfo is UTC
        case WrongTimes(why, day, at):
            assert (day is None) is (at is None) is (why not in {TimeFault.SKIPPED, TimeFault.REPEATED})
