"""A few words and perhaps a button: refusals, mishaps and small confirmations."""

from bot.views.discord import parts
from bot.views.discord.parts import Button
from bot.views.discord.surfaces import Panel
from bot.views.phrases import mishaps
from bot.views.phrases.words import Words


def panel(words: Words, *buttons: Button) -> Panel:
    """The words as a panel."""
    return Panel([parts.paragraph(*words), *parts.buttons(*buttons)])


def go_on(written: str) -> Panel:
    """A form came too late for Discord: the same button once more."""
    return panel(mishaps.TOO_LATE, parts.button(mishaps.GO_ON, written, parts.PRIMARY))


def fix(words: Words, typed: str, opener: str, *ways: Button) -> Panel:
    """What is wrong with a form, what was typed into it, and the way back to it."""
    kept = [parts.quote(typed)] if typed else []
    again = parts.button(mishaps.FIX, opener, parts.PRIMARY)
    return Panel([parts.paragraph(*words), *kept, *parts.buttons(again, *ways)])
