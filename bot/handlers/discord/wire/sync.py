"""Tells Discord the commands, when they are not those that it knows already."""

from typing import Any

import discord
import structlog
from discord.http import Route

from bot.handlers.discord.wire.client import Client
from bot.handlers.discord.wire.translator import Translator

# What of a command is ours to say; Discord adds ids, versions and defaults of its own.
_OURS = (
    *("name", "description", "type", "options", "required", "choices", "value", "autocomplete"),
    *("name_localizations", "description_localizations"),
    *("channel_types", "min_value", "max_value", "min_length", "max_length", "default_member_permissions"),
)
_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


async def sync(client: Client, server: int) -> bool:
    """Bring the server's commands up to date; whether that was needed.

    Discord takes 200 new commands a day: https://discord.com/developers/docs/interactions/application-commands
    """
    guild = discord.Object(server)
    translator, commands = Translator(), client.tree.get_commands(guild=guild)
    await client.tree.set_translator(translator)
    wanted = [await command.get_translated_payload(client.tree, translator) for command in commands]
    if client.application_id is None:
        raise RuntimeError("log in first")
    known = await client.http.request(
        Route("GET", _COMMANDS, application_id=client.application_id, guild_id=server),
        params={"with_localizations": "true"},
    )
    if _shapes(wanted) == _shapes(known):
        return False
    await client.tree.sync(guild=guild)
    log.info("told Discord the commands anew")
    return True


def _shapes(commands: list[Any]) -> list[Any]:
    return sorted((_shape(command) for command in commands), key=lambda shape: str(shape["name"]))


def _shape(of: dict[str, Any]) -> dict[str, Any]:
    """What counts of a command: what is not said and what is said to be nothing are the same."""
    kept = {key: of[key] for key in _OURS if of.get(key) not in (None, False, [], (), {})}
    for key in ("options", "choices"):
        if key in kept:
            kept[key] = [_shape(each) for each in kept[key]]
    if "default_member_permissions" in kept:
        kept["default_member_permissions"] = str(kept["default_member_permissions"])
    kept.setdefault("type", 1)
    return kept
