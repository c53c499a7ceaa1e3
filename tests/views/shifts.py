"""Shifts with the longest names and the fullest rosters."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.shifts import (
    CoverPicture,
    CoverRow,
    NextShifts,
    Recurs,
    ShiftPhase,
    ShiftRow,
    ShiftsPicture,
)
from bot.assignment.rules.calendar.recurring import Pattern
from bot.assignment.rules.calendar.when import TimeFault
from bot.vocabulary import Role
from tests.views.admin import LONG, ref

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
RULE = Pattern((0, 2, 4), NOON.time(), 120, NOON.date(), 2)


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
    recurs = Recurs(4, RULE, "America/New_York", False, TimeFault.SKIPPED)
    return shift(seats=200, lead=ref(5), covers=covers(), recurs=recurs, manage=True, **facts)


def busy(number):
    """The same as one of many, with requests of its own."""
    wanted = tuple(replace(each, id=100 * number + each.id) for each in covers())
    return replace(full(id=number), covers=wanted)


def next_ones():
    """One's own next shift, and one to join."""
    return NextShifts(full(mine=True), full(id=2, mine=False))


def asked(**facts):
    known = CoverPicture(full(), covers(1)[0], mine=True, is_open=True, in_channel=True)
    return replace(known, **facts)
