"""/attention: what waits, by campaign; opening and taking a conversation are the inbox's."""

from typing import Any

import discord
from discord import app_commands

from bot.assignment.attention.board import what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.campaigns import NamedCampaign
from bot.assignment.rules.typed.calling import meant
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.errors import Unfit
from bot.handlers.discord.face import Face
from bot.views.discord.attention import board, choose
from bot.views.discord.surfaces import Panel
from bot.views.phrases.options import unknown
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""

    @app_commands.command(name="attention", description="See what waits for an answer, and on whom")
    @app_commands.describe(campaign="In which campaign; without it in all of them")
    @app_commands.default_permissions(manage_guild=True)
    async def command(interaction: discord.Interaction[Any], campaign: str = "") -> None:
        await face.run(interaction, on_command, campaign.strip())

    @command.autocomplete("campaign")
    async def campaigns(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return await face.suggest(interaction, suggest, typed)

    face.commands.append(command)
    face.press("attention", on_attention)
    face.press("attention_again", on_again)
    face.press("attention_of", on_campaign)


async def on_command(acting: Acting, typed: str) -> None:
    """What waits everywhere, or in the campaign that is meant."""
    if not typed:
        await acting.screen.show(await board_of(acting, 0))
        return
    found = await campaigns_called(acting, typed)
    if not found:
        raise Unfit(unknown("campaign", typed))
    one = len(found) == 1
    await acting.screen.show(await board_of(acting, found[0].ref.id) if one else choose(typed, found))


async def suggest(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The campaigns."""
    return [(_name(card), _name(card)) for card in await campaigns_called(acting, typed)]


async def on_attention(acting: Acting, pressed: Token) -> None:
    """The board, beside the message whose button was pressed if others see that too."""
    await acting.screen.show(await board_of(acting, pressed.id))


async def on_again(acting: Acting, pressed: Token) -> None:
    """The board as it is now, from the row in the place that the button says."""
    start = pressed.ids[1] if pressed.ids[1:] else 0
    await acting.screen.show(await board_of(acting, pressed.id, start))


async def on_campaign(acting: Acting, _: Token) -> None:
    """The board of another campaign."""
    await acting.screen.show(await board_of(acting, int(acting.picked[0])))


async def board_of(acting: Acting, campaign_id: int, start: int = 0) -> Panel:
    """What waits in one campaign, or in all of them (0)."""
    waiting = await acting.desk.read(what_waits, acting.who, campaign_id or None)
    everything = await acting.desk.read(lifecycle.by_name, acting.who)
    return board(waiting, everything.rows, start)


async def campaigns_called(acting: Acting, typed: str) -> list[NamedCampaign]:
    """The campaigns that a name may mean; all of them where nothing was typed."""
    rows = (await acting.desk.read(lifecycle.by_name, acting.who)).rows
    return meant(typed, rows, _name) if typed else list(rows)


def _name(card: NamedCampaign) -> str:
    return card.ref.name
