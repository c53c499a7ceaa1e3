"""Names as people type them."""

import pytest

from bot.assignment.rules.typed.calling import key_of, meant, same

NAMES = ["José’s “GOTV” — South", "GOTV North", "GOTV", "Ñandú 2026", "Riverside"]


def found(typed):
    return meant(typed, NAMES, str)


@pytest.mark.parametrize("typed", ['jose\'s "gotv" - south', "JOSE'S GOTV - SOUTH", "josés “GOTV” – south"])
def test_case_accents_quotes_and_dashes_make_no_difference(typed):
    assert key_of(typed) == key_of(NAMES[0])
    assert found(typed) == [NAMES[0]]


def test_a_beginning_a_word_and_a_part_are_enough():
    assert found("nandu") == ["Ñandú 2026"]
    assert found("2026") == ["Ñandú 2026"]
    assert found("verside") == ["Riverside"]
    assert found("joses gotv south") == [NAMES[0]]  # without any punctuation
    assert found("nobody") == []


def test_what_is_called_exactly_so_is_meant_though_others_begin_so():
    assert found("GOTV") == ["GOTV"]
    assert meant("Jose", ["Jose", "José"], str) == ["Jose"]
    assert meant("JOSE", ["Jose", "José"], str) == ["Jose", "José"]


def test_a_name_is_taken_in_any_dress():
    taken = [(7, "Émile’s list")]
    assert same("emile's  LIST", taken) == 7
    assert same("Emile", taken) is None


def test_names_without_letters_are_told_apart():
    assert meant("🎉", ["🎉", "🎈"], str) == ["🎉"]
    assert key_of("🎉") != key_of("🎈")
