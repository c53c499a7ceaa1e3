"""Time zones, ZIP codes and states as other programs and people write them."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.assignment.rules.calendar.hours import DEFAULT_HOURS, may_text
from bot.assignment.rules.places.places import Given, Place, place_of
from bot.assignment.rules.sheets.contact_rows import contact_of
from bot.assignment.rules.sheets.sheet_terms import Row

FILES = Path(__file__).parent / "files"
ANYBODY = "+12025550101"
EASTERN, CENTRAL, MOUNTAIN, PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)
ALASKA = "America/Anchorage"
# 6:05 in California, 9:05 in New York.
EARLY = datetime(2026, 3, 10, 13, 5, tzinfo=UTC)


def rows_of(name):
    with (FILES / name).open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    columns = {"timezone": "zone"}
    return [
        contact_of(Row(line, {columns.get(key, key): cell for key, cell in each.items()}))
        for line, each in enumerate(found, start=2)
    ]


def zones(key):
    return set(key.partition("@")[0].split("|"))


def test_all_four_spellings_of_the_pacific_sleep_at_six():
    rows = rows_of("zone_spellings.csv")
    assert [row.first_name for row in rows] == ["Ana", "Ben", "Cal", "Dee"]
    assert not any(may_text(row.zone, DEFAULT_HOURS, EARLY) for row in rows)
    assert zones(rows[3].zone) == {PACIFIC, ALASKA}


@pytest.mark.parametrize(
    "written, expected",
    [
        # Windows
        ("Eastern Standard Time", {EASTERN}),
        ("US Eastern Standard Time", {EASTERN}),
        ("Pacific Standard Time (Mexico)", {"America/Tijuana"}),
        ("Hawaiian Standard Time", {"Pacific/Honolulu"}),
        ("Alaskan Standard Time", {ALASKA}),
        ("US Mountain Standard Time", {"America/Phoenix"}),
        ("Canada Central Standard Time", {"America/Regina"}),
        ("W. Europe Standard Time", {"Europe/Berlin"}),
        ("GMT Standard Time", {"Europe/London"}),
        ("Central America Standard Time", {"America/Guatemala"}),
        # Outlook
        ("(UTC-05:00) Eastern Time (US & Canada)", {EASTERN}),
        ("(UTC-06:00) Central Time (US & Canada)", {CENTRAL}),
        ("(UTC-07:00) Mountain Time (US & Canada)", {MOUNTAIN}),
        ("(UTC-07:00) Arizona", {"America/Phoenix"}),
        ("(UTC-08:00) Pacific Time (US & Canada)", {PACIFIC}),
        ("(UTC-09:00) Alaska", {ALASKA}),
        ("(UTC-10:00) Hawaii", {"Pacific/Honolulu"}),
        ("(UTC-05:00) Indiana (East)", {EASTERN}),
        ("(GMT-06:00) Guadalajara, Mexico City, Monterrey", {"America/Mexico_City"}),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", {"Europe/Dublin"}),
        ("(GMT-08:00) Pacific Time", {PACIFIC}),
        # Rails
        ("Pacific Time (US & Canada)", {PACIFIC}),
        ("Mountain Time (US & Canada)", {MOUNTAIN}),
        ("Central Time (US & Canada)", {CENTRAL}),
        ("Eastern Time (US & Canada)", {EASTERN}),
        ("Arizona", {"America/Phoenix"}),
        ("Hawaii", {"Pacific/Honolulu"}),
        ("Indiana (East)", {EASTERN}),
        ("Puerto Rico", {"America/Puerto_Rico"}),
        ("Mexico City", {"America/Mexico_City"}),
        ("London", {"Europe/London"}),
        ("Atlantic Time (Canada)", {"America/Halifax", "America/Puerto_Rico"}),
        # browsers
        ("GMT-0800 (Pacific Standard Time)", {PACIFIC}),
        ("GMT-0500 (Eastern Standard Time)", {EASTERN}),
        ("GMT-08:00 Pacific Time", {PACIFIC}),
        # people, and other programs
        ("PST/PDT", {PACIFIC}),
        ("EST / EDT", {EASTERN}),
        ("MST or MDT", {MOUNTAIN}),
        ("CST&CDT", {CENTRAL}),
        ("ET/CT", {EASTERN, CENTRAL}),
        ("EST, CST", {EASTERN, CENTRAL}),
        ("Eastern or Central", {EASTERN, CENTRAL}),
        ("MST (Arizona)", {MOUNTAIN, "America/Phoenix"}),
        ("EST (UTC-5)", {EASTERN}),
        ("EST (UTC-05:00)", {EASTERN}),
        ("PST -08:00", {PACIFIC}),
        ("PST -8", {PACIFIC}),
        ("EST-5", {EASTERN}),
        ("UTC-5 EST", {EASTERN}),
        ("UTC-05:00 - Eastern Time", {EASTERN}),
        ("America/Denver (MST, UTC-7)", {MOUNTAIN}),
        ("(GMT-05:00) Eastern Time - New York", {EASTERN}),
        ("Pacific Time (PT)", {PACIFIC}),
        ("Pacific Time (US & Canada) (UTC-08:00)", {PACIFIC}),
        ("PST (Pacific Standard Time)", {PACIFIC}),
        ("Eastern (ET)", {EASTERN}),
        ("Eastern Standard", {EASTERN}),
        ("Eastern Std Time", {EASTERN}),
        ("Eastern time zone", {EASTERN}),
        ("Central (USA)", {CENTRAL}),
        ("USA/Pacific", {PACIFIC}),
        ("US-Mountain", {MOUNTAIN}),
        ("E.S.T.", {EASTERN}),
        ("EST5EDT,M3.2.0,M11.1.0", {EASTERN}),
        ('"PST"', {PACIFIC}),
        ("'America/Chicago'", {CENTRAL}),
        ('="America/Chicago"', {CENTRAL}),
        ("“Eastern”", {EASTERN}),
        ("Etc/GMT+8", {PACIFIC, ALASKA}),
        ("etc/gmt+5", {EASTERN, CENTRAL}),
        ("UTC-8/UTC-7", {PACIFIC, ALASKA, MOUNTAIN, "America/Phoenix"}),
        ("ChST", {"Pacific/Guam"}),
        ("HST/HDT", {"Pacific/Honolulu", "America/Adak"}),
        ("EST (UTC-8)", {EASTERN, PACIFIC, ALASKA}),
        # a name and an offset that contradict each other: either
        ("(UTC-08:00) Eastern Time", {EASTERN, PACIFIC, ALASKA}),
        ("America - New York", {EASTERN}),
        ("NY", {EASTERN}),
    ],
)
def test_the_names_of_other_programs_are_read(written, expected):
    assert zones(place_of(written, e164=ANYBODY).key) == expected


@pytest.mark.parametrize(
    "written",
    [
        "UTC-8",
        "UTC\u22128",
        "GMT-8",
        "gmt -08:00",
        "-0800",
        "-08:00",
        "-8",
        "\u22128",
        "UTC–08:00",
        "UTC-8h",
        "-8 UTC",
    ],
)
def test_an_offset_is_every_zone_that_has_it_in_winter_or_summer(written):
    assert zones(place_of(written, e164=ANYBODY).key) == {PACIFIC, ALASKA}


@pytest.mark.parametrize(
    "offset, expected",
    [
        ("-4", {EASTERN, "America/Puerto_Rico"}),
        ("-5", {EASTERN, CENTRAL}),
        ("-6", {CENTRAL, MOUNTAIN}),
        ("-7", {MOUNTAIN, PACIFIC, "America/Phoenix"}),
        ("-9", {ALASKA, "America/Adak"}),
        ("-10", {"America/Adak", "Pacific/Honolulu"}),
    ],
)
def test_each_offset_of_the_country(offset, expected):
    assert zones(place_of(f"UTC{offset}", e164=ANYBODY).key) == expected


def test_the_offset_of_a_number_from_elsewhere_is_that_of_its_country():
    assert place_of("+1", e164="+442071838750").key == "Europe/London@GB"
    assert place_of("GMT/BST", e164="+442071838750").key == "Europe/London@GB"
    assert place_of("UTC-3:30", e164="+17095550101").key == "America/St_Johns@CA"


@pytest.mark.parametrize(
    "written",
    [
        "UTC",
        "GMT",
        "Z",
        "+0000",
        "Martian",
        "soon",
        "Etc/UTC",
        "Etc/GMT-5",
        "GMT+5:30",
        "-13",
        "5",
        "-5.5",
        "Asia/Pacific",
        "Europe/Eastern",
        "Eastern (Australia)",
        "PST/soon",
        "UTC (-)",
    ],
)
def test_what_cannot_be_read_waits_for_the_strictest_clock(written):
    assert place_of(written, e164=ANYBODY) == Place("", (Given.ZONE,), strictest=True)


def test_it_gives_way_to_the_next_column_that_was_given():
    assert place_of("Martian", "02139", "CA", ANYBODY) == Place(f"{EASTERN}@US-CA|US-MA", (Given.ZONE,))
    assert place_of("Martian", "?!", "Calif.", ANYBODY) == Place(
        f"{PACIFIC}@US-CA", (Given.ZONE,), strictest=False
    )
    assert place_of("", "xx", "", ANYBODY) == Place("", (Given.ZIP,), strictest=True)


@pytest.mark.parametrize(
    "nothing", ["", " ", "-", "--", "N/A", "n.a.", "NULL", "none", "NaN", "?", "unknown"]
)
def test_what_says_nothing_leaves_the_place_to_the_number(nothing):
    assert place_of(nothing, nothing, nothing, ANYBODY) == Place(EASTERN)


@pytest.mark.parametrize(
    "written",
    [
        "02139",
        "02139-1234",
        "02139–1234",
        "02139 1234",
        "021391234",
        "2139",
        "2139-1234",
        "21391234",
        "2139.0",
        "2139.00",
        "2,139",
        "ZIP 02139",
        "zip: 2139",
        "02139 MA",
        "MA 02139",
        "Cambridge, MA 02139",
        '="02139"',
        "'02139",
        "2.139E3",
        "  02139  ",
    ],
)
def test_zip_codes_are_read_among_noise(written):
    assert place_of(None, written, None, ANYBODY) == Place(f"{EASTERN}@US-MA")


@pytest.mark.parametrize(
    "written, state",
    [
        ("Mass.", "MA"),
        ("Calif", "CA"),
        ("N. Carolina", "NC"),
        ("No. Carolina", "NC"),
        ("W. Va.", "WV"),
        ("Washington DC", "DC"),
        ("Washington, D.C.", "DC"),
        ("D.C.", "DC"),
        ("NY - New York", "NY"),
        ("New York (NY)", "NY"),
        ("New York State", "NY"),
        ("State of New York", "NY"),
        ("US-NY", "NY"),
        ("Commonwealth of Massachusetts", "MA"),
        ("Nueva York", "NY"),
        ("Carolina del Norte", "NC"),
        ("Nuevo México", "NM"),
        ("Puerto Rico", "PR"),
        ("U.S. Virgin Islands", "VI"),
        ("Guam", "GU"),
        ("Ohio, USA", "OH"),
        ("Virginia Beach VA", "VA"),
        ("Albany, NY", "NY"),
        ("tenn", "TN"),
        ("Penna.", "PA"),
    ],
)
def test_states_are_read_in_any_usual_spelling(written, state):
    assert place_of(None, None, written, ANYBODY).key.partition("@")[2] == f"US-{state}"


def test_a_state_that_may_be_two_is_both():
    assert place_of(None, None, "Washington, PA", ANYBODY).key == f"{PACIFIC}|{EASTERN}@US-PA|US-WA"


@pytest.mark.parametrize(
    "written",
    ["AA", "AE", "ap", "APO", "FPO", "DPO", "APO AE", "Armed Forces Europe", "Armed Forces Pacific"],
)
def test_where_soldiers_get_their_post_nobody_knows_the_clock(written):
    assert place_of(None, None, written, ANYBODY) == Place("", strictest=True)
