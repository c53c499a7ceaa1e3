"""Shifts as they are drawn: the longest names and the fullest rosters."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.shift import ShiftPhase, ShiftRow, ShiftsPicture
from bot.assignment.outcomes.text import CampaignRef
from bot.views.phrases import shift as words
from bot.views.slack import shift as shown
from bot.vocabulary import Role
from tests.views.admin import LONG, ref
from tests.views.inspection import Surface

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


SURFACES: dict[str, Surface] = {
    "all shifts": shown.shifts(picture(), words.ended(shift())),
    "all shifts on top": shown.shifts_modal(picture(), words.opened(shift())),
    "shifts of a volunteer": shown.shifts(picture(role=Role.VOLUNTEER), words.joined(shift())),
    "no shifts": shown.shifts(picture(0), words.left(shift())),
    "no shifts of a volunteer": shown.shifts(picture(0, Role.VOLUNTEER)),
    "a new shift": shown.open_form(picture()),
}
