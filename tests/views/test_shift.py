"""Shifts as they are drawn: the longest names, the fullest rosters, every question about times."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.shift import CoverPicture, CoverRow, Recurs, ShiftPhase, ShiftRow, ShiftsPicture
from bot.assignment.outcomes.text import CampaignRef
from bot.assignment.rules.when import TimeFault, WrongTimes
from bot.views.phrases import shift as words
from bot.views.slack import cover, shift_form
from bot.views.slack import shift as shown
from bot.vocabulary import Role
from tests.views.admin import LONG, ref
from tests.views.inspection import Surface, marked, over_the_wire, problems

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def shift(number=1, people=200, phase=ShiftPhase.RUNNING, **facts):
    known = ShiftRow(
        id=number,
        campaign=CampaignRef(number, LONG),
        starts_at=NOON,
        ends_at=NOON + timedelta(hours=2),
        phase=phase,
        people=tuple(map(ref, range(people))),
        mine=bool(number % 2),
    )
    return replace(known, **facts)


def picture(rows=20, role=Role.ADMIN):
    """As many shifts as the core hands out, and more campaigns than a menu has room for."""
    running = tuple(shift(number) for number in range(rows // 2))
    upcoming = tuple(shift(number, phase=ShiftPhase.UPCOMING) for number in range(rows // 2, rows))
    campaigns = tuple(CampaignRef(number, f"{number} {LONG}") for number in range(1, 150))
    return ShiftsPicture(Me(ref(1), role, suspended=False), running, upcoming, rows * 50, campaigns, NOON)


def covers(number=9, taken=False):
    taker = ref(3) if taken else None
    return tuple(CoverRow(each, ref(2), taker, NOON, NOON) for each in range(number))


def full(**facts):
    """A shift with everything that can be said of one."""
    recurs = Recurs(4, (0, 2, 4), NOON.time(), "America/New_York", NOON.date(), False, TimeFault.SKIPPED)
    return shift(seats=200, lead=ref(5), covers=covers(), recurs=recurs, manage=True, **facts)


def asked(**facts):
    known = CoverPicture(full(), covers(1)[0], mine=True, is_open=True, in_channel=True)
    return replace(known, **facts)


SURFACES: dict[str, Surface] = {
    "all shifts with everything": shown.shifts(replace(picture(0), running=(full(),) * 20), words.stopped(3)),
    "a card": cover.card(full()),
    "a card of what is over": cover.card(full(phase=ShiftPhase.OVER)),
    "a reminder": cover.reminder(full()),
    "an offer": cover.offer(asked()),
    "an offer that is over": cover.offer(asked(is_open=False)),
    "an offer that was taken": cover.offer(asked(cover=covers(1, taken=True)[0], is_open=False)),
    "news of cover": cover.news(asked(cover=covers(1, taken=True)[0])),
    "looking for cover": cover.ask_form(full()),
    "all shifts": shown.shifts(picture(), words.ended(shift())),
    "all shifts on top": shown.shifts_modal(picture(), words.opened(shift())),
    "shifts of a volunteer": shown.shifts(picture(role=Role.VOLUNTEER), words.joined(shift())),
    "no shifts": shown.shifts(picture(0), words.left(shift())),
    "no shifts of a volunteer": shown.shifts(picture(0, Role.VOLUNTEER)),
    "a new shift": shift_form.open_form(picture(), "U1"),
}


@pytest.mark.parametrize("name", SURFACES)
def test_slack_takes(name):
    assert problems(SURFACES[name]) == []


@pytest.mark.parametrize("name", SURFACES)
def test_foreign_words_stay_words_on(name):
    assert not [text for text in marked(over_the_wire(SURFACES[name])) if not text.startswith("<!date^")]


@pytest.mark.parametrize("name", SURFACES)
def test_nothing_is_cut_off_at_the_end_where_the_buttons_are(name):
    assert len(SURFACES[name].blocks) == len(SURFACES[name].payload()["blocks"])


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
    jumps = why in {TimeFault.SKIPPED, TimeFault.REPEATED}
    wrong = WrongTimes(why, date(2026, 11, 1), time(1, 30)) if jumps else WrongTimes(why)
    sentence = "".join(map(str, words.times_refused(wrong)))
    assert sentence.endswith(".")
    assert ("1:30 AM" in sentence and "Nov 1" in sentence) is jumps
    assert "like " in sentence or "Choose " in sentence


@pytest.mark.parametrize("phase", ShiftPhase)
def test_every_phase_is_told_apart(phase):
    others = {words.row(shift(phase=other))[1] for other in ShiftPhase if other is not phase}
    assert words.row(shift(phase=phase))[1] not in others


def test_what_leaving_does_depends_on_whether_the_shift_runs():
    early, before = shift(), shift(phase=ShiftPhase.UPCOMING)
    assert "go back to the pool" in "".join(map(str, words.left(early)))
    assert "stays yours" in "".join(map(str, words.left(before)))
    assert (cover.leaving(early) is None, cover.leaving(before) is None) == (False, True)
