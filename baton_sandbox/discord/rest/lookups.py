"""Who and what there is: the app, people, the guild, its members, roles and channels; and opening a DM."""

from baton_sandbox.discord.app.installed import application_object
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.rest.call import Call, Operation, Reply
from baton_sandbox.discord.state.guilds import guild_object
from baton_sandbox.discord.state.people import Person, member_object, user_object
from baton_sandbox.shapes import Json


def me(call: Call) -> Reply:
    return Reply(user_object(call.hub.world.bot) | {"verified": True, "mfa_enabled": False, "email": None})


def application(call: Call) -> Reply:
    world = call.hub.world
    return Reply(application_object(call.hub.app, world.people[world.guild.owner]))


def address(call: Call) -> Reply:
    return Reply({"url": call.hub.gateway.url})


def gateway(call: Call) -> Reply:
    """Where the gateway is, and how often a client may begin."""
    limits = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return Reply({"url": call.hub.gateway.url, "shards": 1, "session_start_limit": limits})


def user(call: Call) -> Reply:
    return Reply(user_object(_person(call, 10013)))


def open_dm(call: Call) -> Reply:
    """The direct message with somebody; it opens even where nothing can be sent in it."""
    world, wanted = call.hub.world, str(call.fields.get("recipient_id"))
    if wanted not in world.people or wanted == world.bot.id:
        raise DiscordError(50007 if wanted == world.bot.id else 10013)
    return Reply(world.channel_object(world.direct(wanted)))


def guild(call: Call) -> Reply:
    return Reply(guild_object(_in_guild(call).hub.world))


def channels(call: Call) -> Reply:
    world = _in_guild(call).hub.world
    return Reply([world.channel_object(room) for room in world.channels.values() if not room.is_dm])


def roles(call: Call) -> Reply:
    return Reply(_in_guild(call).hub.world.role_objects())


def member(call: Call) -> Reply:
    found = _person(_in_guild(call), 10007)
    if not found.here:
        raise DiscordError(10007)
    return Reply(member_object(found))


def members(call: Call) -> Reply:
    """Everybody, where the members intent is switched on for the app; raises 50001 elsewhere."""
    world = _in_guild(call).hub.world
    if not call.hub.app.privileged & (1 << 1):
        raise DiscordError(50001)
    most, after = int(call.query.get("limit", "1")), int(call.query.get("after", "0"))
    people = sorted(world.people.values(), key=lambda person: int(person.id))
    return Reply([member_object(one) for one in people if one.here and int(one.id) > after][:most])


def channel(call: Call) -> Reply:
    return Reply(call.hub.world.channel_object(call.channel()))


def _person(call: Call, missing: int) -> Person:
    found = call.hub.world.people.get(call.path["user"])
    if found is None:
        raise DiscordError(missing)
    return found


def _in_guild(call: Call) -> Call:
    if call.path["guild"] != call.hub.world.guild.id:
        raise DiscordError(10004)
    return call


def guilds(call: Call) -> Reply:
    world = call.hub.world
    body: Json = {
        "id": world.guild.id,
        "name": world.guild.name,
        "icon": None,
        "owner": False,
        "features": [],
    }
    return Reply([{**body, "permissions": str(world.permissions(world.bot.id))}])


OPERATIONS = (
    Operation("get_me", "GET", "/users/@me", me),
    Operation("list_my_guilds", "GET", "/users/@me/guilds", guilds),
    Operation("open_dm", "POST", "/users/@me/channels", open_dm),
    Operation("get_user", "GET", "/users/{user}", user),
    Operation("get_application", "GET", "/oauth2/applications/@me", application),
    Operation("get_own_application", "GET", "/applications/@me", application),
    Operation("get_address", "GET", "/gateway", address, anybody=True),
    Operation("get_gateway", "GET", "/gateway/bot", gateway),
    Operation("get_guild", "GET", "/guilds/{guild}", guild),
    Operation("list_channels", "GET", "/guilds/{guild}/channels", channels),
    Operation("list_roles", "GET", "/guilds/{guild}/roles", roles),
    Operation("list_members", "GET", "/guilds/{guild}/members", members),
    Operation("get_member", "GET", "/guilds/{guild}/members/{user}", member),
    Operation("get_channel", "GET", "/channels/{channel}", channel),
)
