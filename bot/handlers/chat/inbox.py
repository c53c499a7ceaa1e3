"""The inbox: which conversations wait for whoever asks."""

from bot.assignment.conversations import inbox
from bot.assignment.reassignment import hand_on
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.screens import start as shown
from bot.views.tokens import Token


async def on_inbox(acting: Asking, pressed: Token) -> None:
    """All that waits for who acts; with a campaign's id, for somebody who is texting for it."""
    picture = await acting.desk.read(inbox.my_texting, acting.who)
    end = await acting.desk.read(hand_on.day_end, acting.who)
    await acting.pages.show(shown.inbox(picture, end, pressed.ids[0] if pressed.ids else 0))


FEATURE = Feature({"inbox": on_inbox})
