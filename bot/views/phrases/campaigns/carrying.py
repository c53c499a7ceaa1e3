"""What is said of tags that carry a conversation to a user list."""

from bot.assignment.outcomes.conversations import Carried
from bot.assignment.outcomes.user_lists import CarryingPicture, UserListRow
from bot.views.phrases.words import Words, shortened

CARRY, CHANGE, TITLE, SAVE = "Carry tags", "Change", "Carry tags", "Save"
TO, NOWHERE, TAKE_BACK = "Carry to", "Nowhere", "Take it back…"
ABOUT: Words = (
    "Whoever files a tag that carries gives the conversation to the people of a user list. ",
    "No other volunteer reads or answers it from then on. It can be taken back.",
)
NO_LISTS: Words = ("There is no user list yet. An admin makes one with /lists.",)
NO_TAGS: Words = ("The campaign has no tags of its own. Write some under Edit texts.",)
_NAME = 60


def heading(of: CarryingPicture) -> str:
    """Whose tags these are."""
    return f"Tags of {shortened(of.campaign.name, _NAME)}"


def tag(name: str, to: UserListRow | None, *, carries: bool) -> str:
    """A tag and where it carries."""
    where = shortened(to.name, _NAME) if to else "a list that is no more" if carries else ""
    return f"{shortened(name, _NAME)} → {where}" if where else shortened(name, _NAME)


def carried(of: Carried) -> str:
    """A tag that was just filed carried the conversation to a list."""
    return f" It went to the people of {shortened(of.user_list, _NAME)}."


def rest(hidden: int) -> str:
    """User lists that a menu has no room for."""
    return f"{hidden:,} more have no room here." if hidden > 0 else ""
