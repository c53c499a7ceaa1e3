"""Channels: whether Baton may post in one, and what it is called."""

import discord

from bot.handlers.discord.acting import Acting


async def is_open_to_baton(acting: Acting, channel: str) -> bool:
    """Whether Baton sees a channel of the server and may post in it."""
    room = await _room(acting, channel)
    if room is None:
        return False
    may = room.permissions_for(room.guild.me)
    return may.view_channel and may.send_messages


async def name_of(acting: Acting, channel: str) -> str:
    """A channel by name; empty where it is none of the server's, or out of sight."""
    room = await _room(acting, channel)
    return f"#{room.name}" if room else ""


def role_of(acting: Acting, role: str) -> str:
    """A role of the server by name; empty where there is none such any more."""
    guild = acting.screen.interaction.client.get_guild(acting.identities.server)
    found = guild.get_role(int(role)) if guild and role.isdigit() else None
    return f"@{found.name}" if found else ""


def here(acting: Acting) -> str:
    """The text channel that was acted in; empty elsewhere."""
    room = acting.screen.interaction.channel
    return str(room.id) if isinstance(room, discord.TextChannel) else ""


async def _room(acting: Acting, channel: str) -> discord.abc.GuildChannel | None:
    guild = acting.screen.interaction.client.get_guild(acting.identities.server)
    if guild is None or not channel.isdigit():
        return None
    try:
        room = guild.get_channel(int(channel)) or await guild.fetch_channel(int(channel))
    except (discord.NotFound, discord.Forbidden):
        return None
    return room if isinstance(room, discord.abc.GuildChannel) else None
