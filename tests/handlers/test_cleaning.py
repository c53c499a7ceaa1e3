"""What people type, without the signs that no database holds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.cleaning import cleaned

ANYTHING = st.text(st.characters(categories=None), max_size=20)
SIMPLE = ANYTHING | st.integers() | st.none()
TYPED = st.recursive(SIMPLE, lambda it: st.lists(it) | st.dictionaries(ANYTHING, it))


@given(TYPED)
def test_all_that_is_left_can_be_stored(typed):
    left = json.dumps(cleaned(typed), ensure_ascii=False).encode()
    assert b"\\u0000" not in left


@given(TYPED)
def test_cleaning_twice_changes_nothing_more(typed):
    assert cleaned(cleaned(typed)) == cleaned(typed)


@pytest.mark.parametrize("typed", ["", "plain", "Ünïcödé 🗳️", ["a", ("b", 1)], {"a": None, "b": {"c": "d"}}])
def test_whatever_can_be_stored_stays_as_it_is(typed):
    assert cleaned(typed) == typed
