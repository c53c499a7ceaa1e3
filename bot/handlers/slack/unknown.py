"""What nobody else listens to: buttons of another version, commands of another manifest."""

import re

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.handlers.chat.errors import UnknownCommand
from bot.views.tokens import OldToken

_ANY = re.compile(".*", re.DOTALL)


def register(app: AsyncApp) -> None:
    """Listen; to be called after all others have."""
    app.command(_ANY)(on_unknown_command)
    app.action(_ANY)(on_old_button)
    app.view(_ANY)(on_old_button)
    app.options(_ANY)(on_options)
    app.view_closed(_ANY)(on_closed)
    app.event(_ANY)(on_event)


async def on_unknown_command(ack: AsyncAck) -> None:
    await ack()
    raise UnknownCommand


async def on_old_button() -> None:
    raise OldToken


async def on_options(ack: AsyncAck) -> None:
    await ack(options=[])


async def on_closed(ack: AsyncAck) -> None:
    await ack()


async def on_event(ack: AsyncAck) -> None:
    await ack()
