"""Who is on shift, in which campaign, and since when they are not."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.storage.shifts import shifts
from bot.storage.tables import Person, Shift

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def people(rows, database):
    """Four people, in the order of their ids."""
    with database.transaction() as session:
        added = [Person(name=name, created_at=NOW) for name in ("Ben", "Cleo", "Dev")]
        session.add_all(added)
        session.flush()
        return [rows.person, *(person.id for person in added)]


@pytest.fixture
def do(database):
    def do(operation, *facts, **named):
        with database.transaction() as session:
            return operation(session, *facts, **named)

    return do


@pytest.fixture
def shift(do):
    """Adds a shift from so many hours from now until so many, with these people on it, and says its id."""

    def shift(begins, ends, *people, campaign_id=None):
        def add(session):
            times = {"starts_at": NOW + begins * HOUR, "ends_at": NOW + ends * HOUR}
            found, _ = shifts.add(session, Shift(campaign_id=campaign_id, created_at=NOW, **times))
            for person in people:
                shifts.join(session, found.id or 0, person, now=NOW)
            return found.id

        return do(add)

    return shift


def end(session, shift_id, now):
    found = shifts.locked(session, shift_id)
    assert found
    return shifts.end(session, found, now=now)


def ids(session, found, now):
    return [shift.id for shift in found(session, now)]


@pytest.mark.parametrize("hours, on", [(-1.001, False), (-1, True), (0, True), (0.999, True), (1, False)])
def test_a_shift_runs_from_its_start_until_just_before_its_end(do, shift, people, hours, on):
    shift(-1, 1, people[0])
    assert do(shifts.on_now, NOW + hours * HOUR, None) == ([people[0]] if on else [])


def test_whoever_is_on_two_shifts_is_named_once_and_in_order(do, shift, people, rows):
    shift(-1, 1, people[2], people[0])
    shift(-2, 2, people[0], people[1], campaign_id=rows.campaign)
    assert do(shifts.on_now, NOW, None) == people[:3]


def test_a_campaign_is_served_by_its_own_shifts_and_by_those_of_all(do, shift, people, rows):
    shift(-1, 1, people[1])
    shift(-1, 1, people[0], campaign_id=rows.campaign)
    assert do(shifts.on_now, NOW, rows.campaign) == people[:2]
    assert do(shifts.on_now, NOW, rows.campaign + 1) == [people[1]]
    assert do(shifts.on_now, NOW, None) == people[:2]


def test_whoever_left_is_off_and_may_come_back(do, shift, people):
    opened = shift(-1, 1, *people[:2])
    assert do(shifts.leave, opened, people[0], now=NOW)
    assert not do(shifts.leave, opened, people[0], now=NOW)
    assert do(shifts.on_now, NOW, None) == [people[1]]
    assert do(shifts.join, opened, people[0], now=NOW + HOUR / 2)
    assert not do(shifts.join, opened, people[0], now=NOW + HOUR / 2)
    assert do(shifts.rosters, [opened]) == {opened: [people[1], people[0]]}


def test_a_running_shift_ends_at_once_and_only_once(do, shift, people):
    opened = shift(-1, 1, people[0])
    assert do(end, opened, NOW)
    assert not do(end, opened, NOW)
    assert do(shifts.on_now, NOW, None) == []
    assert do(ids, shifts.running, NOW - HOUR / 2) == [opened], "it did run until then"


def test_a_shift_that_just_began_can_be_ended(do, shift, people):
    assert do(end, shift(0, 1, people[0]), NOW)
    assert do(shifts.on_now, NOW, None) == []


def test_a_shift_ended_before_it_began_never_runs(do, shift, people):
    opened = shift(1, 2, people[0])
    assert do(end, opened, NOW)
    assert not do(end, opened, NOW)
    assert do(ids, shifts.upcoming, NOW) == []
    assert do(shifts.on_now, NOW + 1.5 * HOUR, None) == []


def test_the_next_to_end_and_the_next_to_begin_come_first(do, shift, rows):
    late, soon = shift(3, 4), shift(1, 5, campaign_id=rows.campaign)
    long, short = shift(-1, 2), shift(-1, 1)
    shift(-2, 0)
    assert do(ids, shifts.running, NOW) == [short, long]
    assert do(ids, shifts.upcoming, NOW) == [soon, late]


def test_a_twin_of_a_shift_is_that_shift(do, shift, rows):
    opened = shift(1, 2)
    assert shift(1, 2) == opened
    assert shift(1, 2, campaign_id=rows.campaign) != opened
    assert do(end, opened, NOW)
    assert shift(1, 2) != opened, "what was called off can be opened anew"
