"""Contacts whom a campaign set aside: looked at, and put back."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.conversations import set_aside
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.handlers.slack.screen import Screen
from bot.views.phrases import inbox as words
from bot.views.slack.answer import conversation
from bot.views.slack.aside import board
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("set_aside"))(on_set_aside)
    app.action(pattern("put_back"))(on_put_back)
    app.action(pattern("put_all_back"))(on_put_all_back)


async def on_set_aside(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    picture = await desk.read(set_aside.look, who, pressed.id)
    await screen.show(board(picture), again=token("set_aside", pressed.id))


async def on_put_back(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.run(set_aside.put_back, who, pressed.id)
    await screen.show(conversation(thread, words.IS_BACK), again=token("thread", pressed.id))


async def on_put_all_back(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    picture = await desk.run(set_aside.put_all_back, who, pressed.id, pressed.nth(1))
    await screen.show(board(picture), again=token("set_aside", pressed.id))
