"""Nobody is texted outside the hours at their place, whatever the clocks there are doing."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.calendar.hours import (
    DEFAULT_HOURS,
    SEND_MARGIN,
    US_ZONES,
    TextingHours,
    closes_in,
    is_zone,
    may_text,
    opens_at,
    zones_of,
)

NEW_YORK = "America/New_York"
CHICAGO = "America/Chicago"
LORD_HOWE = "Australia/Lord_Howe"
MINUTE = timedelta(minutes=1)


def at(zone, year, month, day, hour, minute=0, *, fold=0):
    """A wall clock time at a place, as an instant in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    "clock, allowed",
    [
        ((8, 59), False),
        ((9, 0), True),
        ((12, 0), True),
        ((19, 57), True),
        ((19, 58), False),  # too near the closing to arrive in time
        ((20, 0), False),
        ((23, 0), False),
        ((0, 0), False),
    ],
)
def test_texting_is_allowed_from_nine_until_shortly_before_eight(clock, allowed):
    assert may_text(NEW_YORK, DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, *clock)) is allowed


def test_two_plausible_zones_allow_only_what_both_allow():
    both = f"{CHICAGO}|{NEW_YORK}"
    assert not may_text(both, DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 9, 30))
    assert may_text(both, DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 10, 0))
    assert not may_text(both, DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 20, 0))
    assert closes_in(both, DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 19, 30)) == timedelta(minutes=30)


def test_an_unknown_zone_waits_for_the_whole_country():
    assert opens_at("", DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 9, 0)) == at(
        "Pacific/Honolulu", 2026, 6, 2, 9, 0
    )
    assert not may_text("", DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 14, 59))
    assert may_text("", DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 15, 0))
    assert not may_text("", DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 20, 30))


@pytest.mark.parametrize(
    "name", ["Mars/Olympus", "America", "../../etc/passwd", "|", "America/Chicago|Nowhere", "\x00"]
)
def test_a_zone_no_clock_knows_counts_as_unknown(name):
    assert zones_of(name) == US_ZONES


def test_is_zone_tells_names_from_noise():
    assert is_zone("America/Indiana/Knox")
    assert not is_zone("Eastern")
    assert not is_zone("")


def test_arizona_does_not_change_its_clocks():
    for month in (1, 7):
        assert may_text("America/Phoenix", DEFAULT_HOURS, datetime(2026, month, 1, 16, 0, tzinfo=UTC))
        assert not may_text("America/Phoenix", DEFAULT_HOURS, datetime(2026, month, 1, 15, 59, tzinfo=UTC))


def test_hawaii_does_not_change_its_clocks():
    for month in (1, 7):
        assert may_text("Pacific/Honolulu", DEFAULT_HOURS, datetime(2026, month, 1, 19, 0, tzinfo=UTC))
        assert not may_text("Pacific/Honolulu", DEFAULT_HOURS, datetime(2026, month, 1, 18, 59, tzinfo=UTC))


@pytest.mark.parametrize(
    "zone, spring, autumn, jump",
    [
        (NEW_YORK, date(2026, 3, 8), date(2026, 11, 1), 60),
        ("America/Los_Angeles", date(2026, 3, 8), date(2026, 11, 1), 60),
        ("Europe/London", date(2026, 3, 29), date(2026, 10, 25), 60),
        (LORD_HOWE, date(2026, 10, 4), date(2026, 4, 5), 30),
    ],
)
def test_the_clock_change_moves_the_opening_and_leaves_the_day_its_length(zone, spring, autumn, jump):
    for changed, night_is_longer_by in ((spring, -jump), (autumn, jump)):
        opening = at(zone, changed.year, changed.month, changed.day, 9)
        before = opening - timedelta(hours=24, minutes=night_is_longer_by)
        assert may_text(zone, DEFAULT_HOURS, before)
        assert not may_text(zone, DEFAULT_HOURS, before - MINUTE)
        assert opens_at(zone, DEFAULT_HOURS, before + timedelta(hours=12)) == opening
        assert closes_in(zone, DEFAULT_HOURS, opening) == timedelta(hours=11)


def test_hours_that_open_in_the_skipped_hour_open_late():
    early = TextingHours(time(2, 30), time(5, 0))
    assert opens_at(NEW_YORK, early, at(NEW_YORK, 2026, 3, 8, 0, 0)) == at(NEW_YORK, 2026, 3, 8, 3, 30)


def test_hours_that_close_in_the_repeated_hour_close_the_first_time():
    early = TextingHours(time(0, 30), time(1, 30))
    assert may_text(NEW_YORK, early, at(NEW_YORK, 2026, 11, 1, 1, 0))
    assert not may_text(NEW_YORK, early, at(NEW_YORK, 2026, 11, 1, 1, 0, fold=1))


def test_hours_that_open_in_the_repeated_hour_open_the_second_time():
    early = TextingHours(time(1, 30), time(5, 0))
    assert not may_text(NEW_YORK, early, at(NEW_YORK, 2026, 11, 1, 1, 45))
    assert may_text(NEW_YORK, early, at(NEW_YORK, 2026, 11, 1, 1, 45, fold=1))


