"""Tries the Discord token."""

import discord
from aiohttp import ClientError

from bot.handlers.discord.wire.client import logged_in
from bot.views.phrases.campaigns import checkup
from bot.views.phrases.campaigns.checkup import Verdict

# Sees channels, posts in them with pictures, finds what it posted before, pins the card with Start, and shows
# shifts as events.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    pin_messages=True,
    create_events=True,
)


async def check(token: str, server: int, api_url: str) -> list[Verdict]:
    """Whether Discord knows the bot, and whether it is in its server."""
    try:
        async with logged_in(token, api_url) as client:
            known = checkup.discord_token(str(client.user))
            try:
                guild = await client.fetch_guild(server)
            except (discord.NotFound, discord.Forbidden):
                return [known, checkup.discord_stranger(invitation(client.application_id or 0))]
            return [known, checkup.discord_server(guild.name)]
    except discord.LoginFailure:
        return [checkup.discord_refused()]
    except (discord.HTTPException, ClientError, TimeoutError, OSError) as error:
        return [checkup.unreachable("Discord", str(error) or type(error).__name__)]


def invitation(application_id: int) -> str:
    """The address that puts the bot into a server."""
    return discord.utils.oauth_url(
        application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )
