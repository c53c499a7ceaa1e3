"""How many contacts a volunteer is dealt."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.deal import bucket_size, deal_out, even_shares

LIMITS = st.none() | st.integers(-5, 500)


@pytest.mark.parametrize(
    "asked, bucket, available, room, size",
    [
        (None, 100, 1_000, None, 100),
        (None, 100, 37, None, 37),  # a small list goes whole to one person
        (25, 100, 1_000, None, 25),
        (200, 100, 1_000, None, 100),  # nobody asks for more than a bucket
        (None, 100, 1_000, 12, 12),
        (None, 100, 1_000, 0, 0),
        (None, 100, 1_000, -3, 0),  # a cap lowered under what is held
        (None, 100, 0, None, 0),
        (None, 100, None, None, 100),
    ],
)
def test_the_smallest_limit_decides(asked, bucket, available, room, size):
    assert bucket_size(asked, bucket, available, room) == size


@given(LIMITS, st.integers(0, 500), LIMITS, LIMITS)
def test_no_limit_is_ever_passed(asked, bucket, available, room):
    size = bucket_size(asked, bucket, available, room)
    assert size >= 0
    assert all(size <= max(0, limit) for limit in (asked, bucket, available, room) if limit is not None)


@given(st.integers(1, 200), st.integers(0, 2_000))
def test_buckets_are_full_while_contacts_remain(bucket, available):
    dealt = []
    while available:
        dealt.append(bucket_size(None, bucket, available, None))
        available -= dealt[-1]
    assert all(size == bucket for size in dealt[:-1])


@given(st.integers(0, 500), st.integers(1, 40))
def test_even_shares_are_what_dealing_among_equals_comes_to(count, receivers):
    dealt = Counter(deal_out(count, [0] * receivers, [None] * receivers))
    assert even_shares(count, receivers) == [dealt[place] for place in range(receivers)]
