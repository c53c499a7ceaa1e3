"""The refusals of choosing ahead."""

from bot.assignment.refusals.general import NotNow


class NothingToChoose(NotNow):
    """No contact of the list is to be had: `assigned` are somebody's, the others may not be texted."""

    contact_list: str
    assigned: int


class ChoosingStands(NotNow):
    """A choosing can not be taken back: work on it has begun (`taken`), or the list was chosen from again."""

    contact_list: str
    taken: bool
