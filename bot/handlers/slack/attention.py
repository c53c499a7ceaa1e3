"""/attention: what waits, by campaign; opening and taking a conversation are the inbox's."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.attention.board import what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.rules.typed.calling import meant
from bot.handlers.slack import arguments
from bot.handlers.slack.screen import Screen
from bot.views.phrases import attention as words
from bot.views.slack import notices
from bot.views.slack.attention import board, choose
from bot.views.slack.surfaces import Message
from bot.views.tokens import Token, pattern


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/attention")(on_command)
    app.action(pattern("attention"))(on_attention)
    app.action(pattern("attention_again"))(on_again)
    app.action(pattern("attention_of"))(on_campaign)


async def on_command(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """What waits everywhere, or in the campaign whose name was typed."""
    await ack()
    _, typed = arguments.split(screen.typed, ())
    if not typed:
        await screen.whisper(await board_of(desk, who, 0))
        return
    known = await desk.read(lifecycle.by_name, who)
    found = meant(typed, known.rows, lambda row: row.ref.name)
    if len(found) == 1:
        await screen.whisper(await board_of(desk, who, found[0].ref.id))
    else:
        await screen.whisper(choose(typed, found) if found else notices.message(words.unknown(typed)))


async def on_attention(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The board, beside the message whose button was pressed."""
    await ack()
    await screen.whisper(await board_of(desk, who, pressed.id))


async def on_again(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The board as it is now, in its own place."""
    await ack()
    await screen.replace(await board_of(desk, who, pressed.id))


async def on_campaign(
    ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, action: dict[str, Any]
) -> None:
    """The board of another campaign, in its own place."""
    await ack()
    await screen.replace(await board_of(desk, who, int(action["selected_option"]["value"])))


async def board_of(desk: Desk, who: Identity, campaign_id: int) -> Message:
    """What waits in one campaign, or in all of them (0)."""
    waiting = await desk.read(what_waits, who, campaign_id or None)
    return board(waiting, (await desk.read(lifecycle.by_name, who)).rows)
