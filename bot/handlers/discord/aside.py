"""Contacts whom a campaign set aside: looked at, and put back."""

from bot.assignment.conversations import set_aside
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import aside as shown
from bot.views.discord.answer import conversation
from bot.views.parts import Question
from bot.views.phrases import inbox as words
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""
    face.press("set_aside", on_set_aside)
    face.press("put_back", on_put_back)
    face.question("put_all_back", ask_put_all_back)
    face.press("put_all_back", on_put_all_back)


async def on_set_aside(acting: Acting, pressed: Token) -> None:
    await acting.screen.show(shown.board(await acting.desk.read(set_aside.look, acting.who, pressed.id)))


async def on_put_back(acting: Acting, pressed: Token) -> None:
    thread = await acting.desk.run(set_aside.put_back, acting.who, pressed.id)
    await acting.screen.show(conversation(thread, words.IS_BACK))


async def ask_put_all_back(acting: Acting, pressed: Token) -> Question:
    picture = await acting.desk.read(set_aside.look, acting.who, pressed.id)
    return shown.question(picture, pressed.nth(1))


async def on_put_all_back(acting: Acting, pressed: Token) -> None:
    picture = await acting.desk.run(set_aside.put_all_back, acting.who, pressed.id, pressed.nth(1))
    await acting.screen.show(shown.board(picture))
