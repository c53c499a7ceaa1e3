"""/campaign export: tables of a campaign as files in the private answer."""

from typing import Any

import discord
from discord import app_commands

from bot.assignment.outcomes.results.tables import Table
from bot.handlers.chat.campaigns import campaigns, export
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face, Suggestions
from bot.views.phrases import options
from bot.views.phrases.campaigns.export import TABLES

_WHAT = [app_commands.Choice(name=label, value=table.value) for table, (label, _) in TABLES.items()]
_OPTIONS = {
    "campaign": "Which campaign",
    "what": "Which table; left empty, a form asks",
    "since": "Only what happened since this day, like 2026-03-10",
}


def add_to(group: app_commands.Group, face: Face, suggest: Suggestions) -> None:
    """Listen; `suggest` says which campaigns can be meant."""

    @app_commands.command(name="export", description="Take a campaign out as CSV files")
    @app_commands.describe(**_OPTIONS)
    @app_commands.choices(what=_WHAT)
    @app_commands.autocomplete(campaign=face.offering(suggest))
    async def command(
        interaction: discord.Interaction[Any], campaign: str, what: str = "", since: str = ""
    ) -> None:
        await face.run(interaction, on_command, campaign, what, since.strip())

    group.add_command(command)


async def on_command(acting: Acting, typed: str, table: str, since: str) -> None:
    """A table that was named at once, else the form."""
    found = await campaigns.named(acting, "export", typed, options.unknown("campaign", typed))
    if found and (table or since):
        await export.typed(acting, found.ref.id, table or Table.RESULTS, since)
    elif found:
        await export.ask(acting, found.ref.id)
