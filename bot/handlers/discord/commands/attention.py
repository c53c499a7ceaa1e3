"""/attention: what waits, by campaign."""

from typing import Any

import discord
from discord import app_commands

from bot.handlers.chat import attention
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.phrases.options import unknown


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


async def on_command(acting: Acting, typed: str) -> None:
    """What waits everywhere, or in the campaign that is meant."""
    await attention.on_command(acting, typed, unknown("campaign", typed))


async def suggest(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The campaigns."""
    found = await attention.campaigns_called(acting, typed)
    return [(card.ref.name, card.ref.name) for card in found]
