"""The pace of texts: steady, with at most a second saved up, and patient when the provider asks."""

from hypothesis import given
from hypothesis import strategies as st

from bot.courier.pace import Pace


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def leave(pace: Pace) -> int:
    """Let every text leave that may."""
    ready = pace.ready()
    for _ in range(ready):
        pace.spend(1)
    return ready


def test_a_second_is_saved_up_and_no_more():
    seconds = Seconds()
    pace = Pace(10, seconds)
    seconds.now = 3600.0
    assert leave(pace) == 10
    assert pace.ready() == 0


def test_less_than_one_a_second_is_possible():
    seconds = Seconds()
    pace = Pace(0.1, seconds)
    assert leave(pace) == 1
    assert pace.delay() == 10
    seconds.now = 10.0
    assert leave(pace) == 1


def test_the_provider_is_given_the_time_it_asks_for():
    seconds = Seconds()
    pace = Pace(10, seconds)
    pace.hold(30)
    assert pace.delay() == 30
    seconds.now = 29.9
    assert pace.ready() == 0
    seconds.now = 30.0
    assert pace.ready() == 1


@given(st.floats(0.1, 1000), st.lists(st.floats(0, 5), max_size=50))
def test_never_more_than_the_rate_allows(per_second, steps):
    seconds = Seconds()
    pace = Pace(per_second, seconds)
    left = 0
    for step in steps:
        seconds.now += step
        left += leave(pace)
        assert left <= max(1.0, per_second) + seconds.now * per_second + 1e-6
        assert (pace.delay() > 0) == (pace.ready() == 0)


def test_a_long_text_takes_the_time_of_its_segments():
    seconds = Seconds()
    pace = Pace(2, seconds)
    pace.spend(6)
    assert pace.ready() == 0
    assert pace.delay() == 2.5
    seconds.now = 2.5
    assert pace.ready() == 1


def test_at_half_the_pace_half_as_many_leave_and_at_full_pace_all_again():
    seconds = Seconds()
    pace = Pace(10, seconds)
    leave(pace)
    pace.slow(2)
    seconds.now = 1.0
    assert leave(pace) == 5
    pace.slow(1)
    seconds.now = 2.0
    assert leave(pace) == 10
