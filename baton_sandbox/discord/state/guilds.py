"""The guild as Discord shows it."""

from baton_sandbox.discord.state.people import JOINED, member_object
from baton_sandbox.discord.state.world import World
from baton_sandbox.shapes import Json


def created_guild(world: World) -> Json:
    """The guild as GUILD_CREATE brings it; without its intent only the app itself is among the members."""
    rooms = [room for room in world.channels_of(world.bot.id) if not room.is_dm]
    return {
        **guild_object(world),
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "member_count": len(world.people),
        "voice_states": [],
        "members": [member_object(world.bot)],
        "channels": [world.channel_object(room) for room in rooms],
        "threads": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def guild_object(world: World) -> Json:
    """Discord's guild object."""
    return {
        "id": world.guild.id,
        "name": world.guild.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "owner_id": world.guild.owner,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": world.role_objects(),
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "vanity_url_code": None,
        "description": None,
        "banner": None,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "public_updates_channel_id": None,
        "nsfw_level": 0,
        "premium_progress_bar_enabled": False,
        "safety_alerts_channel_id": None,
    }


def members_chunk(world: World, asked: Json) -> Json:
    """Members by a beginning of their names or by ids, as they are asked for over the gateway."""
    wanted = [str(one) for one in asked.get("user_ids") or []]
    query = str(asked.get("query") or "").casefold()
    people = [one for one in world.people.values() if one.id in wanted or not wanted]
    found = [member_object(one) for one in people if one.name.casefold().startswith(query)]
    chunk: Json = {"guild_id": world.guild.id, "members": found, "chunk_index": 0, "chunk_count": 1}
    return {**chunk, "not_found": [], "nonce": asked.get("nonce")}
