"""What rows have in common is counted by kind and detail, and takes bounded memory."""

from bot.assignment.rules.sheets.sheet_terms import Caution, Warned
from bot.assignment.rules.sheets.tally import MOST_DETAILS, Tally

ONE, OTHER = Caution.UNNAMED_COLUMN, Caution.REPEATED_COLUMN


def test_rows_are_counted_by_kind_and_detail():
    tally = Tally()
    tally.add([Warned(ONE, "a"), Warned(OTHER, "x")])
    tally.add([Warned(ONE, "a"), Warned(ONE, "a")])
    tally.add([Warned(ONE, "b")])
    tally.add([])
    assert tally.warnings == (Warned(ONE, "a", 2), Warned(ONE, "b", 1), Warned(OTHER, "x", 1))


def test_of_endless_details_only_so_many_are_kept_and_no_row_goes_uncounted():
    tally = Tally()
    for number in range(MOST_DETAILS * 3):
        tally.add([Warned(ONE, str(number))])
    assert len(tally.warnings) == MOST_DETAILS + 1
    assert sum(each.rows for each in tally.warnings) == MOST_DETAILS * 3
