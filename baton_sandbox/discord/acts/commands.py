"""Slash commands: which a person sees, running one, and what is offered while it is typed."""

from dataclasses import dataclass

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.discord.acts.options import filled_in, half_typed, ids_of
from baton_sandbox.discord.acts.sending import Answer, send
from baton_sandbox.discord.app.commands import leaf
from baton_sandbox.discord.app.interactions import AUTOCOMPLETE, COMMAND
from baton_sandbox.discord.checks.commands import SUB_COMMAND
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.payloads import resolved
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.permissions import ADMINISTRATOR, USE_APPLICATION_COMMANDS
from baton_sandbox.shapes import Given, Json

_GUILD, _BOT_DM = 0, 1


def offered(hub: Hub, person: str, channel: Channel) -> list[Json]:
    """The slash commands this person sees in this channel."""
    return [one for one in hub.commands if one["type"] == 1 and may_use(hub, person, channel, one)]


def may_use(hub: Hub, person: str, channel: Channel, command: Json) -> bool:
    """Whether the command's default permissions and contexts show it to a person here."""
    contexts = command.get("contexts")
    here = _BOT_DM if channel.is_dm else _GUILD
    if (
        here not in contexts
        if contexts is not None
        else channel.is_dm and not command.get("dm_permission", True)
    ):
        return False
    if channel.is_dm:
        return not command.get("guild_id")
    mine = hub.world.permissions(person, channel) if hub.world.people[person].here else 0
    if not mine & USE_APPLICATION_COMMANDS:
        return False
    needed = command.get("default_member_permissions")
    if needed is None or mine & ADMINISTRATOR:
        return True
    return int(needed) > 0 and mine & int(needed) == int(needed)


@dataclass(frozen=True)
class Typed:
    """What stands in the entry: the names of a command and its sub-commands, and options by name."""

    words: list[str]
    options: dict[str, Given]


async def run_command(hub: Hub, person: str, channel: Channel, typed: Typed) -> Answer:
    """Send a command with its options."""
    command, way, options = _looked_up(hub, person, channel, typed.words)
    values = filled_in(hub, options, typed.options)
    data = _data(command, way, values)
    if known := resolved(hub.world, ids_of(values), person):
        data["resolved"] = known
    return await send(hub, hub.interactions.begin(COMMAND, person, channel.id), data)


async def suggestions(hub: Hub, person: str, channel: Channel, typed: Typed, focused: str) -> list[Json]:
    """What the app offers for the option that is being typed; raises CannotDo without an answer."""
    command, way, options = _looked_up(hub, person, channel, typed.words)
    option = next((one for one in options if one["name"] == focused), None)
    if option is None or not option.get("autocomplete"):
        raise CannotDo(f"Nothing is offered for {focused}.")
    data = _data(command, way, half_typed(options, typed.options, focused))
    answer = await send(hub, hub.interactions.begin(AUTOCOMPLETE, person, channel.id), data)
    if answer.error:
        raise CannotDo(answer.error)
    return list(answer.data.get("choices", []))


async def as_offered(hub: Hub, person: str, channel: Channel, typed: Typed) -> Typed:
    """The same with words taken for the value that the app offers under exactly these words."""
    _, _, options = _looked_up(hub, person, channel, typed.words)
    meant = dict(typed.options)
    for option in options:
        name = option["name"]
        if option.get("autocomplete") and isinstance(meant.get(name), str):
            offered = await suggestions(hub, person, channel, Typed(typed.words, meant), name)
            named = {one["name"]: one["value"] for one in offered}
            meant[name] = named.get(meant[name], meant[name])
    return Typed(typed.words, meant)


def _looked_up(
    hub: Hub, person: str, channel: Channel, words: list[str]
) -> tuple[Json, list[Json], list[Json]]:
    command = hub.commands.find(words[0].removeprefix("/"))
    if command is None or not may_use(hub, person, channel, command):
        raise CannotDo(f"There is no command {words[0]} here for this person.")
    found = leaf(command, words[1:])
    if found is None:
        raise CannotDo(f"There is no command {' '.join(words)}.")
    return command, *found


def _data(command: Json, way: list[Json], values: list[Json]) -> Json:
    for step in reversed(way):
        values = [{"name": step["name"], "type": step.get("type", SUB_COMMAND), "options": values}]
    data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": values}
    return {**data, "guild_id": command["guild_id"]} if command.get("guild_id") else data
