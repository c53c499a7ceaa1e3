"""What is said of user lists: who is in them, what they follow, what was changed."""

from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.user_lists import UserListChanged, UserListDeleted, UserListPicture, UserListRow
from bot.assignment.refusals import general as no
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Ago, Words, listed, shortened

HEADING, TITLE = later("User lists"), later("User list")
NEW, CREATE, EDIT_LIST, SAVE = later("New list"), later("Create"), later("Edit list"), later("Save")
SHOW, EDIT, RENAME, REFRESH = later("Show"), later("Edit"), later("Rename"), later("Refresh")
ALL, DELETE, NOT_NOW = later("All lists"), later("Delete"), later("Not now")
NAME, PEOPLE, ADD, REMOVE = later("Name"), later("People"), later("Add people"), later("Remove people")
# What each platform calls a group that a list can follow.
FOLLOW = {"slack": later("Follow a user group"), "discord": later("Follow a role")}
FOLLOWING, GROUP, ROLE = later("Follow"), later("User group"), later("Role")
NAME_OF_MIRROR = later("Name of the list")
NONE_YET: Words = (
    later(
        "There is no user list yet. With one you name people once, and then hand work to all of them "
        "or limit a campaign to them."
    ),
)
WHAT_TO_TYPE: Words = (
    later(
        "Type /lists alone to see all of them, or one of these: "
        "/lists create night-team @ana @ben, /lists add night-team @cleo, /lists remove night-team @ben, "
        "/lists rename night-team to late-team, /lists show night-team, /lists delete night-team, "
        "/lists mirror @group."
    ),
)
NO_GROUPS: Words = (
    later(
        "There is no user group in this workspace. Somebody who may makes one in Slack; "
        "or create the list by hand, with /lists create."
    ),
)
READING: Words = (later("Reading who is in the group …"),)
NO_BOTS: Words = (later(" Bots and people from elsewhere are left out: they cannot text."),)
GROUP_GONE = later("This group is no longer there. Pick another one.")
GROUP_HINT = later("Not on offer? Type /lists mirror @ and its name.")
ROLE_NAME_HINT = later("Empty: the role's own name.")
EVERYBODYS_ROLE: Words = (
    later("Everybody has this role. A campaign without a user list is for everybody already."),
)
ROLE_GONE: Words = (later("This role is no longer there. Pick another one."),)
JOIN_AS_THEY_COME: Words = (
    later("Discord tells Baton nothing of people who never used it: they join as they first use Baton."),
)
NAME_HINT = later("What people type, like night-team.")
GROUP_NAME_HINT = later("Empty: the group's own name.")
EVERYBODY = later("Everybody")
WHO_HINT = later("Admins always may. Whoever is in a conversation already may finish it.")
_MOST_NAMED, _NAME = 20, 60


def people_hint(hidden: int) -> str:
    """What is said below the field for people; `hidden` ones do not fit into it."""
    if not hidden:
        return tr("Whoever is new to Baton becomes a volunteer.")
    return tr_n(
        "{n} more is in the list and stays; /lists remove takes them out.",
        "{n} more are in the list and stay; /lists remove takes them out.",
        hidden,
    )


def size(row: UserListRow) -> str:
    """How many people are in a list."""
    return tr_n("{n} person", "{n} people", row.size)


def about(row: UserListRow) -> str:
    """Below a list's name: how many are in it, and what it follows."""
    if row.group is None:
        return size(row)
    if row.lost_at:
        return tr("{size} · followed @{group}", size=size(row), group=row.group.handle)
    return tr("{size} · follows @{group}", size=size(row), group=row.group.handle)


def standing(row: UserListRow) -> Words:
    """How a mirror stands to its group; nothing for a list that is kept by hand."""
    if row.group is None:
        return ()
    group = row.group.handle
    if row.lost_at is not None:
        return say(
            "@{group} is no longer there since {at}. The list stays as it was.", group=group, at=row.lost_at
        )
    if row.mirrored_at is None:
        return say("Follows @{group}.", group=group)
    return say("Follows @{group}, in step {since}.", group=group, since=Ago(row.mirrored_at))


def joining(row: UserListRow) -> Words:
    """How people come into a mirror where its platform does not tell who is in the group."""
    follows = row.group is not None and row.group.platform == "discord" and row.lost_at is None
    return JOIN_AS_THEY_COME if follows else ()


def limits(picture: UserListPicture) -> Words:
    """Which campaigns are for these people alone."""
    names = listed([shortened(each.name, _NAME) for each in picture.campaigns])
    return say("Only they may text for {campaigns}.", campaigns=names)


def member(name: str, *, suspended: bool) -> str:
    """Somebody in a list."""
    return tr("{name} (⛔ suspended: gets no work)", name=name) if suspended else name


def more(hidden: int) -> str:
    """How many are not shown."""
    return tr("and {count} more", count=hidden)


