"""Opening conversations, and taking those that wait for nobody."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.conversations import answer, inbox
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.handlers.slack.screen import Screen
from bot.views.phrases.conversations import inbox as words
from bot.views.slack.native.answer import conversation
from bot.views.slack.native.thread import page
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("thread"))(on_thread)
    app.action(pattern("earlier"))(on_earlier)
    app.action(pattern("take_next"))(on_take_next)
    app.action(pattern("take"))(on_take)


async def on_thread(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.read(answer.open_thread, who, pressed.id)
    await screen.show(conversation(thread), again=token("thread", pressed.id))


async def on_earlier(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.read(answer.open_thread, who, pressed.id)
    number = pressed.nth(1)
    place = screen.push if number == 1 else screen.show
    await place(page(thread, number))


async def on_take_next(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    campaign = pressed.id if pressed.ids else None
    thread = await desk.run(inbox.take_next, who, campaign)
    await screen.show(conversation(thread, words.TAKEN), again=token("thread", thread.conversation_id))


async def on_take(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.run(inbox.take, who, pressed.id)
    await screen.show(conversation(thread, words.TAKEN), again=token("thread", pressed.id))
