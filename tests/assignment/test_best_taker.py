"""Who should take over, and why: on shift first, then the next shift, the least loaded with room."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.assignment.people import members
from bot.assignment.reassignment.best_taker import best_taker, takers
from bot.assignment.shifts.shift import join_shift, open_shift
from bot.storage.campaigns import campaigns
from bot.storage.tables import Person

HOUR = timedelta(hours=1)


@pytest.fixture
def shift(bank):
    """Opens a shift from so many hours from now until so many, with these people on it."""

    def shift(*who, begins=0.0, ends=2.0, campaign_id=None):
        now = bank.clock()
        opened = bank.do(open_shift, bank.ana, now + begins * HOUR, now + ends * HOUR, campaign_id).id
        for each in who:
            bank.do(join_shift, each, opened)
        return now + begins * HOUR, now + ends * HOUR

    return shift


@pytest.fixture
def active(bank):
    """Says that somebody did something so many minutes ago."""

    def active(who, minutes=1):
        at = bank.clock() - timedelta(minutes=minutes)
        mine = col(Person.id) == bank.person_id(who)
        with bank.database.transaction() as session:
            session.execute(sa.update(Person).where(mine).values(active_at=at))

    return active


@pytest.fixture
def best(bank):
    """The best taker of a campaign, leaving some people out."""

    def best(opened, *beside):
        ids = [bank.person_id(who) for who in beside]
        with bank.database.reading() as session:
            return best_taker(session, bank.clock(), campaigns.get(session, opened), beside=ids)

    return best


@pytest.fixture
def ranked(bank):
    """The names of all takers of a campaign, the best first."""

    def ranked(opened):
        with bank.database.reading() as session:
            found = takers(session, bank.clock(), campaigns.get(session, opened))
            return [each.person.name for each in found]

    return ranked


def test_of_those_on_shift_the_least_loaded_is_best(bank, evening, shift, best):
    opened = bank.open(6, bucket_size=3)
    ben, cleo = evening.working("Ben", opened, texted=0), evening.working("Cleo", opened, texted=1)
    _, ends = shift(ben, cleo)
    found = best(opened)
    assert (found.person.name, found.open_work, found.on_shift) == ("Cleo", 2, True)
    assert (found.until, found.begins) == (ends, None)


def test_who_gives_is_never_who_takes(bank, shift, best):
    opened, ben, cleo = bank.open(1), bank.person("Ben"), bank.person("Cleo")
    shift(ben, cleo)
    assert best(opened, ben).person.name == "Cleo"
    assert best(opened, ben, cleo) is None


def test_the_suspended_the_full_and_outsiders_never_take(bank, evening, shift, best):
    gone, full, outside = (bank.person(name) for name in ("Gone", "Full", "Outside"))
    opened = bank.open(2, user_list_id=evening.list_of("Crew", gone, full))
    shift(gone, full, outside)
    bank.do(members.suspend, bank.ana, bank.person_id(gone))
    bank.do(members.set_cap, bank.ana, bank.person_id(full), 0)
    assert best(opened) is None
    bank.do(members.set_cap, bank.ana, bank.person_id(full), 1)
    assert best(opened).person.name == "Full"


def test_a_shift_of_another_campaign_makes_nobody_a_taker(bank, shift, best):
    opened, other = bank.open(1), bank.open(1, rows=[])
    shift(bank.person("Ben"), campaign_id=other)
    assert best(opened) is None


def test_after_those_on_shift_come_those_of_the_next_within_the_hour(bank, evening, shift, best, ranked):
    opened = bank.open(4)
    ben, cleo, dara = evening.working("Ben", opened, texted=0), bank.person("Cleo"), bank.person("Dara")
    late = bank.person("Late")
    shift(ben)
    shift(dara, begins=0.75, ends=3)
    begins, _ = shift(cleo, dara, begins=0.5, ends=3)
    shift(late, begins=1.5, ends=3)
    assert ranked(opened) == ["Ben", "Cleo", "Dara"]
    found = best(opened, ben)
    assert (found.person.name, found.on_shift, found.begins, found.until) == ("Cleo", False, begins, None)


def test_where_no_shifts_are_kept_whoever_was_active_lately_takes(bank, active, best, ranked):
    opened, ben, cleo = bank.open(1), bank.person("Ben"), bank.person("Cleo")
    active(ben, minutes=29)
    active(cleo, minutes=31)
    assert ranked(opened) == ["Ben"]
    found = best(opened)
    assert (found.on_shift, found.until, found.begins) == (False, None, None)


def test_once_a_shift_was_kept_activity_alone_does_not_count(bank, shift, active, best):
    opened, ben = bank.open(1), bank.person("Ben")
    shift(begins=0, ends=1)
    bank.clock.forward(2 * HOUR)
    active(ben)
    assert best(opened) is None


def test_on_two_shifts_the_one_that_ends_last_is_told(bank, shift, best):
    opened, ben = bank.open(1), bank.person("Ben")
    _, later = shift(ben, ends=3)
    shift(ben, ends=1, campaign_id=opened)
    assert best(opened).until == later
