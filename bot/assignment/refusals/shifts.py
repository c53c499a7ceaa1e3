"""The refusals of shifts that say who has the seats and which shift is next."""

from bot.assignment.outcomes.shifts import CoverFault, Instead, ShiftRow
from bot.assignment.refusals.general import NotNow


class ShiftFull(NotNow):
    """Every seat of the shift is taken; its row says by whom, and who looks for cover."""

    shift: ShiftRow


class OffShift(NotNow):
    """The campaign's contacts are for those on shift; `next` could be joined, None when there is none."""

    campaign: str
    next: ShiftRow | None


class CoverRefused(NotNow):
    """Cover can not be looked for, taken or withdrawn; `taker` is who was faster, if somebody was."""

    why: CoverFault
    taker: str | None = None


class TimesStay(NotNow):
    """The times of a shift stay: it has begun, or somebody is there for a part of it."""

    begun: bool


class NobodyThere(NotNow):
    """Nobody is on duty who could take what waits: `instead` is who could."""

    instead: Instead


class EndStands(NotNow):
    """The end of a shift or series cannot be taken back: people were told, or it was too long ago."""
