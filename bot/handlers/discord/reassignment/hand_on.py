"""The end of a volunteer's day."""

from bot.assignment.reassignment import hand_on
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.screens.hand_on import day_done
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""
    face.press("day_done", on_day_done)


async def on_day_done(acting: Acting, _: Token) -> None:
    """Give everything back, in the way that the question told."""
    await acting.pages.show(day_done(await acting.desk.run(hand_on.done_for_today, acting.who)))
