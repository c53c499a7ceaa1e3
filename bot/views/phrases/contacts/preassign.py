"""What is said of preassigning: who gets how many, who is left out, which campaigns follow."""

from collections.abc import Iterator, Sequence

from bot.assignment.outcomes.contacts import ListRow, PreassignPicture
from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.refusals.contacts import NothingToPreassign, PreassignmentStands
from bot.views.phrases.languages import number
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed
from bot.vocabulary import PlanState, Split

TITLE = later("Assign contacts")
COUNTING: Words = (later("Counting the list…"),)
STOPPED: Words = (later("Something broke, and nothing was assigned. Try it again in a moment."),)
PREVIEW, ASSIGN, TAKE_BACK = later("Preview"), later("Assign"), later("Take back")
CANCEL, UNDO, AGAIN = later("Cancel"), later("Undo"), later("Look again")
PEOPLE, TEAM, NO_TEAM = later("To these people"), later("To the people of"), later("No user list")
WHICH_CONTACTS, HOW = later("Which contacts"), later("How they are dealt")
USER_LISTS, BY_NAME = later("user lists"), later("/contacts assign with a name finds the others.")
FREE, ALL, CLEAR = "free", "all", "clear"
PEOPLE_HINT = later("They need not have used Baton yet.")
TEAM_HINT = later("Everybody who is in it at this moment; may be added to people above.")
PICK_SOMEBODY = later("Pick somebody, a user list, or “nobody’s any more”.")
WHICH = (
    (later("Those who are nobody’s yet"), FREE),
    (later("Everybody of the list"), ALL),
    (later("Take all choices back: everybody is nobody’s any more"), CLEAR),
)
DEALT = (
    (later("In turn, evenly"), Split.EVEN.value),
    (later("At random, evenly"), Split.RANDOM.value),
)
NO_LISTS: Words = (later("There is no contact list to assign yet. /contacts import brings one."),)
WHICH_LIST: Words = (later("Which contact list do you want to assign?"),)
_NAMES = 40
_OUT = 10
_CAMPAIGNS = 5


def asked(row: ListRow) -> Words:
    """What the form is about."""
    told = tr_n(
        "{n} contact. Nothing is changed before you saw who gets how many.",
        "{n} contacts. Nothing is changed before you saw who gets how many.",
        row.size,
    )
    return (Strong(row.name), f"  {told}")


def told(picture: PreassignPicture) -> Words:
    """What a plan would do, did, or did not do."""
    name = picture.list.name
    match picture.state:
        case PlanState.PROPOSED:
            return (_proposed(picture),)
        case PlanState.APPLIED:
            return (_applied(picture),)
        case PlanState.UNDONE:
            return say_n(
                "↩️ {decider} took it back: {n} contact of {list} is whose it was before.",
                "↩️ {decider} took it back: {n} contacts of {list} are whose they were before.",
                picture.total,
                decider=_decider(picture),
                list=name,
            )
        case PlanState.CANCELLED:
            return say("Cancelled. Nothing of {list} was changed.", list=name)
        case PlanState.EXPIRED:
            return say(
                "Nothing was changed: an hour has passed, or {list} or its people changed since this was "
                "looked at. Look again to see how it stands now.",
                list=name,
            )


def shares(picture: PreassignPicture) -> str:
    """Who gets how many."""
    named = [f"{each.person.name}  {number(each.count)}" for each in picture.gets[:_NAMES] if each.person]
    rest = picture.gets[_NAMES:]
    count = sum(each.count for each in rest)
    others = tr_n("{n} other", "{n} others", len(rest))
    named += [f"{others}  {number(count)}"] if rest else []
    return "\n".join(named)


def asides(picture: PreassignPicture) -> Iterator[str]:
    """What stays as it is, who is left out and why, and which campaigns follow."""
    if picture.assigned and not picture.wish.clear:
        yield _assigned(picture)
    if picture.left_out:
        names = [each.person.name for each in picture.left_out[:_OUT]]
        more = len(picture.left_out) - len(names)
        names += [tr("{more} more", more=more)] if more else []
        yield tr("Left out: {names} (suspended).", names=listed(names))
    if barred := _barred(picture):
        yield barred
    yield _campaigns(picture)


def unknown_team(typed: str) -> Words:
    """Nobody and no user list is called so."""
    return say(
        "No user list is called “{typed}”. Mention people as @name, or see /lists for the lists.", typed=typed
    )


def which_team(typed: str, names: Sequence[str]) -> Words:
    """Several user lists fit what was typed."""
    return say(
        "“{typed}” may be {names}. Type more of the name.", typed=typed, names=listed(names[:_OUT], "or")
    )


