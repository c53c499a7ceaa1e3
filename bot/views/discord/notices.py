"""A few words and perhaps a button: refusals, mishaps and small confirmations."""

from bot.views.discord import parts
from bot.views.discord.parts import Button
from bot.views.discord.surfaces import Panel
from bot.views.phrases.words import Words


def panel(words: Words, *buttons: Button) -> Panel:
    """The words as a panel."""
    return Panel([parts.paragraph(*words), *parts.buttons(*buttons)])
