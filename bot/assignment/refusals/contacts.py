"""The refusals of preassigning, and of deleting lists and campaigns."""

from datetime import datetime

from bot.assignment.refusals.general import NotNow


class NothingToPreassign(NotNow):
    """No contact of the list is to be had: `assigned` are somebody's, the others may not be texted."""

    contact_list: str
    assigned: int


class PreassignmentStands(NotNow):
    """It cannot be taken back: work on it has begun (`taken`), or the list was assigned anew."""

    contact_list: str
    taken: bool


class StillRuns(NotNow):
    """It cannot be deleted yet: `campaigns` have not ended, or the last one ended too lately, `until`."""

    name: str
    campaigns: tuple[str, ...]
    until: datetime | None = None
