"""Exports run nothing in a spreadsheet and read back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.places.phones import to_e164
from bot.assignment.rules.sheets.csvsafe import guard, unguard

RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.mark.parametrize(
    "cell, shown",
    [
        ("Ana", "Ana"),
        ("", ""),
        ("1-800", "1-800"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+12025550142", "'+12025550142"),
        ("-2", "'-2"),
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
    assert not shown.startswith(RISKY_STARTS)
    assert unguard(shown) == cell


def test_phone_numbers_survive_the_way_through_a_file():
    file = io.StringIO()
    csv.writer(file).writerow([guard("+12025550142")])
    file.seek(0)
    (cell,) = next(csv.reader(file))
    assert unguard(cell) == "+12025550142"
    assert to_e164(cell) == "+12025550142"
