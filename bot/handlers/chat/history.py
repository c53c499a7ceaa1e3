"""What other campaigns wrote with the same number."""

from bot.assignment.conversations import history
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.screens import history as shown
from bot.views.tokens import Token


async def on_history(acting: Asking, pressed: Token) -> None:
    """All of it, from the row in the place that the button says; turned in its place."""
    of = await acting.desk.read(history.look_back, acting.who, pressed.id)
    draw = acting.pages.settle if pressed.ids[1:] else acting.pages.show
    await draw(shown.history(of, *pressed.ids[1:2]))


FEATURE = Feature({"history": on_history})
