"""Things happen in the order of the clock, whatever it does."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.network.agenda import Agenda
from tests.clock import StillClock


@pytest.fixture
def agenda(clock):
    return Agenda(clock)


@given(st.lists(st.integers(0, 100)), st.lists(st.integers(1, 30)))
def test_acts_happen_once_in_order_and_never_early(dues, leaps):
    clock = Clock(source=StillClock())
    agenda, start, done = Agenda(clock), clock.now(), []
    for due in dues:
        agenda.put(start + timedelta(seconds=due), lambda at: done.append(at - start))
    for leap in leaps:
        clock.advance(timedelta(seconds=leap))
        agenda.catch_up()
        assert done == sorted(
            timedelta(seconds=due) for due in dues if due <= (clock.now() - start).total_seconds()
        )


def test_what_follows_from_an_act_happens_in_the_same_leap(agenda, clock):
    start, done = clock.now(), []

    def act(at):
        done.append((at - start).total_seconds())
        agenda.put(at + timedelta(seconds=10), act)

    agenda.put(start, act)
    agenda.put(start + timedelta(seconds=15), lambda at: done.append("between"))
    clock.advance(timedelta(seconds=25))
    agenda.catch_up()
    assert done == [0, 10, "between", 20]


async def test_a_move_of_the_clock_wakes_a_sleeping_agenda(agenda, clock):
    happened = asyncio.Event()
    agenda.put(clock.now() + timedelta(days=1), lambda at: happened.set())
    task = asyncio.create_task(agenda.run())
    await asyncio.sleep(0)
    assert not happened.is_set()
    clock.advance(timedelta(days=1))
    await asyncio.wait_for(happened.wait(), 5)
    task.cancel()


async def test_an_act_that_fails_is_logged_and_the_next_still_happens(agenda, clock, caplog):
    happened = asyncio.Event()
    agenda.put(clock.now(), lambda at: 1 / 0)
    agenda.put(clock.now(), lambda at: happened.set())
    task = asyncio.create_task(agenda.run())
    await asyncio.wait_for(happened.wait(), 5)
    task.cancel()
    assert "ZeroDivisionError" in caplog.text
