"""Intervals of shares, against published figures and what must hold of any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.shares import Share


@pytest.mark.parametrize(
    "count, of, low, high",
    [
        # R. G. Newcombe (1998), Statistics in Medicine 17, table I, method 3: Wilson without correction.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_the_tables(count, of, low, high):
    assert Share(count, of).interval == pytest.approx((low, high), abs=0.00006)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_in_its_interval_which_shrinks_as_more_are_counted(counted):
    few, many = Share(*counted), Share(*(10 * each for each in counted))
    low, high = few.interval
    assert 0 <= low <= few.share <= high <= 1
    assert many.interval[1] - many.interval[0] < high - low


def test_of_nothing_and_of_few_nothing_is_told():
    assert Share(0, 0).interval == (0.0, 1.0)
    assert (Share(0, 0).is_enough, Share(50, 99).is_enough, Share(50, 100).is_enough) == (False, False, True)
