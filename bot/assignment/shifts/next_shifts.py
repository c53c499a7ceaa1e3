"""The shifts nearest to somebody: the one that they are on, and one that they can join."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import NextShifts, ShiftRow
from bot.assignment.staffing import rosters
from bot.storage.engine.database import Session
from bot.storage.shifts import shifts
from bot.storage.shifts.shifts import Going

# Of the first so many shifts; all of them are a press away.
_LOOKED_AT = 50


def next_shifts(session: Session, now: datetime, who: Identity) -> NextShifts:
    """One's own first shift of those that run or are to come, and the first other one with a free seat."""
    person = guards.person(session, who)
    found = shifts.going_on(session, now, person.id or 0, limit=_LOOKED_AT)
    free = (each for each in found if not each.mine and each.taken < (each.shift.seats or each.taken + 1))
    return NextShifts(
        mine=_row(next((each for each in found if each.mine), None), now), free=_row(next(free, None), now)
    )


def _row(of: Going | None, now: datetime) -> ShiftRow | None:
    """A shift in short, without the people on it."""
    if of is None:
        return None
    return ShiftRow(
        id=of.shift.id or 0,
        campaign=snapshots.campaign_ref(of.campaign) if of.campaign else None,
        starts_at=of.shift.starts_at,
        ends_at=of.shift.ends_at,
        phase=rosters.phase(of.shift, now),
        people=(),
        mine=of.mine,
        seats=of.shift.seats,
    )
