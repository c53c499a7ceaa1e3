"""What is said of tokens with which other programs read results."""

from bot.assignment.outcomes.results.publishing import ApiTokenRow
from bot.views.phrases.sentences import later, say, tr
from bot.views.phrases.words import Strong, Words

TITLE, MAKE, REVOKE, SAVE = later("API tokens"), later("Make a token"), later("Revoke"), later("Make")
NAME, NAME_HINT = later("What for"), later("Such as the name of the program that will bring it.")
REVOKE_QUESTION = later("Revoke this token?")
NONE: Words = (later("There is no token, so no program can read results."),)


def about() -> Words:
    """Above the list."""
    return say(
        "With a token a program reads what /campaign export takes out: names, numbers and what was written. "
        "It can change nothing."
    )


def row(of: ApiTokenRow) -> Words:
    """One token."""
    return say(
        "{name}  ·  made by {person}, {at}", name=Strong(of.name), person=of.made_by.name, at=of.made_at
    )


def made(token: str) -> Words:
    """A new token, shown this once."""
    return say("🔑 Copy it now; it is not shown again: {token}", token=Strong(token))


def sure(of: ApiTokenRow) -> str:
    """Asked before a token holds no longer."""
    return tr("Whatever brings “{name}” reads nothing from then on.", name=of.name)
