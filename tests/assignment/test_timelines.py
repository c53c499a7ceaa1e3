"""Random nights of shifts on each database, and proof that they find what they should."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test
from sqlmodel import col

from bot.assignment import routing, shift_end
from bot.storage import duty
from bot.storage.database import Collision
from bot.storage.tables import ShiftMember
from tests.assignment.timeline import Nights, Timeline

NIGHTS = int(os.environ.get("HISTORIES", "150" if "CI" in os.environ else "40"))


def live(database, nights, phases=tuple(Phase)):
    Timeline.stage = Nights(database)
    run_state_machine_as_test(
        Timeline,
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
    for built_once in ("_is_on", "_on_among"):
        patch.setattr(duty, built_once, getattr(duty, built_once).__wrapped__)
    patch.setattr(duty, "_works", lambda now: works(now) | (col(ShiftMember.left_at) <= now))


@pytest.mark.parametrize(
    "bug", [replies_stay_where_they_are, nobody_looks_after_the_grace, whoever_left_early_counts_as_there]
)
@pytest.mark.timeout(840)
def test_planted_bugs_are_found(sqlite_only, bug, monkeypatch):
    bug(monkeypatch)
    with pytest.raises((AssertionError, Collision, Flaky)):
        live(sqlite_only, 1000, (Phase.generate,))
