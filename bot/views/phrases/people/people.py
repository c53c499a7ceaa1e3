"""What is said of the people on the team: what they may do, what they hold, what was changed."""

from bot.assignment.outcomes.people import PeopleOrder, PersonChanged, PersonRow
from bot.views.phrases.attention.nudges import hears
from bot.views.phrases.people import linking
from bot.views.phrases.words import Words, counted, listed
from bot.vocabulary import Role

HEADING, PERSON, REFRESH, CHANGE = "People", "Person", "Refresh", "Change"
MAKE_ADMIN, MAKE_VOLUNTEER = "Make admin", "Make volunteer"
ADMIN_QUESTION, VOLUNTEER_QUESTION = "Make an admin?", "Make a volunteer?"
SUSPEND, RESTORE = "Suspend", "Restore"
CAP = "Most contacts they may hold"
SET_CAP, SAVE_CAP = "Limit", "Save limit"
CAP_HINT = "In each campaign. 0 gives them nothing new; empty lifts the limit."
SORTED = "Sorted"
ORDERS = {
    PeopleOrder.NAME: "by name",
    PeopleOrder.TEXTED: "by texts",
    PeopleOrder.ANSWERED: "by answers",
    PeopleOrder.WAITING: "by who has most waiting",
}
_ROLES = {Role.ADMIN: "admin", Role.VOLUNTEER: "volunteer"}


def standing(row: PersonRow) -> str:
    """What somebody is: an admin, a volunteer, suspended, limited."""
    said = [_ROLES[row.role]]
    said += ["⛔ suspended"] if row.suspended else []
    said += [f"at most {counted(row.cap, 'contact')}"] if row.cap is not None else []
    said += [hears(row.volume)] if hears(row.volume) else []
    there = linking.platforms(row.ref)
    said += [listed(there)] if len(there) > 1 else []
    return " · ".join(said)


def work(row: PersonRow) -> str:
    """What somebody did and has before them, as the status of a campaign says it."""
    said = [f"{row.texted:,} texted", f"{row.answered:,} answered"]
    said += [f"{row.unsent:,} to text"] if row.unsent else []
    said += [f"{row.waiting:,} waiting"] if row.waiting else []
    return " · ".join(said)


def suspension(row: PersonRow) -> str:
    """What suspending will do."""
    name = row.ref.name
    back = f"{counted(row.unsent, 'unsent contact')} of theirs go back to the pool. " if row.unsent else ""
    left = f"{counted(row.waiting, 'reply', 'replies')} will wait for somebody else. " if row.waiting else ""
    return f"{back}{left}{name} can neither text nor answer until restored."


def promotion(row: PersonRow) -> str:
    """What making somebody an admin will do."""
    return (
        f"{row.ref.name} will see every conversation and phone number, and can change campaigns and people."
    )


def demotion(row: PersonRow) -> str:
    """What making somebody a volunteer again will do."""
    return f"{row.ref.name} will see what they hold themselves, and nothing else."


def changed(done: PersonChanged) -> Words:
    """What was changed."""
    name = done.ref.name
    if not done.suspended:
        limit = "no limit" if done.cap is None else f"a limit of {counted(done.cap, 'contact')}"
        return (f"✅ {name} is {'an' if done.role is Role.ADMIN else 'a'} {_ROLES[done.role]} with {limit}.",)
    back = counted(done.returned, "unsent contact")
    left = counted(done.unheld, "conversation")
    kept = counted(done.unreserved, "contact")
    freed = f" {kept} kept for {name} can be claimed by anybody." if done.unreserved else ""
    return (f"⛔ {name} is suspended. {back} went back to the pool; {left} can be taken by others.{freed}",)


def suspend_question(row: PersonRow) -> str:
    """Asked before somebody is suspended."""
    return f"Suspend {row.ref.name}?"


def no_number(typed: str) -> Words:
    """A limit is a number."""
    return (f"“{typed}” is no number. Nothing was changed. {CAP_HINT}",)


def nobody(typed: str) -> Words:
    """No person is called so."""
    return (f"Baton knows nobody called “{typed}”. Type /people alone to see everybody.",)


def more(hidden: int) -> str:
    """How many are not shown."""
    return f"and {hidden:,} more; type /people and a name to find one of them"
