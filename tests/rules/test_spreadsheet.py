"""Numbers as spreadsheets write them, in whichever column they stand, and of whichever country they are."""

import csv
from pathlib import Path

import pytest

from bot.assignment.rules.places.phones import country_of, to_e164
from bot.assignment.rules.sheets.contact_rows import ContactRow, contact_of
from bot.assignment.rules.sheets.sheet_terms import Caution, Problem, Reason, Row, Warned
from bot.assignment.rules.spreadsheet import is_rounded, plain_number

FLOATS = Path(__file__).parent / "files" / "phone_as_float.csv"


def test_a_number_that_was_rounded_is_refused_and_an_exact_one_read():
    with FLOATS.open(encoding="utf-8") as file:
        ana, ben, cal = (contact_of(Row(line, each)) for line, each in enumerate(csv.DictReader(file), 2))
    assert ana == Problem(2, Reason.PHONE_ROUNDED, "1.20255501E10")
    assert isinstance(ben, ContactRow)
    assert isinstance(cal, ContactRow)
    assert (ben.phone, cal.phone) == ("+12025550102", "+12025550103")


@pytest.mark.parametrize(
    "written, digits",
    [
        ("1.2025550102E10", "12025550102"),
        ("1.2025550102e+10", "12025550102"),
        ("2.025550103E9", "2025550103"),
        ("2,025550103E+09", "2025550103"),
        ("12025550100.0", "12025550100"),
        ("12025550100.00", "12025550100"),
        ("12025550100,0", "12025550100"),
        ('="2025550100"', "2025550100"),
        ("'2025550100", "2025550100"),
        ("2025550100", "2025550100"),
    ],
)
def test_exact_numbers_of_spreadsheets_are_read(written, digits):
    assert plain_number(written) == digits
    assert to_e164(written) == f"+1{digits.removeprefix('1')}"


@pytest.mark.parametrize(
    "written",
    [
        "1.20255501E10",
        "1.20255501E+10",
        "1.20255501e+10",
        "1,20255E+10",
        "2.02555E+09",
        "2.0E9",
        "2E9",
        "1.2E+10",
        "1.2025550102E11",
        "2.025550103E10",
        '="1.20256E+10"',
    ],
)
def test_rounded_numbers_are_refused_by_line_and_never_guessed(written):
    assert is_rounded(written)
    assert to_e164(written) is None
    assert contact_of(Row(3, {"phone": written})) == Problem(3, Reason.PHONE_ROUNDED, written)


@pytest.mark.parametrize(
    "cells, phone, column",
    [
        ({"phone": "", "phone_2": "202-555-0102"}, "+12025550102", "phone_2"),
        ({"phone": "n/a", "mobile": "202-555-0102"}, "+12025550102", "mobile"),
        ({"phone": "1.2E10", "cell_phone": "202-555-0102"}, "+12025550102", "cell_phone"),
        ({"phone": "", "alternate_phone": "", "phone3": "202-555-0102"}, "+12025550102", "phone3"),
        ({"phone": "", "other_phone": "202-555-0102", "mobile": "202-555-0103"}, "+12025550103", "mobile"),
        ({"phone": "202-555-0101", "mobile": "202-555-0102"}, "+12025550101", None),
    ],
)
def test_where_a_phone_column_holds_nothing_the_next_is_taken_and_said(cells, phone, column):
    row = contact_of(Row(2, cells))
    assert isinstance(row, ContactRow)
    assert row.phone == phone
    assert row.noted == ((Warned(Caution.OTHER_PHONE, column),) if column else ())


@pytest.mark.parametrize("column", ["home_phone", "work_phone", "landline", "fax", "phone_type", "notes"])
def test_columns_of_other_telephones_are_not_taken(column):
    assert contact_of(Row(2, {"phone": "", column: "202-555-0102"})) == Problem(2, Reason.PHONE_MISSING)


@pytest.mark.parametrize(
    "e164, country",
    [
        ("+12025550101", "US"),
        ("+17875550101", "US"),
        ("+16715550101", "US"),
        ("+18005550101", "US"),
        ("+14165550123", "CA"),
        ("+17095550123", "CA"),
        ("+18765550123", "JM"),
        ("+18095550123", "DO"),
        ("+442071838750", "GB"),
        ("+525512345678", "MX"),
        ("+881612345678", "ZZ"),
    ],
)
def test_numbers_tell_their_country(e164, country):
    assert country_of(e164) == country


def test_the_report_counts_what_was_not_understood():
    row = contact_of(Row(2, {"phone": "+52 55 1234 5678", "zone": "Martian"}))
    assert isinstance(row, ContactRow)
    assert row.noted == (
        Warned(Caution.ABROAD, "MX"),
        Warned(Caution.PLACE_UNREAD, "Martian"),
        Warned(Caution.STRICTEST_CLOCK),
    )
    assert row.zone.endswith("@MX")
    assert "America/Mexico_City" in row.zone
    assert "Pacific/Honolulu" in row.zone
