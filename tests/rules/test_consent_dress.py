"""What files say of consent in words that are easily taken for their contrary, or for nothing."""

import pytest

from bot.assignment.rules.consent_cells import Says, said
from bot.assignment.rules.consent_columns import Kind, Meaning, meaning_of

LEAVING, LEFT_AT = Meaning(Kind.LEAVING), Meaning(Kind.LEAVING, dated=True)


@pytest.mark.parametrize(
    "label",
    ["UnSubscribed", "isUnSubscribed", "SMS_UnSubscribed", "un-subscribed", "UN_SUBSCRIBED", "CanNotText"],
)
def test_a_word_in_two_parts_is_not_taken_for_its_contrary(label):
    assert meaning_of(label).kind is Kind.LEAVING


HOW_THEY_LEFT = (
    "quit|END|Cancelled|texted STOP|keyword STOP|Stopped 3/4|user opted out on 3/1|SMS|text, email|all"
)
HOW_THEY_LEFT += "|Y - opted out 3/1|1 (Yes)|'1|✔\ufe0f|dnd"


@pytest.mark.parametrize("cell", HOW_THEY_LEFT.split("|"))
def test_how_or_what_somebody_left_is_an_opt_out(cell):
    assert said(LEAVING, cell) is Says.OUT


@pytest.mark.parametrize("cell", ["2026-01", "3/4"])
def test_part_of_a_day_is_an_opt_out_where_the_column_says_when(cell):
    assert said(LEFT_AT, cell) is Says.OUT
    assert said(LEAVING, cell) is Says.UNCLEAR


@pytest.mark.parametrize("cell", ["never opted out", "never", "no, still texting", "never stopped"])
def test_who_did_not_leave_in_so_many_words_is_opted_out_nowhere(cell):
    assert said(LEAVING, cell) is Says.UNCLEAR
