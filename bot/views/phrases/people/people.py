"""What is said of the people on the team: what they may do, what they hold, what was changed."""

from bot.assignment.outcomes.people import PeopleOrder, PersonChanged, PersonRow
from bot.views.phrases.attention.nudges import hears
from bot.views.phrases.people import linking
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Words, listed
from bot.vocabulary import Role

HEADING, PERSON, REFRESH, CHANGE = later("People"), later("Person"), later("Refresh"), later("Change")
MAKE_ADMIN, MAKE_VOLUNTEER = later("Make admin"), later("Make volunteer")
ADMIN_QUESTION, VOLUNTEER_QUESTION = later("Make an admin?"), later("Make a volunteer?")
SUSPEND, RESTORE = later("Suspend"), later("Restore")
CAP = later("Most contacts they may hold")
SET_CAP, SAVE_CAP = later("Limit"), later("Save limit")
CAP_HINT = later("In each campaign. 0 gives them nothing new; empty lifts the limit.")
SORTED = later("Sorted")
ORDERS = {
    PeopleOrder.NAME: later("Sorted by name"),
    PeopleOrder.TEXTED: later("Sorted by texts"),
    PeopleOrder.ANSWERED: later("Sorted by answers"),
    PeopleOrder.WAITING: later("Sorted by who has most waiting"),
}
_ROLES = {Role.ADMIN: later("admin"), Role.VOLUNTEER: later("volunteer")}


def standing(row: PersonRow) -> str:
    """What somebody is: an admin, a volunteer, suspended, limited."""
    said = [str(_ROLES[row.role])]
    said += [tr("⛔ suspended")] if row.suspended else []
    said += [tr_n("at most {n} contact", "at most {n} contacts", row.cap)] if row.cap is not None else []
    said += [hears(row.volume)] if hears(row.volume) else []
    there = linking.platforms(row.ref)
    said += [listed(there)] if len(there) > 1 else []
    return " · ".join(said)


def work(row: PersonRow) -> str:
    """What somebody did and has before them, as the status of a campaign says it."""
    said = [tr_n("{n} texted", "{n} texted", row.texted), tr_n("{n} answered", "{n} answered", row.answered)]
    said += [tr("{n} to text", n=row.unsent)] if row.unsent else []
    said += [tr_n("{n} waiting", "{n} waiting", row.waiting)] if row.waiting else []
    return " · ".join(said)


def suspension(row: PersonRow) -> str:
    """What suspending will do."""
    back = tr_n(
        "{n} unsent contact of theirs goes back to the pool.",
        "{n} unsent contacts of theirs go back to the pool.",
        row.unsent,
    )
    left = tr_n(
        "{n} reply will wait for somebody else.", "{n} replies will wait for somebody else.", row.waiting
    )
    said = [*([back] if row.unsent else []), *([left] if row.waiting else [])]
    return " ".join([*said, tr("{name} can neither text nor answer until restored.", name=row.ref.name)])


def promotion(row: PersonRow) -> str:
    """What making somebody an admin will do."""
    return tr(
        "{name} will see every conversation and phone number, and can change campaigns and people.",
        name=row.ref.name,
    )


def demotion(row: PersonRow) -> str:
    """What making somebody a volunteer again will do."""
    return tr("{name} will see what they hold themselves, and nothing else.", name=row.ref.name)


def changed(done: PersonChanged) -> Words:
    """What was changed."""
    if done.suspended:
        return _suspended(done)
    name, admin = done.ref.name, done.role is Role.ADMIN
    if done.cap is None and admin:
        return say("✅ {name} is an admin with no limit.", name=name)
    if done.cap is None:
        return say("✅ {name} is a volunteer with no limit.", name=name)
    if admin:
        return say_n(
            "✅ {name} is an admin with a limit of {n} contact.",
            "✅ {name} is an admin with a limit of {n} contacts.",
            done.cap,
            name=name,
        )
    return say_n(
        "✅ {name} is a volunteer with a limit of {n} contact.",
        "✅ {name} is a volunteer with a limit of {n} contacts.",
        done.cap,
        name=name,
    )


def suspend_question(row: PersonRow) -> str:
    """Asked before somebody is suspended."""
    return tr("Suspend {name}?", name=row.ref.name)


def no_number(typed: str) -> Words:
    """A limit is a number."""
    return say("“{typed}” is no number. Nothing was changed. {hint}", typed=typed, hint=str(CAP_HINT))


def nobody(typed: str) -> Words:
    """No person is called so."""
    return say("Baton knows nobody called “{typed}”. Type /people alone to see everybody.", typed=typed)


def more(hidden: int) -> str:
    """How many are not shown."""
    return tr("and {count} more; type /people and a name to find one of them", count=hidden)


def _suspended(done: PersonChanged) -> Words:
    name = done.ref.name
    told = tr("⛔ {name} is suspended.", name=name)
    freed = tr_n(
        "{n} unsent contact went back to the pool; {conversations} can be taken by others.",
        "{n} unsent contacts went back to the pool; {conversations} can be taken by others.",
        done.returned,
        conversations=tr_n("{n} conversation", "{n} conversations", done.unheld),
    )
    kept = tr_n(
        "{n} contact kept for {name} can be claimed by anybody.",
        "{n} contacts kept for {name} can be claimed by anybody.",
        done.unreserved,
        name=name,
    )
    return (" ".join([told, freed, *([kept] if done.unreserved else [])]),)
