"""/attention: what waits, by campaign."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.handlers.chat import attention
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.views.phrases.attention import board as words


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/attention")(on_command)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """What waits everywhere, or in the campaign whose name was typed."""
    await ack()
    _, typed = arguments.split(acting.screen.typed, ())
    await attention.on_command(acting, typed, words.unknown(typed))
