"""The button beside what waits that asks to whom else it shall go."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.conversations import reply
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.reassignment import candidates
from bot.handlers.slack.screen import Screen
from bot.views.slack import hand_on as shown
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("hand_over_other"))(on_other)


async def on_other(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Ask to whom, with a note."""
    await ack()
    thread = await desk.read(reply.open_thread, who, pressed.id)
    lists, elsewhere = await desk.read(candidates.user_lists, who), await desk.read(candidates.elsewhere, who)
    form = shown.form(thread, lists, elsewhere)
    await screen.notify(form, again=token("hand_over_other", pressed.id))
