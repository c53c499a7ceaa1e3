"""A few words and perhaps a button: refusals, mishaps and small confirmations."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.views.phrases import mishaps
from bot.views.phrases.words import Words
from bot.views.slack import parts
from bot.views.slack.surfaces import Message, Modal


def message(words: Words, *buttons: ButtonElement) -> Message:
    """The words as a message."""
    return Message(parts.flat(words), _blocks(words, buttons))


def modal(words: Words, *buttons: ButtonElement, title: str = mishaps.TITLE) -> Modal:
    """The words as a modal."""
    return Modal(title, _blocks(words, buttons))


def _blocks(words: Words, buttons: tuple[ButtonElement, ...]) -> list[Block]:
    return [parts.paragraph(*words), *([parts.buttons(*buttons)] if buttons else [])]
