"""Rows with cells beside their columns, where nobody knows which cell is of which column."""

import io

import pytest

from bot.assignment.rules.law.consent import ConsentColumns
from bot.assignment.rules.sheets.sheet import Row, open_sheet


def consent_of(header, row):
    sheet = open_sheet(io.BytesIO(f"{header}\n{row}\n".encode()))
    [read] = [each for each in sheet if isinstance(each, Row)]
    return ConsentColumns(sheet.columns).consent_of(read.values, read.beside)


@pytest.mark.parametrize(
    "header, row, out",
    [
        ("phone,note,opted_out", "2025550101,call, no,yes", True),
        ("phone,opted_out,note", "2025550101,,yes,x", True),
        ("phone,opted_out", "2025550101,no,extra", False),
        ("phone,first_name,opted_out", "2025550101,Ana,no,extra", False),
        ("phone,email_opt_out", "2025550101,no,yes", False),
        ("phone,first_name", "2025550101,Ana,yes", False),
        ("phone,first_name,tags", "2025550101,Ruiz, Ana,opt-out", True),
    ],
)
def test_what_a_stray_separator_moved_out_of_a_column_of_consent_is_heard(header, row, out):
    told = consent_of(header, row)
    assert (told.opted_out, told.withheld) == (out, False)
