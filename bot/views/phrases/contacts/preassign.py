"""What is said of preassigning: who gets how many, who is left out, which campaigns follow."""

from collections.abc import Iterator, Sequence

from bot.assignment.outcomes.contacts import ListRow, PreassignPicture
from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.refusals.contacts import NothingToPreassign, PreassignmentStands
from bot.views.phrases.words import Strong, Words, counted, listed
from bot.vocabulary import PlanState, Split

TITLE = "Assign contacts"
COUNTING: Words = ("Counting the list…",)
STOPPED: Words = ("Something broke, and nothing was assigned. Try it again in a moment.",)
PREVIEW, ASSIGN, TAKE_BACK = "Preview", "Assign", "Take back"
CANCEL, UNDO, AGAIN = "Cancel", "Undo", "Look again"
PEOPLE, TEAM, NO_TEAM = "To these people", "To the people of", "No user list"
WHICH_CONTACTS, HOW = "Which contacts", "How they are dealt"
USER_LISTS, BY_NAME = "user lists", "/contacts assign with a name finds the others."
FREE, ALL, CLEAR = "free", "all", "clear"
PEOPLE_HINT = "They need not have used Baton yet."
TEAM_HINT = "Everybody who is in it at this moment; may be added to people above."
PICK_SOMEBODY = "Pick somebody, a user list, or “nobody’s any more”."
WHICH = (
    ("Those who are nobody’s yet", FREE),
    ("Everybody of the list", ALL),
    ("Take all choices back: everybody is nobody’s any more", CLEAR),
)
DEALT = (("In turn, evenly", Split.EVEN.value), ("At random, evenly", Split.RANDOM.value))
NO_LISTS: Words = ("There is no contact list to assign yet. /contacts import brings one.",)
WHICH_LIST: Words = ("Which contact list do you want to assign?",)
_NAMES = 40
_OUT = 10
_CAMPAIGNS = 5


def asked(row: ListRow) -> Words:
    """What the form is about."""
    return (
        Strong(row.name),
        f"  {counted(row.size, 'contact')}. Nothing is changed before you saw who gets how many.",
    )


def told(picture: PreassignPicture) -> Words:
    """What a plan would do, did, or did not do."""
    name, people = picture.list.name, _contacts(picture)
    match picture.state:
        case PlanState.PROPOSED:
            return (_proposed(picture),)
        case PlanState.APPLIED:
            return (_applied(picture),)
        case PlanState.UNDONE:
            are = "is whose it was" if picture.total == 1 else "are whose they were"
            return (f"↩️ {_decider(picture)} took it back: {people} {are} before.",)
        case PlanState.CANCELLED:
            return (f"Cancelled. Nothing of {name} was changed.",)
        case PlanState.EXPIRED:
            return (
                f"Nothing was changed: an hour has passed, or {name} or its people changed since this was ",
                "looked at. Look again to see how it stands now.",
            )


def shares(picture: PreassignPicture) -> str:
    """Who gets how many."""
    named = [f"{each.person.name}  {each.count:,}" for each in picture.gets[:_NAMES] if each.person]
    rest = picture.gets[_NAMES:]
    count = sum(each.count for each in rest)
    named += [f"{counted(len(rest), 'other')}  {count:,}"] if rest else []
    return "\n".join(named)


def asides(picture: PreassignPicture) -> Iterator[str]:
    """What stays as it is, who is left out and why, and which campaigns follow."""
    if picture.assigned and not picture.wish.clear:
        yield _assigned(picture)
    if picture.left_out:
        names = [each.person.name for each in picture.left_out[:_OUT]]
        more = len(picture.left_out) - len(names)
        yield f"Left out: {listed([*names, *([f'{more} more'] if more else [])])} (suspended)."
    if barred := _barred(picture):
        yield f"{barred}: they are left out."
    yield _campaigns(picture)


def unknown_team(typed: str) -> Words:
    """Nobody and no user list is called so."""
    return (f"No user list is called “{typed}”. Mention people as @name, or see /lists for the lists.",)