def created(done: UserListChanged) -> Words:
    """A list is new."""
    row = done.now.list
    return say("✅ The list {name} is made, with {size} in it.", name=row.name, size=size(row))


def changed(done: UserListChanged) -> Words:
    """Who came and who went."""
    row = done.now.list
    name, many = row.name, size(row)
    came, went = _named(done.added), _named(done.removed)
    if came and went:
        return say(
            "✅ {came} came into and {went} went from the list {name}, which has {size} now.",
            came=came,
            went=went,
            name=name,
            size=many,
        )
    if came:
        return say(
            "✅ {came} came into the list {name}, which has {size} now.", came=came, name=name, size=many
        )
    if went:
        return say(
            "✅ {went} went from the list {name}, which has {size} now.", went=went, name=name, size=many
        )
    return say("Nothing changed: {name} is as it was, with {size} in it.", name=name, size=many)


def renamed(former: str, row: UserListRow) -> Words:
    """A list has another name."""
    return say("✅ The list {former} is called {name} now.", former=former, name=row.name)


def question(row: UserListRow) -> str:
    """Asked before a list is deleted."""
    return tr("Delete {name}?", name=row.name)


def deletion(row: UserListRow) -> str:
    """What deleting will do."""
    return tr(
        "The list with its {size} is gone for good. The people stay, and so does their work.", size=size(row)
    )


def deleted(done: UserListDeleted) -> Words:
    """A list is gone."""
    if not done.ended:
        return say("The list {name} is gone.", name=done.name)
    return say(
        "The list {name} is gone. Late replies of {campaigns}, which ended, can be taken by everybody now.",
        name=done.name,
        campaigns=listed([shortened(each.name, _NAME) for each in done.ended]),
    )


def unknown(typed: str) -> Words:
    """No list is called so."""
    return (*say("No user list is called “{typed}”.", typed=typed), " ", *WHAT_TO_TYPE)


def ambiguous(typed: str, names: list[str]) -> Words:
    """Several lists are meant by what was typed."""
    shown = listed([f"“{name}”" for name in names[:5]], "or")
    return say("“{typed}” may be {lists}. Type more of its name.", typed=typed, lists=shown)


def strangers(typed: list[str]) -> Words:
    """Names that Slack did not know."""
    return say(
        "Slack knows nobody called {names}; nothing was changed. Pick people from what Slack suggests.",
        names=listed(typed),
    )


def nobody_named(verb: str) -> Words:
    """A verb that needs people, without any."""
    return say(
        "Name the people too, for instance: /lists {verb} night-team @ben. Nothing was changed.", verb=verb
    )


def not_a_group_here(handle: str) -> Words:
    """A group where people are needed."""
    return say(
        "@{group} is a user group. To have a list with its people, type /lists mirror @{group}; "
        "to choose people yourself, name each of them.",
        group=handle or "group",
    )


def no_such_group(typed: str) -> Words:
    """No group is called so."""
    return say(
        "No user group is called “{typed}”. Type /lists mirror @ and pick one that Slack suggests.",
        typed=typed,
    )


def people_of(row: UserListRow | None) -> str:
    """Whom a campaign is for."""
    if row is None:
        return tr("for everybody")
    return tr("for the people of {list} ({size})", list=row.name, size=size(row))


def choice(row: UserListRow) -> str:
    """A list among those that a campaign can be limited to."""
    return f"{row.name} ({size(row)})"


def _named(people: tuple[PersonRef, ...]) -> str:
    if len(people) > _MOST_NAMED:
        return tr_n("{n} person", "{n} people", len(people))
    return listed([shortened(each.name, _NAME) for each in people])


def refused(why: no.OutsideCampaign | no.Escalated | no.ListLimits) -> Words:
    """Why a user list stands in the way."""
    match why:
        case no.OutsideCampaign(campaign, user_list):
            return say(
                "{campaign} is for the people of the list {list}, and you are not in it. "
                "Nothing was changed. An admin can add you with /lists.",
                campaign=campaign,
                list=user_list,
            )
        case no.Escalated(user_list) if user_list:
            return say(
                "A tag carried this conversation to the people of {list}; nobody else gets it. "
                "Nothing was changed.",
                list=user_list,
            )
        case no.Escalated():
            return say(
                "A tag carried this conversation to the admins; nobody else gets it. Nothing was changed."
            )
        case no.ListLimits(name, campaign, carries=True):
            return say(
                "A tag of {campaign} carries conversations to {list}, so the list was not deleted. "
                "Carry that tag nowhere first: press Carry tags on the campaign.",
                campaign=campaign,
                list=name,
            )
        case no.ListLimits(name, campaign):
            return say(
                "{campaign} is limited to the people of {list}, so the list was not deleted. "
                "Let everybody text there first: press Settings on the campaign.",
                campaign=campaign,
                list=name,
            )
