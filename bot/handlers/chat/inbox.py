"""The inbox: which conversations wait for whoever asks."""

from bot.assignment.conversations import inbox
from bot.assignment.reassignment import hand_on
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.screens import start as shown
from bot.views.tokens import Token


async def on_inbox(acting: Asking, _: Token) -> None:
    """All that waits for who acts, and the way to end their day."""
    picture = await acting.desk.read(inbox.my_texting, acting.who)
    end = await acting.desk.read(hand_on.day_end, acting.who)
    await acting.pages.show(shown.inbox(picture, end))


FEATURE = Feature({"inbox": on_inbox})
