"""What a page is made of, for every platform: a painter for each platform draws it as people there know it.

No word of a page can format, mention or link: painters escape whatever is a string. What contacts, volunteers
or admins typed stands in a Quote of its own where it is more than a name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.views.phrases.sentences import later
from bot.views.phrases.words import Word, Words

# What is shown, and what comes back.
Choice = tuple[str, str]


class Style(StrEnum):
    """How a button looks: at most one of a page is the first to be thought of."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before a button does what it says.

    `back` is the token of the screen to which *no* leads, where the question takes that screen's place.
    """

    title: str
    text: str | Words
    yes: str
    no: str = later("Cancel")
    back: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """Carries a token. In a window, the button that `submits` is the window's own."""

    label: str
    token: str
    style: Style = Style.PLAIN
    question: Question | None = None
    submits: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """Acts when one of its choices is picked. `label` says what it is about.

    `prefix` stands before each choice where a menu shows nothing but what is picked. `rest` says what becomes
    of choices that have no room, given how many have some; without it, all of them must have room.
    """

    choices: Sequence[Choice]
    token: str
    initial: str = ""
    label: str = ""
    prefix: str = ""
    rest: Callable[[int], str] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A large line."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences."""

    words: Words


@dataclass(frozen=True, slots=True)
class Note:
    """A small grey line of words that stand apart."""

    words: Words


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody typed, set apart, as they typed it."""

    text: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list with its button; `small` stands below it in small print, each word apart."""

    words: Words
    button: Button | None = None
    small: Words = ()


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons and menus beside each other."""

    items: Sequence[Button | Menu]


@dataclass(frozen=True, slots=True)
class Rows:
    """Things of a kind, some parts each: as many as there is room for beside the rest of the page.

    `rest` tells of those that have no room, or were never here, given how many are shown from the first on.
    With `turn`, the token of this screen from the row in a place on, the others are a press away. Where only
    some of the rows are here, so many lie `before` the first of them and `after` the last.
    """

    groups: Sequence[Sequence["Part"]]
    rest: Callable[[int], Sequence["Part"]]
    turn: Callable[[int], str] | None = None
    start: int = 0
    before: int = 0
    after: int = 0


Part = Heading | Paragraph | Note | Quote | Divider | Line | Buttons | Menu | Rows


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that comes with a page. `comment` is said where it comes alone; `told` is a picture in words."""

    name: str
    content: bytes
    title: str
    comment: Words = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A screen: parts below each other.

    `summary` is what a notification says, else the first paragraph. `title` names the window, where the page
    stands in one; a `window` opens in one wherever there are windows. `public` is what a whole channel sees.
    `again` is the token that draws the same page, for a platform that finds it too late to open a window.
    `back` leads to the screen before it, where closing does not: a window with a way back stands on top.
    A `lasting` page is acted on later too: what is drawn in a window is also left as a message.
    `pinned` to its channel where Baton may do that; False takes it off again, None leaves it.
    `close` leaves it, where that says more than to close it: a window is closed, elsewhere it is a button.
    `calls` are the groups that it mentions, one on each platform, and nobody else.
    """

    parts: Sequence[Part]
    summary: Words = ()
    title: str = ""
    window: bool = False
    public: bool = False
    again: str = ""
    back: Button | None = None
    lasting: bool = False
    close: Button | None = None
    pinned: bool | None = None
    files: Sequence[Attached] = ()
    calls: Mapping[str, str] = field(default_factory=dict)


class Unpaintable(TypeError):
    """A painter was given what it does not know, or what has no room and no way to the rest."""


def said(words: Sequence[Word]) -> list[Part]:
    """A paragraph, where there is anything to say."""
    return [Paragraph(tuple(words))] if words else []


def noted(words: Words) -> list[Part]:
    """A note, where there is anything to note."""
    return [Note(words)] if words else []


def buttons(*items: Button | Menu) -> list[Part]:
    """Buttons and menus beside each other, where there are any."""
    return [Buttons(items)] if items else []


def noticed(notice: Words) -> list[Part]:
    """What was just done, above everything else."""
    return [Paragraph(notice), Divider()] if notice else []


def notice(words: Words, *items: Button | Menu, title: str = "") -> Page:
    """A few words and perhaps buttons."""
    return Page([Paragraph(words), *buttons(*items)], title=title)


def summary(page: Page) -> Words:
    """What a page says in short: its summary, else its first paragraph, else its title."""
    first = (part.words for part in page.parts if isinstance(part, Paragraph))
    return page.summary or next(first, (page.title or "Baton",))
