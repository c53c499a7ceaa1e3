"""The refusals of preassigning."""

from bot.assignment.refusals.general import NotNow


class NothingToPreassign(NotNow):
    """No contact of the list is to be had: `assigned` are somebody's, the others may not be texted."""

    contact_list: str
    assigned: int


class PreassignmentStands(NotNow):
    """It cannot be taken back: work on it has begun (`taken`), or the list was assigned anew."""

    contact_list: str
    taken: bool
