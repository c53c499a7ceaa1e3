"""/text, as it is typed."""

from typing import Any

import discord
from discord import app_commands

from bot.assignment.conversations import inbox
from bot.assignment.rules.typed.calling import meant
from bot.handlers.chat.texting.text import name_of, on_text
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face


def register(face: Face) -> None:
    """Listen."""

    @app_commands.command(name="text", description="Start texting, or see who answered you")
    @app_commands.describe(campaign="The campaign to text for")
    async def command(interaction: discord.Interaction[Any], campaign: str = "") -> None:
        await face.run(interaction, on_text, campaign)

    @command.autocomplete("campaign")
    async def campaigns(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return await face.suggest(interaction, suggest, typed)

    face.commands.append(command)


async def suggest(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The campaigns that may be texted for."""
    offers = (await acting.desk.read(inbox.my_texting, acting.who)).offers
    return [
        (name_of(offer), name_of(offer)) for offer in (meant(typed, offers, name_of) if typed else offers)
    ]
