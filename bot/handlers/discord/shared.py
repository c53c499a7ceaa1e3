"""Brings what both platforms listen to from Discord to its handlers."""

from bot.handlers.chat.features import FEATURES
from bot.handlers.discord.face import Face


def register(face: Face) -> None:
    """Listen."""
    for feature in FEATURES:
        for verb, handler in feature.presses.items():
            face.press(verb, handler)
        for verb, asker in feature.questions.items():
            face.question(verb, asker)
        for verb, (handler, opener) in feature.forms.items():
            face.submit(verb, handler, opener)