@pytest.mark.parametrize("zone, offset", [("Asia/Kolkata", "05:30"), ("Asia/Kathmandu", "05:45")])
def test_zones_off_the_full_hour_open_on_their_own_clock(zone, offset):
    opens = opens_at(zone, DEFAULT_HOURS, datetime(2026, 6, 2, 0, 0, tzinfo=UTC))
    assert opens == datetime.fromisoformat(f"2026-06-02T09:00+{offset}")


def test_hours_that_no_two_zones_share_never_open():
    sliver = TextingHours(time(9, 0), time(10, 0))
    assert opens_at(f"{CHICAGO}|{NEW_YORK}", sliver, at(NEW_YORK, 2026, 6, 2, 12, 0)) is None


def test_hours_shared_only_after_the_clocks_change_open_then():
    sliver = TextingHours(time(9, 0), time(10, 0))
    opens = opens_at("America/Denver|America/Phoenix", sliver, at("America/Phoenix", 2026, 6, 2, 12, 0))
    assert opens == at("America/Phoenix", 2026, 11, 1, 9, 0)


def test_open_now_means_opens_now():
    noon = at(NEW_YORK, 2026, 6, 2, 12, 0)
    assert opens_at(NEW_YORK, DEFAULT_HOURS, noon) == noon


def test_shut_means_nothing_is_left_of_today():
    assert closes_in(NEW_YORK, DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 8, 0)) == timedelta(0)
    assert closes_in(NEW_YORK, DEFAULT_HOURS, at(NEW_YORK, 2026, 6, 2, 20, 30)) == timedelta(0)


def test_a_naive_time_is_refused():
    with pytest.raises(ValueError, match="instant"):
        may_text(NEW_YORK, DEFAULT_HOURS, datetime(2026, 6, 2, 12, 0))  # noqa: DTZ001


@pytest.mark.parametrize("opens, closes", [((9, 0), (9, 0)), ((20, 0), (9, 0))])
def test_hours_past_midnight_are_refused(opens, closes):
    with pytest.raises(ValueError, match="open before they close"):
        TextingHours(time(*opens), time(*closes))


def test_narrower_hours_lie_within_wider_ones():
    assert TextingHours(time(10), time(20)).lie_within(DEFAULT_HOURS)
    assert DEFAULT_HOURS.lie_within(DEFAULT_HOURS)
    assert not TextingHours(time(8, 59), time(20)).lie_within(DEFAULT_HOURS)


CLOCKS = [
    *US_ZONES,
    "Europe/London",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "America/St_Johns",
    LORD_HOWE,
    "Africa/Cairo",
]
ZONE_KEYS = st.lists(st.sampled_from(CLOCKS), min_size=0, max_size=3).map("|".join)
TIMES = st.times().map(lambda t: t.replace(microsecond=0))
HOURS = (
    st.tuples(TIMES, TIMES)
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: TextingHours(min(pair), max(pair)))
)
CHANGE_NIGHTS = st.sampled_from(
    [
        at(NEW_YORK, 2026, 3, 8, 0, 0),
        at(NEW_YORK, 2026, 11, 1, 0, 0),
        at("Europe/London", 2026, 3, 29, 0, 0),
        at("Africa/Cairo", 2026, 10, 29, 20, 0),
        at(LORD_HOWE, 2026, 10, 4, 0, 0),
        at(LORD_HOWE, 2026, 4, 5, 0, 0),
    ]
)
INSTANTS = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.builds(lambda night, minutes: night + minutes * MINUTE, CHANGE_NIGHTS, st.integers(-300, 600)),
)


@given(ZONE_KEYS, HOURS, INSTANTS)
def test_allowed_means_the_clock_shows_an_open_hour_in_every_plausible_zone(zone_key, hours, now):
    if may_text(zone_key, hours, now):
        for name in zones_of(zone_key):
            assert hours.opens <= now.astimezone(ZoneInfo(name)).time() < hours.closes


@given(ZONE_KEYS, HOURS, INSTANTS)
def test_texting_stays_allowed_until_the_margin_before_closing(zone_key, hours, now):
    left = closes_in(zone_key, hours, now)
    assert may_text(zone_key, hours, now) is (left > SEND_MARGIN)
    if left > SEND_MARGIN:
        assert may_text(zone_key, hours, now + left - SEND_MARGIN - timedelta(seconds=1))
        assert not may_text(zone_key, hours, now + left - SEND_MARGIN)


US_KEYS = st.lists(st.sampled_from(US_ZONES), max_size=3).map("|".join)


@given(US_KEYS, INSTANTS, st.lists(st.floats(0, 1, exclude_max=True), max_size=20))
def test_the_next_opening_is_open_and_nothing_before_it_is(zone_key, now, fractions):
    opens = opens_at(zone_key, DEFAULT_HOURS, now)
    assert opens is not None
    assert opens >= now
    assert may_text(zone_key, DEFAULT_HOURS, opens)
    if opens > now:
        between = [now + (opens - now) * fraction for fraction in fractions]
        for moment in [now, *between, opens - timedelta(microseconds=1)]:
            assert not may_text(zone_key, DEFAULT_HOURS, min(moment, opens - timedelta(microseconds=1)))
