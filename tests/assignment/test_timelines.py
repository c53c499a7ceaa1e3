"""Random nights of shifts on each database, and proof that they find what they should."""

import os
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test
from sqlmodel import col

from bot.assignment.shifts import lapse, shift_end
from bot.assignment.staffing import coming_and_going, routing
from bot.assignment.staffing import on_duty as judged
from bot.storage.engine.database import Collision
from bot.storage.shifts import shifts
from bot.storage.staffing import attendance, duty, handed
from bot.storage.tables import ShiftMember
from bot.vocabulary import Timed
from tests.assignment.days import Nights
from tests.assignment.timeline import Timeline

NIGHTS = int(os.environ.get("HISTORIES", "40"))


def live(database, nights, phases=tuple(Phase), begin=None):
    Timeline.stage = Nights(database)
    run_state_machine_as_test(
        Timeline if begin is None else seed(begin)(Timeline),
        settings=settings(
            max_examples=nights,
            stateful_step_count=20,
            phases=phases,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.timeout(840)
def test_nothing_waits_with_anybody_who_went_home(database):
    live(database, NIGHTS)


def replies_stay_where_they_are(patch):
    patch.setattr(routing, "route", lambda *_facts: None)


def nobody_looks_after_the_grace(patch):
    patch.setattr(shift_end, "_sweep", lambda *_facts: None)


def whoever_left_early_counts_as_there(patch):
    works = duty._works
    left: Any = col(ShiftMember.left_at)
    patch.setattr(duty, "_works", lambda: works() | (left <= duty._NOW))


def acts_before_the_end_of_a_shift_count(patch):
    patch.setattr(duty, "went_since", lambda *_facts, **_named: sa.false())


def being_done_ends_nothing(patch):
    patch.setattr(duty, "be_done", lambda *_facts: None)


def done_stays_on_the_shift(patch):
    patch.setattr(coming_and_going, "leave", lambda *_facts: False)


def whoever_is_back_is_not_on_the_shift(patch):
    patch.setattr(shifts, "rejoin", lambda *_facts, **_named: None)


def a_lapse_is_not_looked_after(patch):
    patch.setattr(lapse, "_take_away", lambda *_facts: None)


def a_lapse_is_told_again_and_again(patch):
    then = lapse._then
    patch.setattr(lapse, "_then", lambda session, now, timer, _kind: then(session, now, timer, Timed.LAPSE))


def what_is_given_stays_for_ever(patch):
    patch.setattr(handed, "STAYS", timedelta(days=7))


def what_is_given_does_not_stay(patch):
    patch.setattr(judged, "keeps", lambda *_facts: False)


def a_second_act_counts_not(patch):
    patch.setattr(attendance, "is_noted", lambda person, *_facts: person.noted_in is not None)


# Each bug with the seed with which it is found soon.
BUGS = {
    replies_stay_where_they_are: 7,
    nobody_looks_after_the_grace: 1,
    whoever_left_early_counts_as_there: 2,
    acts_before_the_end_of_a_shift_count: 14,
    being_done_ends_nothing: 0,
    done_stays_on_the_shift: 2,
    whoever_is_back_is_not_on_the_shift: 28,
    a_lapse_is_not_looked_after: 10,
    a_lapse_is_told_again_and_again: 10,
    what_is_given_stays_for_ever: 10,
    what_is_given_does_not_stay: 15,
    a_second_act_counts_not: 0,
}


@pytest.mark.parametrize("bug", BUGS)
@pytest.mark.timeout(840)
def test_planted_bugs_are_found(sqlite_only, bug, patch):
    bug(patch)
    with pytest.raises((AssertionError, Collision, Flaky)):
        live(sqlite_only, 1000, (Phase.generate,), BUGS[bug])
