"""What states say of hours: Sundays by default, all of it where an admin wants that."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.assignment.rules.calendar.hours import DEFAULT_HOURS, TextingHours, may_text, opens_at
from bot.assignment.rules.calendar.states import states_on
from bot.vocabulary import StateRules

TUESDAY, SATURDAY, SUNDAY = 10, 14, 15  # of March 2026
STRICT = TextingHours(time(8), time(21), StateRules.STRICT)
ZONES = {
    "AL": "America/Chicago", "CA": "America/Los_Angeles", "CT": "America/New_York", "FL": "America/New_York",
    "KY": "America/New_York", "LA": "America/Chicago", "MI": "America/New_York", "MS": "America/Chicago",
    "NV": "America/Los_Angeles", "OR": "America/Los_Angeles", "PA": "America/New_York",
    "RI": "America/New_York", "TX": "America/Chicago", "VA": "America/New_York", "WA": "America/Los_Angeles",
}  # fmt: skip


def may(key, hours, day, hour, minute=0):
    zone = ZoneInfo(key.partition("@")[0] or "Pacific/Honolulu")
    return may_text(key, hours, datetime(2026, 3, day, hour, minute, tzinfo=zone))


def of(state):
    return f"{ZONES[state]}@US-{state}"


def test_the_default_is_nine_to_eight():
    for hour, allowed in ((8, False), (9, True), (19, True), (20, False)):
        assert may(of("CA"), DEFAULT_HOURS, TUESDAY, hour) is allowed
        assert may(of("CA"), DEFAULT_HOURS, SUNDAY, hour) is allowed


@pytest.mark.parametrize("state", ["AL", "LA", "MS", "TX"])
def test_by_default_sundays_begin_at_noon_where_states_say_so(state):
    assert not may(of(state), DEFAULT_HOURS, SUNDAY, 11, 59)
    assert may(of(state), DEFAULT_HOURS, SUNDAY, 12)
    assert may(of(state), DEFAULT_HOURS, SATURDAY, 9)


def test_whose_state_is_not_known_may_be_in_any_that_has_the_clock():
    assert not may("America/Chicago", DEFAULT_HOURS, SUNDAY, 11)
    assert may("America/Chicago", DEFAULT_HOURS, SUNDAY, 12)
    assert may("America/Chicago@US-IL", DEFAULT_HOURS, SUNDAY, 11)
    assert may("America/Los_Angeles", DEFAULT_HOURS, SUNDAY, 9)
    assert not may("US/Central", DEFAULT_HOURS, SUNDAY, 11)


def test_an_unknown_place_waits_for_every_clock_and_every_state():
    assert may("", DEFAULT_HOURS, TUESDAY, 9)  # in Honolulu: 14:00 in Chicago, 15:00 in New York
    assert not may("", DEFAULT_HOURS, TUESDAY, 8, 59)
    assert not any(may("", STRICT, SUNDAY, hour) for hour in range(24))
    assert states_on("America/Chicago") > {"AL", "LA", "MS", "TX"}


@pytest.mark.parametrize(
    "state, tuesday, saturday, sunday",
    [
        ("CA", (8, 21), (8, 21), (8, 21)),
        ("WA", (8, 20), (8, 20), (8, 20)),
        ("FL", (8, 20), (8, 20), (8, 20)),
        ("OR", (8, 20), (8, 20), (8, 20)),
        ("CT", (8, 20), (8, 20), (8, 20)),
        ("NV", (8, 20), (8, 20), (8, 20)),
        ("TX", (9, 21), (9, 21), (12, 21)),
        ("VA", (8, 21), (8, 21), (8, 21)),
        ("AL", (8, 20), (8, 20), None),
        ("LA", (8, 20), (8, 20), None),
        ("MS", (8, 20), (8, 20), None),
        ("PA", (8, 21), (8, 21), None),
        ("KY", (10, 21), (10, 21), (10, 21)),
        ("MI", (9, 21), (9, 21), (9, 21)),
        ("RI", (9, 18), None, None),
    ],
)
def test_the_strict_profile_knows_each_state(state, tuesday, saturday, sunday):
    for day, window in ((TUESDAY, tuesday), (SATURDAY, saturday), (SUNDAY, sunday)):
        opens, closes = window or (24, 24)
        allowed = [hour for hour in range(24) if may(of(state), STRICT, day, hour)]
        assert allowed == list(range(opens, closes))


def test_the_narrower_of_campaign_and_state_holds():
    narrow = TextingHours(time(10), time(17), StateRules.STRICT)
    assert not may(of("RI"), narrow, TUESDAY, 9)
    assert may(of("RI"), narrow, TUESDAY, 16)
    late = TextingHours(time(18, 30), time(20), StateRules.STRICT)
    assert opens_at(of("RI"), late, datetime(2026, 3, TUESDAY, 12, tzinfo=ZoneInfo(ZONES["RI"]))) is None


def test_a_contact_who_may_be_in_two_states_has_the_strictest_of_both():
    key = "America/New_York@US-KY|US-RI"
    assert not may(key, STRICT, TUESDAY, 9)
    assert may(key, STRICT, TUESDAY, 10)
    assert not may(key, STRICT, TUESDAY, 18)
    assert not may(key, STRICT, SATURDAY, 12)


def test_rules_of_states_bind_nobody_elsewhere():
    for key in ("America/Toronto@CA", "America/Toronto", "Europe/London@GB"):
        assert may(key, STRICT, SUNDAY, 8)


def test_a_campaign_without_rules_of_states_has_its_own_hours_everywhere():
    assert may(of("AL"), TextingHours(time(8), time(21)), SUNDAY, 8)