def which_team(typed: str, names: Sequence[str]) -> Words:
    """Several user lists fit what was typed."""
    return (f"“{typed}” may be {listed(names[:_OUT], 'or')}. Type more of the name.",)


def no_mirror(handle: str) -> Words:
    """A group was mentioned that no user list follows."""
    group = f"@{handle}" if handle else "this group"
    return (f"No user list follows {group} yet. /lists brings one into being.",)


def _proposed(picture: PreassignPicture) -> str:
    if picture.wish.clear:
        return f"{_contacts(picture)} will be nobody’s any more, whoever they are assigned to."
    how = "at random" if picture.wish.split is Split.RANDOM else "in turn"
    return f"{_contacts(picture)} to {_whom(picture)}, {how}:"


def _applied(picture: PreassignPicture) -> str:
    if picture.wish.clear:
        return f"✅ {_decider(picture)} took {_contacts(picture)} from whoever they were assigned to."
    return f"✅ {_decider(picture)} assigned {_contacts(picture)} to {_whom(picture)}:"


def _contacts(picture: PreassignPicture) -> str:
    return f"{counted(picture.total, 'contact')} of {picture.list.name}"


def _decider(picture: PreassignPicture) -> str:
    return picture.decided_by.name if picture.decided_by else "Somebody"


def _whom(picture: PreassignPicture) -> str:
    people = counted(len(picture.gets), "person", "people")
    if picture.user_list and not picture.wish.people:
        return f"{people} of {picture.user_list}"
    return f"{people}, with those of {picture.user_list}" if picture.user_list else people


def _assigned(picture: PreassignPicture) -> str:
    if picture.wish.everybody:
        was = "was" if picture.assigned == 1 else "were"
        return f"{picture.assigned:,} of them {was} assigned to somebody before."
    are = "is assigned already and stays" if picture.assigned == 1 else "are assigned already and stay"
    return f"{counted(picture.assigned, 'contact')} {are} as before."


def _barred(picture: PreassignPicture) -> str:
    if picture.wish.clear:
        return ""
    said = [f"{picture.opted_out:,} opted out"] if picture.opted_out else []
    said += [f"{picture.retired:,} cannot be reached"] if picture.retired else []
    return " and ".join(said)


def _campaigns(picture: PreassignPicture) -> str:
    if not picture.follow and not picture.ignore:
        return "No campaign is over this list yet. One whose settings keep assignments will follow."
    said = []
    if picture.follow:
        keep = "keeps" if len(picture.follow) == 1 else "keep"
        said.append(f"{_names(picture.follow)} {keep} assignments: what nobody holds there follows at once.")
    if picture.ignore:
        do = "does" if len(picture.ignore) == 1 else "do"
        said.append(f"{_names(picture.ignore)} {do} not follow, for the settings keep no assignments.")
    return " ".join(said)


def _names(campaigns: Sequence[CampaignRef]) -> str:
    names = [each.name for each in campaigns[:_CAMPAIGNS]]
    more = len(campaigns) - len(names)
    return listed([*names, *([counted(more, "other")] if more else [])])


def nothing_to_choose(why: NothingToPreassign) -> Words:
    """Nobody of the list is to be had."""
    if why.assigned:
        return (
            f"Every contact of {why.contact_list} who may be texted is somebody’s already. Nothing was ",
            "changed. Choose “everybody of the list” to deal them anew.",
        )
    return (f"No contact of {why.contact_list} is there to be assigned. Nothing was changed.",)


def stands(why: PreassignmentStands) -> Words:
    """A preassignment cannot be taken back any more."""
    if why.taken:
        return (
            f"Somebody has taken or texted contacts of {why.contact_list} since; nothing was undone. ",
            "/reassign moves what people hold, and another /contacts assign the rest.",
        )
    return (
        f"{why.contact_list} was assigned anew since; nothing was undone. Undo that first, or assign again.",
    )
