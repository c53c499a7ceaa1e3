"""The button beside what waits that asks to whom else it shall go."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.handlers.chat.reassignment.hand_on import form_of
from bot.handlers.slack.acting import Acting
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("hand_over_other"))(on_other)


async def on_other(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """Ask to whom, with a note."""
    await ack()
    form = await form_of(acting, pressed.id, token("hand_on_to", pressed.id))
    await acting.pages.ask(form, again=token("hand_over_other", *pressed.ids))
