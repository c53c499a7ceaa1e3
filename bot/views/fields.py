"""What a form asks, for every platform; each painter arranges it, and knows the limits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from zlib import crc32

from bot.views.parts import Choice, Paragraph, Unpaintable
from bot.views.phrases.words import Words

# What is shown, what comes back, and a line that explains it.
Explained = Sequence[tuple[str, str, str]]
Values = Sequence[str]


@dataclass(frozen=True, slots=True)
class Typed:
    """Words, in one line or several."""

    initial: str = ""
    multiline: bool = False
    most: int = 3000


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, or none."""

    most: int
    initial: int | None = None
    least: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, picked where it can be picked, and typed elsewhere."""

    initial: time | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Some choices of a menu under a name of their own."""

    name: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Pick:
    """One of a list, whose choices may be grouped.

    Few choices may stand `in_sight`, wherever they can, instead of in a menu. `rest` says what becomes of
    those that have no room, or were never here, given how many are shown; else all must have it.
    """

    groups: Sequence[Group]
    initial: str = ""
    placeholder: str = ""
    in_sight: bool = False
    rest: Callable[[int], str] | None = None


@dataclass(frozen=True, slots=True)
class Ticks:
    """Any of a few."""

    choices: Explained
    initial: Values = ()


@dataclass(frozen=True, slots=True)
class People:
    """People of the platform by their accounts, at most so many."""

    initial: Sequence[str] = ()
    most: int = 1
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the platform by its id, or none."""

    initial: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is handed in; `kinds` are the endings of its name, for platforms that look at them."""

    kinds: Sequence[str]


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its label; it is read by its `name`."""

    name: str
    label: str
    asks: Typed | Number | Clock | Pick | Ticks | People | Channel | Upload
    hint: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Fields, with sentences between them; `token` says what submitting does.

    `subject` is whom or what it is about, and `about` a sentence that names it: painters show either.
    """

    title: str
    parts: Sequence[Field | Paragraph]
    token: str
    submit: str
    subject: str = ""
    about: Words = ()


def one_of(
    choices: Sequence[Choice], initial: str = "", placeholder: str = "", *, in_sight: bool = False
) -> Pick:
    """One of a list that needs no groups."""
    return Pick([Group("", choices)], initial, placeholder, in_sight)


def called(of: object) -> str:
    """What a menu calls something of many words: values have little room."""
    return str(crc32(repr(of).encode()))


def with_room(pick: Pick, most: int) -> list[Group]:
    """The groups with as many choices as have room: the longest ones are shortened."""
    kept = [len(group.choices) for group in pick.groups]
    while sum(kept) > most:
        kept[kept.index(max(kept))] -= 1
    return [Group(group.name, group.choices[:count]) for group, count in zip(pick.groups, kept, strict=True)]


def rest(pick: Pick, most: int) -> str:
    """What is said below a menu of those that it does not show; raises Unpaintable where nothing is."""
    count = sum(len(group.choices) for group in pick.groups)
    if pick.rest is not None:
        return pick.rest(min(count, most))
    if count > most:
        raise Unpaintable(f"{count} choices, and room for {most}")
    return ""
