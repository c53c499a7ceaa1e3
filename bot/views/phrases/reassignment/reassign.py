"""What is said while a reassignment is being put together: in the guide, and about what was typed."""

from collections.abc import Sequence

from bot.assignment.outcomes.people import PersonRow
from bot.assignment.outcomes.reassignment import GuideOptions, PlanPicture
from bot.assignment.rules.typed.wish_terms import By, Fault, Misread
from bot.views.phrases.reassignment.plan import origin
from bot.views.phrases.words import Strong, Words, counted, listed, shortened
from bot.vocabulary import Portion, Split

PROPOSE = "Preview the plan"
CHOICES, OTHERS = "choices of a menu", "Type /reassign with a name for another one."
SOURCE, PERSON, PERSON_HINT = "From", "From one person", "Picking somebody here clears the choice above."
WHICH, CAMPAIGN, EVERY_CAMPAIGN = "Which conversations", "Campaign", "All campaigns"
TAG, ANY_TAG, WAITED = "With the tag", "Any tag", "Waiting longer than"
ANY_WAIT = "Any time"
FIELD, ANY_FIELD, VALUE = "With a field of the contact", "Any", "Its value"
VALUE_HINT = "Press Enter to see the preview with it."
LIMIT, LIMIT_HINT = "Only so many", "Those that have waited longest first. Empty moves all."
TARGET, PEOPLE, PEOPLE_HINT = "To", "To people", "Picking somebody here clears the choice above."
SPLIT = "How they are dealt"
NOTE, NOTE_HINT = "Note to those who receive", "They see it with each conversation; contacts never do."
KEEP, KEEP_HINT = "Save this choice as", "A name for next time. The same name again replaces it."
PICK = "Pick one"
MORE, NARROWER, NOTE_AND_NAME, CLOSE = "More…", "Narrow further…", "Note…", "Close"
RULES = "What else they must be; unpick what does not count"
ANYBODY, NOBODY = "Anybody", "Nobody (waits to be taken)"
ADMINS, POOL = "The admins", "Nobody: back to the pool"
EVERYBODY, USER_LISTS, CONTACT_LISTS, FILTERS = "People", "User lists", "Contact lists", "Saved choices"
RECEIVERS = "Who"
ELSEWHERE, CHOSEN = "People on other platforms", "The person chosen before"
FORM = "Open the form"
COUNTING: Words = ("⏳ Counting…",)
CHOOSE_TARGET = "Choose who receives them."
_SHOWN, _NAME = 8, 60

PORTIONS = {
    Portion.WAITING: "Waiting for an answer",
    Portion.UNSENT: "Not texted yet",
    Portion.ANSWERED: "Answered",
    Portion.ALL: "All of them",
}
SPLITS = {
    Split.LOAD: "By load: to whoever has least to do",
    Split.EVEN: "Evenly: the same number to each",
    Split.RANDOM: "At random, the same number to each",
}
# What a name was looked for among.
THING = {
    By.NAME: "person or list",
    By.CONTACT_LIST: "contact list",
    By.USER_LIST: "user list",
    By.FILTER: "saved choice",
}
A_CAMPAIGN, A_TAG, A_FIELD = "campaign", "tag", "field"
_WORDLESS = {
    Fault.NO_SOURCE: "It is not clear whose conversations to move.",
    Fault.NO_TARGET: "It is not clear to whom: type to, and who receives them.",
}
_FAULTS = {
    Fault.NO_SOURCE: "It is not clear whose conversations to move, at {word}.",
    Fault.NO_TARGET: "It is not clear to whom, at {word}.",
    Fault.UNEXPECTED: "Baton does not know what {word} means there.",
    Fault.NO_VALUE: "Something is missing after {word}.",
    Fault.NUMBER: "After only there must be a number, as in only 20, and not {word}.",
    Fault.TIME: "There must be a time, as in waiting 2h or waiting 45m, and not {word}.",
    Fault.FIELD: "After the field {word} there must be = and a value, as in field city=Albany.",
}
EXAMPLES = (
    "/reassign @ana to @ben",
    "/reassign @ana to @ben @cleo unsent random",
    "/reassign night-team to on-shift only 20",
    '/reassign list "Voters" to day-team all in "Spring GOTV"',
    "/reassign anybody waiting 2h tag moved to admins",
)


def only(limit: int) -> str:
    """At most so many, as a menu says it."""
    return f"{LIMIT}: {limit:,}"


def holding(row: PersonRow) -> str:
    """Somebody with how much they hold, as it is suggested."""
    return f"{shortened(row.ref.name, _NAME)} · {row.waiting:,} waiting, {row.unsent:,} unsent"


def on_shift(options: GuideOptions) -> str:
    """A target, with how many people it is now."""
    return f"Whoever is on shift ({counted(options.on_shift, 'person', 'people')} now)"


def fits(plan: PlanPicture) -> Words:
    """How much is chosen while nobody was chosen to receive it."""
    fit = "fits" if plan.total == 1 else "fit"
    return (
        Strong(f"{counted(plan.total, 'conversation')} {origin(plan.asked)} {fit}."),
        f" {CHOOSE_TARGET}",
    )


def saved(name: str) -> Words:
    """A choice can be used again."""
    return (
        f"Saved as “{shortened(name, _NAME)}”. Next time: /reassign filter “{shortened(name, _NAME)}” to …",
    )


def misread(what: Misread) -> Words:
    """What was typed could not be understood: at which word, and what to type instead."""
    return (f"{_fault(what)} Nothing was moved. For instance:\n", "\n".join(EXAMPLES), _ALONE)


def unknown(name: str, kind: str) -> Words:
    """Nothing of this kind is called so."""
    advice = "Mention people with @; put names of several words in quotes."
    return (f"No {kind} is called “{shortened(name, _NAME)}”. Nothing was moved. {advice}",)


def unclear(name: str, found: Sequence[str]) -> Words:
    """Several things are called so."""
    names = [f"“{shortened(one, _NAME)}”" for one in found[:_SHOWN]]
    hidden = len(found) - len(names)
    choices = listed([*names, *([f"{hidden:,} more"] if hidden else [])], "or")
    advice = "Type more of the name; in front of it, list means a contact list, team a user list"
    unclear = f"“{shortened(name, _NAME)}” could be {choices}. Nothing was moved."
    return (f"{unclear} {advice} and filter a saved choice.",)


def stranger(label: str = "") -> Words:
    """Somebody who can be given nothing."""
    who = f"@{shortened(label, _NAME)}" if label else "one of these people"
    return (f"Work cannot be given to {who}: a bot, or not of this workspace. Nothing was moved.",)


def _fault(what: Misread) -> str:
    said = _FAULTS[what.fault] if what.word or what.fault not in _WORDLESS else _WORDLESS[what.fault]
    return said.format(word=f"“{shortened(what.word, _NAME)}”")


_ALONE = "\nOr type /reassign alone: a form shows every choice."
