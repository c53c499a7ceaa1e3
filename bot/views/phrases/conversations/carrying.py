"""What is said of tags that carry a conversation to a user list."""

from bot.assignment.outcomes.conversations import Carried
from bot.assignment.outcomes.user_lists import CarryingPicture, UserListRow
from bot.views.phrases.sentences import later, tr
from bot.views.phrases.words import Words, shortened

CARRY, CHANGE, TITLE, SAVE = later("Carry tags"), later("Change"), later("Carry tags"), later("Save")
TO, NOWHERE, TAKE_BACK = later("Carry to"), later("Nowhere"), later("Take it back…")
ABOUT: Words = (
    later(
        "Whoever files a tag that carries gives the conversation to the people of a user list. No other "
        "volunteer reads or answers it from then on. It can be taken back."
    ),
)
NO_LISTS: Words = (later("There is no user list yet. An admin makes one with /lists."),)
NO_TAGS: Words = (later("The campaign has no tags of its own. Write some under Edit texts."),)
_NAME = 60


def heading(of: CarryingPicture) -> str:
    """Whose tags these are."""
    return tr("Tags of {campaign}", campaign=shortened(of.campaign.name, _NAME))


def tag(name: str, to: UserListRow | None, *, carries: bool) -> str:
    """A tag and where it carries."""
    where = shortened(to.name, _NAME) if to else tr("a list that is no more") if carries else ""
    return f"{shortened(name, _NAME)} → {where}" if where else shortened(name, _NAME)


def carried(of: Carried) -> str:
    """A tag that was just filed carried the conversation to a list."""
    return " " + tr("It went to the people of {user_list}.", user_list=shortened(of.user_list, _NAME))


def rest(hidden: int) -> str:
    """User lists that a menu has no room for."""
    return tr("{hidden} more have no room here.", hidden=hidden) if hidden > 0 else ""
