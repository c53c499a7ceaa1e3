"""How many contacts a volunteer is dealt, and who gets how many of what is dealt to several."""

from collections import Counter
from itertools import product

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


LOADS = st.lists(st.integers(0, 30), min_size=1, max_size=6)


@given(st.integers(0, 60), st.integers(1, 7))
def test_equal_shares_differ_by_at_most_one_and_nobody_is_starved(count, people):
    dealt = deal_out(count, [0] * people, [None] * people)
    shares = [dealt.count(place) for place in range(people)]
    assert sum(shares) == count
    assert max(shares) - min(shares) <= 1


@given(st.integers(0, 60), LOADS)
def test_nobody_ends_more_loaded_than_the_best_possible_by_more_than_one(count, loads):
    dealt = deal_out(count, loads, [None] * len(loads))
    ends = [load + dealt.count(place) for place, load in enumerate(loads)]
    best = max(*loads, -(-(sum(loads) + count) // len(loads)))
    assert max(ends) <= best


@given(st.integers(0, 6), st.lists(st.integers(0, 4), min_size=1, max_size=3))
def test_no_other_way_to_deal_leaves_the_most_loaded_better_off(count, loads):
    ways = product(range(len(loads)), repeat=count)
    best = min(max(load + way.count(place) for place, load in enumerate(loads)) for way in ways)
    dealt = deal_out(count, loads, [None] * len(loads))
    assert max(load + dealt.count(place) for place, load in enumerate(loads)) == best


@given(st.integers(0, 60), st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=6))
def test_nobody_gets_more_than_there_is_room_for_and_no_room_stays_empty(count, people):
    rooms = [room for _, room in people]
    dealt = deal_out(count, [load for load, _ in people], rooms)
    got = Counter(dealt)
    assert len(dealt) == count
    assert all(room is None or got[place] <= room for place, room in enumerate(rooms))
    placed = count if None in rooms else min(count, sum(room or 0 for room in rooms))
    assert count - got[None] == placed


def test_the_oldest_go_in_turn_so_that_everybody_gets_a_fair_mix():
    assert deal_out(5, [0, 0], [None, None]) == [0, 1, 0, 1, 0]


def test_what_was_dealt_before_counts_where_loads_are_equal():
    assert deal_out(1, [3, 3], [None, None], [3, 1]) == [1]
