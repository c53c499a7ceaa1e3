"""Contacts whom a campaign set aside: looked at, and put back; one of them alone from its conversation."""

from bot.assignment.conversations import set_aside
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.screens.campaigns import aside as shown
from bot.views.tokens import Token


async def on_set_aside(acting: Asking, pressed: Token) -> None:
    await acting.pages.show(shown.board(await acting.desk.read(set_aside.look, acting.who, pressed.id)))


async def ask_put_all_back(acting: Asking, pressed: Token) -> Question:
    picture = await acting.desk.read(set_aside.look, acting.who, pressed.id)
    return shown.question(picture, pressed.nth(1))


async def on_put_all_back(acting: Asking, pressed: Token) -> None:
    picture = await acting.desk.run(set_aside.put_all_back, acting.who, pressed.id, pressed.nth(1))
    await acting.pages.show(shown.board(picture))


FEATURE = Feature(
    {"set_aside": on_set_aside, "put_all_back": on_put_all_back}, {"put_all_back": ask_put_all_back}
)
