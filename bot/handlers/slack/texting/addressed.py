"""Words that people write to Baton itself: a direct message, and *help* after a command."""

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.handlers.slack.screen import Screen
from bot.views.parts import notice
from bot.views.phrases.help import HELP
from bot.views.screens.texting import where_to_start
from bot.views.slack import paint

_ANY_COMMAND = re.compile("|".join(map(re.escape, HELP)))


def register(app: AsyncApp) -> None:
    """Listen; to be called before those who take commands."""
    app.command(_ANY_COMMAND, matchers=[is_for_help])(on_help)
    app.event("message")(on_message)


async def is_for_help(command: dict[str, Any]) -> bool:
    return str(command.get("text") or "").strip().casefold() == "help"


async def on_help(ack: AsyncAck, command: dict[str, Any], screen: Screen) -> None:
    """What can be typed after a command."""
    await ack()
    await screen.whisper(paint.message(notice(HELP[command["command"]])))


async def on_message(event: dict[str, Any], screen: Screen) -> None:
    """Whoever writes to Baton is told where to start; what Baton and other apps post is no writing."""
    if event.get("channel_type") == "im" and not event.get("subtype") and not event.get("bot_id"):
        await screen.whisper(paint.message(where_to_start()))
