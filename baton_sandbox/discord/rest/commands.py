"""Syncing commands: all of a place are replaced at once."""

from baton_sandbox.discord.app.commands import without_localizations
from baton_sandbox.discord.checks.commands import check_commands
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.rest.call import Call, Operation, Reply
from baton_sandbox.discord.state.changes import CommandsChanged


def sync(call: Call) -> Reply:
    guild = _place(call)
    check_commands(call.body)
    stored = call.hub.commands.sync(call.hub.app.id, call.body, guild)
    call.hub.world.feed.publish(CommandsChanged())
    return Reply(stored)


def listing(call: Call) -> Reply:
    found = call.hub.commands.of(_place(call))
    whole = call.query.get("with_localizations") == "true"
    return Reply(found if whole else [without_localizations(one) for one in found])


def _place(call: Call) -> str:
    """The guild in the address, or none; raises 50001 for another app or guild."""
    guild = call.path.get("guild", "")
    if call.path["app"] != call.hub.app.id or guild not in ("", call.hub.world.guild.id):
        raise DiscordError(50001)
    return guild


_GLOBAL = "/applications/{app}/commands"
_GUILD = "/applications/{app}/guilds/{guild}/commands"
OPERATIONS = (
    Operation("sync_commands", "PUT", _GLOBAL, sync),
    Operation("sync_guild_commands", "PUT", _GUILD, sync),
    Operation("list_commands", "GET", _GLOBAL, listing),
    Operation("list_guild_commands", "GET", _GUILD, listing),
)
