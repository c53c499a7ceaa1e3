"""Exports run nothing in a spreadsheet and read back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.places.phones import to_e164
from bot.assignment.rules.sheets.csvsafe import guard, may_run, unguard

RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.mark.parametrize(
    "cell, shown",
    [
        ("Ana", "Ana"),
        ("", ""),
        ("1-800", "1-800"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+12025550142", "+12025550142"),
        ("+447911123456", "'+447911123456"),
        ("+2", "'+2"),
        ("-2", "-2"),
        ("-2.50", "-2.50"),
        ("-2+3", "'-2+3"),
        ("-1234567890123456", "'-1234567890123456"),
        ("'-2", "''-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),  # noqa: RUF001 - some spreadsheets read the wide signs too
        ("'=1", "''=1"),
        ("O'Neil", "O'Neil"),
        ("'tis", "'tis"),
    ],
)
def test_a_cell_that_could_run_becomes_text(cell, shown):
    assert guard(cell) == shown
    assert unguard(shown) == cell


@given(st.text() | st.builds(str.__add__, st.sampled_from([*RISKY_STARTS, "'", "'="]), st.text()))
def test_no_export_can_run_and_every_cell_comes_back(cell):
    shown = guard(cell)
    assert not shown.startswith(RISKY_STARTS) or is_number(shown)
    assert unguard(shown) == cell


CELLS = st.lists(st.text() | st.sampled_from(["-2", "+12025550142", "-2\n", "-2\0", "Ana"]), max_size=5)


@given(CELLS)
def test_many_cells_are_known_to_need_no_guard_in_one_go(cells):
    assert may_run(cells) or [guard(cell) for cell in cells] == cells
    assert not may_run(["Ana", "", "+12025550142", "-2.5"])


def is_number(cell):
    """Signs and digits, which a spreadsheet reads as a number and shows whole."""
    try:
        float(cell)
    except ValueError:
        return False
    return cell.isascii() and not set(cell) - set("+-.0123456789")


@pytest.mark.parametrize("number", ["+12025550142", "+447911123456"])
def test_phone_numbers_survive_the_way_through_a_file(number):
    file = io.StringIO()
    csv.writer(file).writerow([guard(number)])
    file.seek(0)
    (cell,) = next(csv.reader(file))
    assert unguard(cell) == number
    assert to_e164(unguard(cell)) == number


def test_a_number_of_home_survives_a_spreadsheet_that_drops_its_plus():
    assert to_e164(guard("+12025550142").removeprefix("+")) == "+12025550142"
