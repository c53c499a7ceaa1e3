"""INTERACTION_CREATE as Discord sends it, and the data that ids in it stand for."""

from collections.abc import Iterable

from baton_sandbox.discord.app.interactions import Interaction
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.people import member_object, role_object, user_object
from baton_sandbox.discord.state.world import World
from baton_sandbox.shapes import Json

ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024
_GUILD, _BOT_DM = 0, 1  # interaction contexts


def interaction_payload(hub: Hub, one: Interaction, data: Json) -> Json:
    """An interaction with who did it, where, and in what message."""
    world = hub.world
    channel = world.channels[one.channel]
    body: Json = {
        "id": one.id,
        "application_id": hub.app.id,
        "type": one.type,
        "data": data,
        "channel": shown_channel(world, channel, one.person),
        "channel_id": channel.id,
        "token": one.token,
        "version": 1,
        "app_permissions": str(world.permissions(world.bot.id, channel)),
        "locale": world.people[one.person].locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": ATTACHMENT_SIZE_LIMIT,
        "context": _BOT_DM if channel.is_dm else _GUILD,
        "authorizing_integration_owners": {"0": "0" if channel.is_dm else world.guild.id},
    }
    who = world.people[one.person]
    if channel.is_dm:
        body["user"] = user_object(who)
    else:
        permissions = str(world.permissions(who.id, channel))
        body["member"] = {**member_object(who), "permissions": permissions}
        body["guild"] = {"id": world.guild.id, "locale": "en-US", "features": []}
        body |= {"guild_id": world.guild.id, "guild_locale": "en-US"}
    if one.message:
        body["message"] = one.message.body
    return body


def shown_channel(world: World, channel: Channel, person: str) -> Json:
    """A channel with what the person may do in it."""
    body = world.channel_object(channel)
    return body if channel.is_dm else {**body, "permissions": str(world.permissions(person, channel))}


def resolved(world: World, ids: Iterable[str], viewer: str) -> Json:
    """What ids stand for: people, roles, channels and attachments; empty families are left out."""
    found: Json = {"users": {}, "members": {}, "roles": {}, "channels": {}, "attachments": {}}
    for one in ids:
        if person := world.people.get(one):
            found["users"][one] = user_object(person)
            permissions = str(world.permissions(one))
            found["members"][one] = {**member_object(person, with_user=False), "permissions": permissions}
        elif role := world.guild.roles.get(one):
            found["roles"][one] = role_object(role, world.guild)
        elif channel := world.channels.get(one):
            found["channels"][one] = shown_channel(world, channel, viewer)
        elif file := world.files.get(one):
            found["attachments"][one] = world.shown_file(file, ephemeral=True)
    return {family: one for family, one in found.items() if one}
