"""What is taken for an answer, by what was asked for."""

import pytest

from bot.assignment.rules.answers import LONGEST, read
from bot.vocabulary import Asks


@pytest.mark.parametrize(
    "said, kept",
    [
        ("3", "3"),
        (" 1,200 ", "1200"),
        ("2.50", "2.5"),
        ("-4", "-4"),
        ("0.0", "0"),
        ("100", "100"),
        ("1e3", "1000"),
        ("two", None),
        ("", None),
        ("NaN", None),
        ("Infinity", None),
        ("1e9999999", None),
        ("1" * 40, None),
    ],
)
def test_a_number_is_kept_alike_however_it_is_written(said, kept):
    assert read(Asks.NUMBER, (), said) == kept


def test_a_choice_is_one_of_those_on_offer_and_words_are_not_too_long():
    assert read(Asks.CHOICE, ("yes", "no"), "yes") == "yes"
    assert read(Asks.CHOICE, ("yes", "no"), "Yes") is None
    assert read(Asks.WORDS, (), " the park ") == "the park"
    assert read(Asks.WORDS, (), "x" * (LONGEST + 1)) is None
