"""Shifts as they are drawn, and every question about times."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.assignment.outcomes.shifts import ShiftPhase
from bot.assignment.rules.calendar.when import TimeFault, WrongTimes
from bot.views.phrases.shifts import shift as words
from bot.views.phrases.shifts import times
from bot.views.screens.shifts import cover
from bot.vocabulary import Language
from tests.views.admin import ref
from tests.views.shifts import shift
from tests.views.spoken import surfaces_in


def test_nothing_is_cut_off_at_the_end_where_the_buttons_are():
    for surface in surfaces_in(Language.ENGLISH, "tests.views.shift_surfaces").values():
        assert len(surface.blocks) == len(surface.payload()["blocks"])


@pytest.mark.parametrize(
    "people, mine, said",
    [
        (0, False, "Nobody has joined yet."),
        (2, False, "P0 and P1"),
        (2, True, "P0 and P1 · you are on it"),
        (16, False, "P13, P14 and 1 other"),
    ],
)
def test_a_roster_is_told_by_name_up_to_a_point(people, mine, said):
    named = tuple(replace(ref(number), name=f"P{number}") for number in range(people))
    assert words.roster(replace(shift(), people=named, mine=mine)).endswith(said)


@pytest.mark.parametrize("why", TimeFault)
def test_every_question_about_times_says_what_to_write_instead(why):
    jumps, either = why in {TimeFault.SKIPPED, TimeFault.REPEATED}, why is TimeFault.WHICH_DAY
    wrong = WrongTimes(why, date(2026, 11, 1), time(1, 30)) if jumps else WrongTimes(why)
    wrong = WrongTimes(why, date(2026, 11, 1), None, date(2027, 1, 11)) if either else wrong
    sentence = "".join(map(str, times.times_refused(wrong)))
    assert sentence.endswith(".")
    assert ("1:30 AM" in sentence and "Nov 1" in sentence) is jumps
    assert sentence.startswith("Do you mean Nov 1 or Jan 11?") is either
    assert "like " in sentence or "Choose " in sentence or either


@pytest.mark.parametrize("phase", ShiftPhase)
def test_every_phase_is_told_apart(phase):
    others = {words.row(shift(phase=other))[1] for other in ShiftPhase if other is not phase}
    assert words.row(shift(phase=phase))[1] not in others


def test_what_leaving_does_depends_on_whether_the_shift_runs():
    early, before = shift(), shift(phase=ShiftPhase.UPCOMING)
    assert "go back to the pool" in "".join(map(str, words.left(early)))
    assert "stays yours" in "".join(map(str, words.left(before)))
    assert (cover.leaving(early) is None, cover.leaving(before) is None) == (False, True)
