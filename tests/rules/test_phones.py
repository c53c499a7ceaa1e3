"""Numbers as people write them become numbers as carriers take them, or nothing."""

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.assignment.rules.places.phones import mask, to_e164

RESERVED = [f"202555{line:04}" for line in range(100, 200)]


@pytest.mark.parametrize(
    "raw",
    [
        "2025550142",
        "12025550142",
        "+12025550142",
        "202-555-0142",
        "(202) 555-0142",
        "(202)555.0142",
        "1 (202) 555-0142",
        "+1-202-555-0142",
        " 202 555 0142 ",
        "202\u00a0555\u00a00142",
        "２０２５５５０１４２",  # noqa: RUF001 - full-width digits come out of some keyboards
        "\u202a+12025550142\u202c",  # marks that address books copy along
        "Cell: 202-555-0142",
        "tel:+1-202-555-0142",
        "'+12025550142",
    ],
)
def test_any_usual_spelling_is_understood(raw):
    assert to_e164(raw) == "+12025550142"


@pytest.mark.parametrize(
    "raw, e164",
    [
        ("+44 20 7183 8750", "+442071838750"),
        ("011 44 20 7183 8750", "+442071838750"),
        ("+52 55 1234 5678", "+525512345678"),
        ("416-555-0123", "+14165550123"),
        ("787-555-0123", "+17875550123"),
        ("1-800-FLOWERS", "+18003569377"),
    ],
)
def test_other_countries_and_letters_are_understood(raw, e164):
    assert to_e164(raw) == e164


def test_numbers_are_read_as_dialled_in_the_region():
    assert to_e164("020 7183 8750", "GB") == "+442071838750"
    assert to_e164("2025550142", "GB") is None
    assert to_e164("+12025550142", "GB") == "+12025550142"


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "   ",
        "n/a",
        "none",
        "0",
        "555-0142",
        "202555014",
        "20255501420",
        "1234567890",
        "0000000000",
        "5555550142",
        "911",
        "202-555-0142 x5",
        "202-555-0142 ext. 12",
        "2025550142 abc",
        "2025550142.5",
        "1.2025550142E+11",
        "2025550142, 2025550143",
        "2025550142 / 2025550143",
        "+1",
        "+999 123 456 789",
        "call me after six",
        "ana@example.org",
        "\x00",
        "9" * 5_000,
    ],
)
def test_what_is_no_number_of_one_person_is_refused(raw):
    assert to_e164(raw) is None


@pytest.mark.parametrize("raw", RESERVED)
def test_numbers_reserved_for_fiction_are_valid(raw):
    assert to_e164(raw) == f"+1{raw}"


def test_only_the_last_four_digits_are_shown():
    assert mask("+12025550142") == "••• ••• 0142"


def by_the_library(raw, region):
    try:
        number = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize("region", ["US", "CA", "JM", "GB"])
def test_every_area_code_is_judged_as_the_library_judges_it(region):
    for area in range(1_000):
        for rest in ("2000000", "5550142", "9119111", "1550142"):
            raw = f"{area:03}{rest}"
            assert to_e164(raw, region) == by_the_library(raw, region)


SEPARATORS = st.text(" .()-", max_size=2)
TEN_DIGITS = st.builds(
    "{}{}{}{}{}{}{}{}".format,
    st.sampled_from(["", "1", "+1", "+", "0", "011"]),
    SEPARATORS,
    st.integers(199, 999),
    SEPARATORS,
    st.integers(100, 999),
    SEPARATORS,
    st.integers(0, 9999).map("{:04}".format),
    st.sampled_from(["", "", "", " ", ")", "x1", "#", "0", "\n"]),
)
ODD_INPUT = st.one_of(st.text("0123456789+-() .x", max_size=16), st.text(max_size=16), TEN_DIGITS)


@given(ODD_INPUT, st.sampled_from(["US", "US", "CA", "DO", "KY", "GB", "MX", "ZZ", "nowhere"]))
@example("(202 555-0142", "US")
@example("202)555-0142", "US")
@example("+1202-5550142", "US")
def test_the_short_way_agrees_with_the_library(raw, region):
    assert to_e164(raw, region) == by_the_library(raw, region)


@given(ODD_INPUT)
def test_what_comes_out_goes_in_unchanged(raw):
    e164 = to_e164(raw)
    assert e164 is None or to_e164(e164) == e164
