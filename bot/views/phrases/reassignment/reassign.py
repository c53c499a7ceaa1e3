"""What is said while a reassignment is being put together: in the guide, and about what was typed."""

from collections.abc import Sequence

from bot.assignment.outcomes.people import PersonRow
from bot.assignment.outcomes.reassignment import GuideOptions, PlanPicture
from bot.assignment.rules.typed.wish_terms import By, Fault, Misread
from bot.views.phrases.languages import number
from bot.views.phrases.reassignment.route import origin
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed, shortened
from bot.vocabulary import Portion, Split

PROPOSE = later("Preview the plan")
CHOICES, OTHERS = later("choices of a menu"), later("Type /reassign with a name for another one.")
SOURCE, PERSON, PERSON_HINT = (
    later("From"),
    later("From one person"),
    later("Picking somebody here clears the choice above."),
)
WHICH, CAMPAIGN, EVERY_CAMPAIGN = later("Which conversations"), later("Campaign"), later("All campaigns")
TAG, ANY_TAG, WAITED = later("With the tag"), later("Any tag"), later("Waiting longer than")
ANY_WAIT = later("Any time")
FIELD, ANY_FIELD, VALUE = later("With a field of the contact"), later("Any"), later("Its value")
VALUE_HINT = later("Press Enter to see the preview with it.")
LIMIT, LIMIT_HINT = later("Only so many"), later("Those that have waited longest first. Empty moves all.")
TARGET, PEOPLE, PEOPLE_HINT = (
    later("To"),
    later("To people"),
    later("Picking somebody here clears the choice above."),
)
SPLIT = later("How they are dealt")
NOTE, NOTE_HINT = (
    later("Note to those who receive"),
    later("They see it with each conversation; contacts never do."),
)
KEEP, KEEP_HINT = (
    later("Save this choice as"),
    later("A name for next time. The same name again replaces it."),
)
PICK = later("Pick one")
MORE, NARROWER, NOTE_AND_NAME, CLOSE = (
    later("More…"),
    later("Narrow further…"),
    later("Note…"),
    later("Close"),
)
RULES = later("What else they must be; unpick what does not count")
ANYBODY, NOBODY = later("Anybody"), later("Nobody (waits to be taken)")
ADMINS, POOL = later("The admins"), later("Nobody: back to the pool")
EVERYBODY, USER_LISTS, CONTACT_LISTS, FILTERS = (
    later("People"),
    later("User lists"),
    later("Contact lists"),
    later("Saved choices"),
)
RECEIVERS = later("Who")
ELSEWHERE, CHOSEN = later("People on other platforms"), later("The person chosen before")
FORM = later("Open the form")
COUNTING: Words = (later("⏳ Counting…"),)
CHOOSE_TARGET = later("Choose who receives them.")
_SHOWN, _NAME = 8, 60

PORTIONS = {
    Portion.WAITING: later("Waiting for an answer"),
    Portion.UNSENT: later("Not texted yet"),
    Portion.ANSWERED: later("Answered"),
    Portion.ALL: later("All of them"),
}
SPLITS = {
    Split.LOAD: later("By load: to whoever has least to do"),
    Split.EVEN: later("Evenly: the same number to each"),
    Split.RANDOM: later("At random, the same number to each"),
}
# What a name was looked for among.
THING = {
    By.NAME: later("person or list"),
    By.CONTACT_LIST: later("contact list"),
    By.USER_LIST: later("user list"),
    By.FILTER: later("saved choice"),
}
A_CAMPAIGN, A_TAG, A_FIELD = "campaign", "tag", "field"
_WORDLESS = {
    Fault.NO_SOURCE: later("It is not clear whose conversations to move."),
    Fault.NO_TARGET: later("It is not clear to whom: type to, and who receives them."),
}
_FAULTS = {
    Fault.NO_SOURCE: later("It is not clear whose conversations to move, at {word}."),
    Fault.NO_TARGET: later("It is not clear to whom, at {word}."),
    Fault.UNEXPECTED: later("Baton does not know what {word} means there."),
    Fault.NO_VALUE: later("Something is missing after {word}."),
    Fault.NUMBER: later("After only there must be a number, as in only 20, and not {word}."),
    Fault.TIME: later("There must be a time, as in waiting 2h or waiting 45m, and not {word}."),
    Fault.FIELD: later("After the field {word} there must be = and a value, as in field city=Albany."),
}
EXAMPLES = (
    later("/reassign @ana to @ben"),
    later("/reassign @ana to @ben @cleo unsent random"),
    later("/reassign night-team to on-shift only 20"),
    later('/reassign list "Voters" to day-team all in "Spring GOTV"'),
    later("/reassign anybody waiting 2h tag moved to admins"),
)


def only(limit: int) -> str:
    """At most so many, as a menu says it."""
    return f"{LIMIT}: {number(limit)}"


def holding(row: PersonRow) -> str:
    """Somebody with how much they hold, as it is suggested."""
    return tr(
        "{ref} · {waiting} waiting, {unsent} unsent",
        ref=shortened(row.ref.name, _NAME),
        waiting=row.waiting,
        unsent=row.unsent,
    )


def on_shift(options: GuideOptions) -> str:
    """A target, with how many people it is now."""
    return tr_n(
        "Whoever is on shift ({n} person now)", "Whoever is on shift ({n} people now)", options.on_shift
    )


def fits(plan: PlanPicture) -> Words:
    """How much is chosen while nobody was chosen to receive it."""
    head = tr_n(
        "{n} conversation {origin} fits.",
        "{n} conversations {origin} fit.",
        plan.total,
        origin=origin(plan.asked),
    )
    return (Strong(head), f" {CHOOSE_TARGET}")


def saved(name: str) -> Words:
    """A choice can be used again."""
    return say("Saved as “{name}”. Next time: /reassign filter “{name}” to …", name=shortened(name, _NAME))


def misread(what: Misread) -> Words:
    """What was typed could not be understood: at which word, and what to type instead."""
    return (tr("{fault} Nothing was moved. For instance:\n", fault=_fault(what)), "\n".join(EXAMPLES), _ALONE)


def unknown(name: str, kind: str) -> Words:
    """Nothing of this kind is called so."""
    advice = tr("Mention people with @; put names of several words in quotes.")
    return say(
        "No {kind} is called “{name}”. Nothing was moved. {advice}",
        kind=kind,
        name=shortened(name, _NAME),
        advice=advice,
    )


def unclear(name: str, found: Sequence[str]) -> Words:
    """Several things are called so."""
    names = [f"“{shortened(one, _NAME)}”" for one in found[:_SHOWN]]
    hidden = len(found) - len(names)
    choices = listed([*names, *([tr("{hidden} more", hidden=hidden)] if hidden else [])], "or")
    advice = tr("Type more of the name; in front of it, list means a contact list, team a user list")
    unclear = tr(
        "“{name}” could be {choices}. Nothing was moved.", name=shortened(name, _NAME), choices=choices
    )
    return say("{unclear} {advice} and filter a saved choice.", unclear=unclear, advice=advice)


def stranger(label: str = "") -> Words:
    """Somebody who can be given nothing."""
    who = f"@{shortened(label, _NAME)}" if label else tr("one of these people")
    return say("Work cannot be given to {who}: a bot, or not of this workspace. Nothing was moved.", who=who)


def _fault(what: Misread) -> str:
    said = _FAULTS[what.fault] if what.word or what.fault not in _WORDLESS else _WORDLESS[what.fault]
    return str(said).format(word=f"“{shortened(what.word, _NAME)}”")


_ALONE = later("\nOr type /reassign alone: a form shows every choice.")
