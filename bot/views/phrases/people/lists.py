"""What is said of user lists: who is in them, what they follow, what was changed."""

from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.user_lists import UserListChanged, UserListDeleted, UserListPicture, UserListRow
from bot.assignment.refusals import general as no
from bot.views.phrases.words import Ago, Words, counted, listed, shortened

HEADING, TITLE = "User lists", "User list"
NEW, CREATE, EDIT_LIST, SAVE = "New list", "Create", "Edit list", "Save"
SHOW, EDIT, RENAME, REFRESH, ALL = "Show", "Edit", "Rename", "Refresh", "All lists"
DELETE, NOT_NOW = "Delete", "Not now"
NAME, PEOPLE, ADD, REMOVE = "Name", "People", "Add people", "Remove people"
# What each platform calls a group that a list can follow.
FOLLOW = {"slack": "Follow a user group", "discord": "Follow a role"}
FOLLOWING, GROUP, ROLE, NAME_OF_MIRROR = "Follow", "User group", "Role", "Name of the list"
NONE_YET: Words = (
    "There is no user list yet. With one you name people once, and then hand work to all of them ",
    "or limit a campaign to them.",
)
WHAT_TO_TYPE: Words = (
    "Type /lists alone to see all of them, or one of these: ",
    "/lists create night-team @ana @ben, /lists add night-team @cleo, /lists remove night-team @ben, ",
    "/lists rename night-team to late-team, /lists show night-team, /lists delete night-team, ",
    "/lists mirror @group.",
)
NO_GROUPS: Words = (
    "There is no user group in this workspace. Somebody who may makes one in Slack; ",
    "or create the list by hand, with /lists create.",
)
READING: Words = ("Reading who is in the group …",)
NO_BOTS: Words = (" Bots and people from elsewhere are left out: they cannot text.",)
GROUP_GONE = "This group is no longer there. Pick another one."
GROUP_HINT = "Not on offer? Type /lists mirror @ and its name."
ROLE_NAME_HINT = "Empty: the role's own name."
EVERYBODYS_ROLE: Words = (
    "Everybody has this role. A campaign without a user list is for everybody already.",
)
ROLE_GONE: Words = ("This role is no longer there. Pick another one.",)
JOIN_AS_THEY_COME: Words = (
    "Discord tells Baton nothing of people who never used it: they join as they first use Baton.",
)
NAME_HINT = "What people type, like night-team."
GROUP_NAME_HINT = "Empty: the group's own name."
EVERYBODY = "Everybody"
WHO_HINT = "Admins always may. Whoever is in a conversation already may finish it."
_MOST_NAMED, _NAME = 20, 60


def people_hint(hidden: int) -> str:
    """What is said below the field for people; `hidden` ones do not fit into it."""
    rest = f" {hidden:,} more are in the list, and stay. /lists remove takes them out." if hidden else ""
    return f"Whoever is new to Baton becomes a volunteer.{rest}"


def size(row: UserListRow) -> str:
    """How many people are in a list."""
    return counted(row.size, "person", "people")


def about(row: UserListRow) -> str:
    """Below a list's name: how many are in it, and what it follows."""
    return f"{size(row)}{_follows(row)}"


def standing(row: UserListRow) -> Words:
    """How a mirror stands to its group; nothing for a list that is kept by hand."""
    if row.group is None:
        return ()
    if row.lost_at is not None:
        return (f"@{row.group.handle} is no longer there since ", row.lost_at, ". The list stays as it was.")
    if row.mirrored_at is None:
        return (f"Follows @{row.group.handle}.",)
    return (f"Follows @{row.group.handle}, in step ", Ago(row.mirrored_at), ".")


def joining(row: UserListRow) -> Words:
    """How people come into a mirror where its platform does not tell who is in the group."""
    follows = row.group is not None and row.group.platform == "discord" and row.lost_at is None
    return JOIN_AS_THEY_COME if follows else ()


def limits(picture: UserListPicture) -> Words:
    """Which campaigns are for these people alone."""
    return (f"Only they may text for {listed([shortened(each.name, _NAME) for each in picture.campaigns])}.",)


def member(name: str, *, suspended: bool) -> str:
    """Somebody in a list."""
    return f"{name} (⛔ suspended: gets no work)" if suspended else name


