"""/text, as it is typed."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.handlers.chat.texting import text
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/text")(on_text)


async def on_text(ack: AsyncAck, acting: Acting) -> None:
    await ack()
    _, typed = arguments.split(acting.screen.typed, ())
    await text.on_text(acting, typed)
