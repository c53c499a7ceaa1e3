"""Where a contact's clock hangs, from what a list tells of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.calendar import atlas
from bot.assignment.rules.calendar.hours import is_zone
from bot.assignment.rules.places.phones import zone_key_of
from bot.assignment.rules.places.places import place_of, zone_key

EASTERN, CENTRAL, MOUNTAIN, PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)
ARIZONA, ATLANTIC, HAWAII = "America/Phoenix", "America/Puerto_Rico", "Pacific/Honolulu"


def either(*zones):
    return "|".join(sorted(zones))


def clocks(*told, **known):
    """The zones of a key, without the state behind it."""
    return zone_key(*told, **known).partition("@")[0]


def test_the_most_exact_source_decides():
    told = {"zone": "America/Denver", "zip_code": "60601", "state": "CA", "e164": "+12125550142"}
    assert clocks(**told) == MOUNTAIN
    assert clocks(**told | {"zone": ""}) == CENTRAL
    assert clocks(**told | {"zone": None, "zip_code": "n/a"}) == PACIFIC
    assert clocks(**told | {"zone": "?", "zip_code": "", "state": "Nowhere"}) == ""
    assert clocks(**told | {"zone": "n/a", "zip_code": "", "state": " - "}) == EASTERN
    assert clocks() == ""


@pytest.mark.parametrize(
    "written, zone",
    [
        ("America/New_York", EASTERN),
        ("america/new york", EASTERN),
        (" US/Eastern ", EASTERN),
        ("Europe/London", "Europe/London"),
        ("Eastern", EASTERN),
        ("EST", EASTERN),  # people mean the zone, not the clock that never changes
        ("Pacific Time", PACIFIC),
        ("Mountain Standard Time", MOUNTAIN),
        ("US Mountain Standard Time", ARIZONA),
        ("HST", HAWAII),
        ("UTC", ""),
        ("Etc/GMT+5", either(CENTRAL, EASTERN)),
        ("Etc/GMT-5", ""),
        ("-5", either(CENTRAL, EASTERN)),
        ("Nowhere/Land", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_zones_are_read_as_people_write_them(written, zone):
    assert clocks(zone=written) == zone


@pytest.mark.parametrize(
    "code, zones",
    [
        ("10001", EASTERN),
        ("02134", EASTERN),
        ("2134", EASTERN),
        ("2134-0001", EASTERN),
        ("501", EASTERN),
        ("02134-1234", EASTERN),
        ("021341234", EASTERN),
        ("2134.0", EASTERN),
        (" 60601 ", CENTRAL),
        ("32501", CENTRAL),
        ("32301", EASTERN),
        ("32401", either(CENTRAL, EASTERN)),
        ("37402", either(CENTRAL, EASTERN)),
        ("46320", CENTRAL),
        ("46201", EASTERN),
        ("79901", MOUNTAIN),
        ("79830", either(CENTRAL, MOUNTAIN)),
        ("83702", MOUNTAIN),
        ("83814", PACIFIC),
        ("85001", ARIZONA),
        ("86515", either(ARIZONA, MOUNTAIN)),
        ("89883", either(MOUNTAIN, PACIFIC)),
        ("90210", PACIFIC),
        ("97914", either(MOUNTAIN, PACIFIC)),
        ("96813", HAWAII),
        ("96799", either(HAWAII, "Pacific/Pago_Pago")),
        ("99501", either("America/Adak", "America/Anchorage")),
        ("00901", ATLANTIC),
        ("K1A 0B1", "America/Toronto"),
        ("v6b1a1", either("America/Edmonton", "America/Fort_Nelson", "America/Vancouver")),
        ("A1A", either("America/Halifax", "America/St_Johns")),
    ],
)
def test_postal_codes_have_the_clocks_in_use_there(code, zones):
    assert clocks(zip_code=code) == zones


@pytest.mark.parametrize("code", ["00000", "12", "1234567", "ABCDE", "SW1A 1AA"])
def test_postal_codes_that_tell_no_place_pass_on(code):
    assert clocks(zip_code=code, state="TX") == either(CENTRAL, MOUNTAIN)


@pytest.mark.parametrize("code", ["09001", "34001", "96201", "APO AE 09012"])
def test_soldiers_may_be_anywhere(code):
    assert place_of(zip_code=code, state="TX", e164="+12125550142").strictest
    assert place_of(zip_code=code, e164="+12125550142").key == ""
    assert clocks(zip_code=code, zone="America/Denver") == MOUNTAIN


@pytest.mark.parametrize(
    "written, zones",
    [
        ("NY", EASTERN),
        ("ny", EASTERN),
        ("N.Y.", EASTERN),
        ("New  York", EASTERN),
        ("Texas", either(CENTRAL, MOUNTAIN)),
        ("Florida", either(CENTRAL, EASTERN)),
        ("District of Columbia", EASTERN),
        ("AZ", either(ARIZONA, MOUNTAIN)),
        ("Puerto Rico", ATLANTIC),
        ("Ontario", either("America/Toronto", "America/Winnipeg")),
        ("SK", either("America/Edmonton", "America/Regina")),
        ("Bavaria", ""),
    ],
)
def test_states_and_provinces_have_all_their_clocks(written, zones):
    assert clocks(state=written) == zones


@pytest.mark.parametrize(
    "e164, zones",
    [
        ("+12125550142", EASTERN),
        ("+13125550142", CENTRAL),
        ("+16025550142", ARIZONA),
        ("+18085550142", HAWAII),
        ("+18505550142", either(CENTRAL, EASTERN)),
        ("+14485550142", either(CENTRAL, EASTERN)),  # laid over 850
        ("+14235550142", either(CENTRAL, EASTERN)),
        ("+16895550142", EASTERN),
        ("+16055550142", either(CENTRAL, MOUNTAIN)),
        ("+12085550142", either(MOUNTAIN, PACIFIC)),
        ("+17875550142", ATLANTIC),
        ("+16845550142", "Pacific/Pago_Pago"),
        ("+16705550142", "Pacific/Guam"),
        ("+14165550142", "America/Toronto"),
        ("+18005550142", ""),
        ("+15005550142", ""),
        ("+19995550142", ""),
        ("+442071838750", "Europe/London"),
        ("+525512345678", "America/Mexico_City"),
        ("+999", ""),
        ("not a number", ""),
    ],
)
def test_numbers_have_the_zone_key_of_their_area(e164, zones):
    assert zone_key_of(e164) == zones
    assert clocks(e164=e164) == zones


def test_a_foreign_number_is_not_placed_by_an_american_postal_code():
    assert clocks(zip_code="10115", state="DE", e164="+493012345678") == "Europe/Berlin"


def test_every_state_has_its_postal_codes_clocks():
    by_zip = {zone for key in atlas.zip_zones().values() for zone in key.split("|")}
    by_state = {zone for key in atlas.state_zones().values() for zone in key.split("|")}
    assert by_zip <= by_state


def test_every_zone_of_the_atlas_is_a_clock():
    tables = (atlas.zip_zones(), atlas.state_zones(), atlas.district_zones(), atlas.nicknames())
    assert all(is_zone(zone) for table in tables for key in table.values() for zone in key.split("|"))
    assert len(atlas.zip_zones()) > 900
    assert len(atlas.state_zones()) == 51 + 8 + 13


@given(st.text(), st.text(), st.text(), st.text())
def test_any_input_at_all_has_a_key_of_real_zones(zone, zip_code, state, e164):
    key = clocks(zone, zip_code, state, e164)
    assert key == "" or all(map(is_zone, key.split("|")))
