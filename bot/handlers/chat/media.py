"""Pictures, voice messages and other files of a text: fetched when somebody asks, and shown to them alone."""

from bot.assignment.conversations import media
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.screens import media as shown
from bot.views.tokens import Token


async def on_media(acting: Asking, pressed: Token) -> None:
    """What came with the text that the button names, as seen from a conversation."""
    of = await acting.desk.read(media.look, acting.who, pressed.id, pressed.nth(1))
    await acting.pages.beside(shown.under_way(of))
    found = await acting.media.bring(of, acting.pages.largest_file)
    await acting.pages.complete(shown.media(of, found))


FEATURE = Feature({"media": on_media})
