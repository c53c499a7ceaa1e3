"""A few words and perhaps a button: refusals, mishaps, questions and small confirmations."""

from dataclasses import dataclass

from bot.views.discord import parts
from bot.views.discord.parts import Button
from bot.views.discord.surfaces import Panel
from bot.views.phrases import mishaps
from bot.views.phrases.words import Strong, Words
from bot.views.tokens import token


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before a button does what it says.

    With the token of a way `back` a private panel turns into the question, and *no* leads back to it.
    """

    title: str
    text: str | Words
    yes: str
    no: str = "Cancel"
    back: str = ""


def panel(words: Words, *buttons: Button) -> Panel:
    """The words as a panel."""
    return Panel([parts.paragraph(*words), *parts.buttons(*buttons)])


def question(of: Question, deed: str) -> Panel:
    """The question; its answers carry the deed's token, and that of doing nothing."""
    yes = parts.button(of.yes, deed, parts.DANGER)
    no = parts.button(of.no, of.back or token("dismiss"))
    text = (of.text,) if isinstance(of.text, str) else of.text
    return Panel([parts.paragraph(Strong(of.title), "\n", *text), *parts.buttons(yes, no)])


def go_on(written: str) -> Panel:
    """A form came too late for Discord: the same button once more."""
    return panel(mishaps.TOO_LATE, parts.button(mishaps.GO_ON, written, parts.PRIMARY))


def fix(words: Words, typed: str, opener: str, *ways: Button) -> Panel:
    """What is wrong with a form, what was typed into it, and the way back to it."""
    kept = [parts.quote(typed)] if typed else []
    again = parts.button(mishaps.FIX, opener, parts.PRIMARY)
    return Panel([parts.paragraph(*words), *kept, *parts.buttons(again, *ways)])