def more(hidden: int) -> str:
    """How many are not shown."""
    return f"and {hidden:,} more"


def created(done: UserListChanged) -> Words:
    """A list is new."""
    row = done.now.list
    return (f"✅ The list {row.name} is made, with {size(row)} in it.",)


def changed(done: UserListChanged) -> Words:
    """Who came and who went."""
    row = done.now.list
    said = [
        *([f"{_named(done.added)} came into"] if done.added else []),
        *([f"{_named(done.removed)} went from"] if done.removed else []),
    ]
    if not said:
        return (f"Nothing changed: {row.name} is as it was, with {size(row)} in it.",)
    return (f"✅ {listed(said)} the list {row.name}, which has {size(row)} now.",)


def renamed(former: str, row: UserListRow) -> Words:
    """A list has another name."""
    return (f"✅ The list {former} is called {row.name} now.",)


def question(row: UserListRow) -> str:
    """Asked before a list is deleted."""
    return f"Delete {row.name}?"


def deletion(row: UserListRow) -> str:
    """What deleting will do."""
    return f"The list with its {size(row)} is gone for good. The people stay, and so does their work."


def deleted(done: UserListDeleted) -> Words:
    """A list is gone."""
    said = f"The list {done.name} is gone."
    if done.ended:
        names = listed([shortened(each.name, _NAME) for each in done.ended])
        said += f" Late replies of {names}, which ended, can be taken by everybody now."
    return (said,)


def unknown(typed: str) -> Words:
    """No list is called so."""
    return (f"No user list is called “{typed}”. ", *WHAT_TO_TYPE)


def ambiguous(typed: str, names: list[str]) -> Words:
    """Several lists are meant by what was typed."""
    shown = listed([f"“{name}”" for name in names[:5]], "or")
    return (f"“{typed}” may be {shown}. Type more of its name.",)


def strangers(typed: list[str]) -> Words:
    """Names that Slack did not know."""
    names = listed(typed)
    return (f"Slack knows nobody called {names}; nothing was changed. Pick people from what Slack suggests.",)


def nobody_named(verb: str) -> Words:
    """A verb that needs people, without any."""
    return (f"Name the people too, for instance: /lists {verb} night-team @ben. Nothing was changed.",)


def not_a_group_here(handle: str) -> Words:
    """A group where people are needed."""
    handle = handle or "group"
    return (
        f"@{handle} is a user group. To have a list with its people, type /lists mirror @{handle}; ",
        "to choose people yourself, name each of them.",
    )


def no_such_group(typed: str) -> Words:
    """No group is called so."""
    return (f"No user group is called “{typed}”. Type /lists mirror @ and pick one that Slack suggests.",)


def people_of(row: UserListRow | None) -> str:
    """Whom a campaign is for."""
    return f"for the people of {row.name} ({size(row)})" if row else "for everybody"


def choice(row: UserListRow) -> str:
    """A list among those that a campaign can be limited to."""
    return f"{row.name} ({size(row)})"


def _follows(row: UserListRow) -> str:
    if row.group is None:
        return ""
    return f" · {'followed' if row.lost_at else 'follows'} @{row.group.handle}"


def _named(people: tuple[PersonRef, ...]) -> str:
    if len(people) > _MOST_NAMED:
        return counted(len(people), "person", "people")
    return listed([shortened(each.name, _NAME) for each in people])


def refused(why: no.OutsideCampaign | no.Escalated | no.ListLimits) -> Words:
    """Why a user list stands in the way."""
    match why:
        case no.OutsideCampaign(campaign, user_list):
            return (
                f"{campaign} is for the people of the list {user_list}, and you are not in it. ",
                "Nothing was changed. An admin can add you with /lists.",
            )
        case no.Escalated(user_list):
            of = f"the people of {user_list}" if user_list else "the admins"
            return (f"A tag carried this conversation to {of}; nobody else gets it. Nothing was changed.",)
        case no.ListLimits(name, campaign, carries=True):
            return (
                f"A tag of {campaign} carries conversations to {name}, so the list was not deleted. ",
                "Carry that tag nowhere first: press Carry tags on the campaign.",
            )
        case no.ListLimits(name, campaign):
            return (
                f"{campaign} is limited to the people of {name}, so the list was not deleted. ",
                "Let everybody text there first: press Settings on the campaign.",
            )
