"""What is said where something was typed for an option, and not picked from what is suggested."""

from collections.abc import Sequence

from bot.views.phrases.sentences import say, tr
from bot.views.phrases.words import Words, listed, shortened

_NAMED, _NAME = 5, 60


def unknown(kind: str, typed: str) -> Words:
    """Nothing of a kind is called so."""
    return say(
        "There is no {kind} “{typed}”. Pick one of those that are suggested as you type.",
        kind=kind,
        typed=shortened(typed, _NAME),
    )


def several(typed: str, names: Sequence[str]) -> Words:
    """More than one thing is meant by what was typed."""
    shown = listed([f"“{shortened(name, _NAME)}”" for name in names[:_NAMED]], "or")
    return say("“{typed}” may be {shown}. Which one?", typed=shortened(typed, _NAME), shown=shown)


def no_number(label: str, least: int, most: int) -> Words:
    """A number was needed in the field with this label."""
    return say(
        "“{label}” must be a whole number from {least} to {most}.", label=label, least=least, most=most
    )


def no_time(label: str) -> Words:
    """A time of day was needed in the field with this label."""
    return say("“{label}” must be a time of day, like 9:00 AM or 20:30.", label=label)


def more(hidden: int) -> str:
    """The last of what is suggested, where there is more."""
    return tr("… and {hidden} more: type on", hidden=hidden)


def cut(count: int, most: int, things: str, command: str) -> str:
    """Below a menu that has no room for all; empty where it has."""
    if count <= most:
        return ""
    return tr(
        "The menu has room for {most} of {count} {things}. {command} with a name finds each of them.",
        most=most,
        count=count,
        things=things,
        command=command,
    )


def cut_hint(count: int, most: int, things: str, way: str) -> str:
    """The same below a form's field, where another way than a name leads to the others."""
    return (
        tr("The first {most} of {count} {things}. {way}", most=most, count=count, things=things, way=way)
        if count > most
        else ""
    )