def no_mirror(handle: str) -> Words:
    """A group was mentioned that no user list follows."""
    if not handle:
        return say("No user list follows this group yet. /lists brings one into being.")
    group = f"@{handle}"
    return say("No user list follows {group} yet. /lists brings one into being.", group=group)


def _proposed(picture: PreassignPicture) -> str:
    if picture.wish.clear:
        return tr_n(
            "{n} contact of {list} will be nobody’s any more, whoever they are assigned to.",
            "{n} contacts of {list} will be nobody’s any more, whoever they are assigned to.",
            picture.total,
            list=picture.list.name,
        )
    contacts, whom = _contacts(picture), _whom(picture)
    if picture.wish.split is Split.RANDOM:
        return tr("{contacts} to {whom}, at random:", contacts=contacts, whom=whom)
    return tr("{contacts} to {whom}, in turn:", contacts=contacts, whom=whom)


def _applied(picture: PreassignPicture) -> str:
    decider, contacts = _decider(picture), _contacts(picture)
    if picture.wish.clear:
        return tr(
            "✅ {decider} took {contacts} from whoever they were assigned to.",
            decider=decider,
            contacts=contacts,
        )
    return tr(
        "✅ {decider} assigned {contacts} to {whom}:",
        decider=decider,
        contacts=contacts,
        whom=_whom(picture),
    )


def _contacts(picture: PreassignPicture) -> str:
    return tr_n("{n} contact of {list}", "{n} contacts of {list}", picture.total, list=picture.list.name)


def _decider(picture: PreassignPicture) -> str:
    return picture.decided_by.name if picture.decided_by else tr("Somebody")


def _whom(picture: PreassignPicture) -> str:
    n, team = len(picture.gets), picture.user_list
    if not team:
        return tr_n("{n} person", "{n} people", n)
    if not picture.wish.people:
        return tr_n("{n} person of {team}", "{n} people of {team}", n, team=team)
    return tr_n("{n} person, with those of {team}", "{n} people, with those of {team}", n, team=team)


def _assigned(picture: PreassignPicture) -> str:
    if picture.wish.everybody:
        return tr_n(
            "{n} of them was assigned to somebody before.",
            "{n} of them were assigned to somebody before.",
            picture.assigned,
        )
    return tr_n(
        "{n} contact is assigned already and stays as before.",
        "{n} contacts are assigned already and stay as before.",
        picture.assigned,
    )


def _barred(picture: PreassignPicture) -> str:
    out, gone = picture.opted_out, picture.retired
    if picture.wish.clear or not (out or gone):
        return ""
    if not gone:
        return tr("{out} opted out: they are left out.", out=out)
    if not out:
        return tr("{gone} cannot be reached: they are left out.", gone=gone)
    return tr("{out} opted out and {gone} cannot be reached: they are left out.", out=out, gone=gone)


def _campaigns(picture: PreassignPicture) -> str:
    if not picture.follow and not picture.ignore:
        return tr("No campaign is over this list yet. One whose settings keep assignments will follow.")
    said = []
    if picture.follow:
        said.append(
            tr_n(
                "{names} keeps assignments: what nobody holds there follows at once.",
                "{names} keep assignments: what nobody holds there follows at once.",
                len(picture.follow),
                names=_names(picture.follow),
            )
        )
    if picture.ignore:
        said.append(
            tr_n(
                "{names} does not follow, for the settings keep no assignments.",
                "{names} do not follow, for the settings keep no assignments.",
                len(picture.ignore),
                names=_names(picture.ignore),
            )
        )
    return " ".join(said)


def _names(campaigns: Sequence[CampaignRef]) -> str:
    names = [each.name for each in campaigns[:_CAMPAIGNS]]
    more = len(campaigns) - len(names)
    return listed([*names, *([tr_n("{n} other", "{n} others", more)] if more else [])])


def nothing_to_choose(why: NothingToPreassign) -> Words:
    """Nobody of the list is to be had."""
    if why.assigned:
        return say(
            "Every contact of {list} who may be texted is somebody’s already. Nothing was changed. Choose "
            "“everybody of the list” to deal them anew.",
            list=why.contact_list,
        )
    return say("No contact of {list} is there to be assigned. Nothing was changed.", list=why.contact_list)


def stands(why: PreassignmentStands) -> Words:
    """A preassignment cannot be taken back any more."""
    if why.taken:
        return say(
            "Somebody has taken or texted contacts of {list} since; nothing was undone. /reassign moves "
            "what people hold, and another /contacts assign the rest.",
            list=why.contact_list,
        )
    return say(
        "{list} was assigned anew since; nothing was undone. Undo that first, or assign again.",
        list=why.contact_list,
    )
