"""The client for everything Baton asks of Discord."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.handlers.discord.face import Face
from bot.handlers.discord.press import presses_of

DISCORD = "https://discord.com/api/v10"
# What a letter waits for when Discord asks for patience; longer pauses are the courier's.
_LONGEST_WAIT = 30.0
# Seconds without another server after which the client is ready; Baton works in one, which comes at once.
_SERVER_COMES_WITHIN = 0.5

# Nobody talks to Baton aloud: what voice would need is not missed.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


class Tree(app_commands.CommandTree["Client"]):
    """The commands, and what becomes of one that Discord knows otherwise than this Baton."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Say so to the person; what is completed while it is typed is left without suggestions."""
        if self.client.face is not None and interaction.type is discord.InteractionType.application_command:
            await self.client.face.mistaken(interaction, error)


class Client(discord.Client):
    """Asks for no privileged intent: commands, presses and forms come without any."""

    def __init__(self, face: Face | None = None) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=_LONGEST_WAIT,
            guild_ready_timeout=_SERVER_COMES_WITHIN,
        )
        self.face = face
        self.tree = Tree(self)
        if face is not None:
            self.add_dynamic_items(presses_of(face))

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Forms are taken here: discord.py itself knows only those that this process opened."""
        if self.face is not None and interaction.type is discord.InteractionType.modal_submit:
            data: dict[str, Any] = interaction.data or {}  # type: ignore[assignment]  # of three shapes
            await self.face.submitted(interaction, str(data.get("custom_id", "")))

    async def on_message(self, message: discord.Message) -> None:
        """Whoever writes to Baton itself is told where to start."""
        if self.face is not None and message.guild is None and not message.author.bot:
            await self.face.addressed(message)


@asynccontextmanager
async def logged_in(token: str, api_url: str = DISCORD, face: Face | None = None) -> AsyncIterator[Client]:
    """A client that may ask and post; it hears nothing yet. Raises discord.LoginFailure.

    discord.py keeps Discord's addresses on its classes: one process speaks to one Discord.
    """
    Route.BASE = api_url
    client = Client(face)
    async with client:
        await client.login(token)
        if api_url != DISCORD:
            DiscordWebSocket.DEFAULT_GATEWAY = await _gateway(client)
        yield client


async def _gateway(client: discord.Client) -> Any:  # noqa: ANN401  an address of yarl's, which is not ours to name
    url = (await client.http.request(Route("GET", "/gateway")))["url"]
    return type(DiscordWebSocket.DEFAULT_GATEWAY)(url)
