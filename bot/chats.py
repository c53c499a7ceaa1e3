"""The chat platforms that the settings name, each ready to be opened."""

from contextlib import AbstractAsyncContextManager, AsyncExitStack, nullcontext
from dataclasses import dataclass, field

import structlog
from aiohttp import web
from pydantic import SecretStr

from bot.assignment.desk import Desk
from bot.courier import Poster
from bot.handlers import console
from bot.handlers.asking import Media
from bot.handlers.discord import identity as discord
from bot.handlers.discord import roles
from bot.handlers.discord.app import build_face, offer
from bot.handlers.discord.wire.client import logged_in
from bot.handlers.discord.wire.poster import DiscordPoster
from bot.handlers.discord.wire.socket import listening as hearing_discord
from bot.handlers.slack import identity as slack
from bot.handlers.slack.app import build_app
from bot.handlers.slack.groups import in_step
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.http import SlackDoor
from bot.handlers.slack.wire.poster import SlackPoster
from bot.handlers.slack.wire.prefix import Prefix
from bot.handlers.slack.wire.socket import listening as hearing_slack
from bot.handlers.watched.counts import Counts
from bot.handlers.watched.links import Link, Links
from bot.scheduler import Beat
from bot.settings.model import Settings

# Seconds between looks at the groups that user lists follow, where the platform tells nothing.
_GROUPS = 600.0

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Chat:
    """Who posts the letters, what to enter when a platform may come in, and what it wants done in time."""

    posters: dict[str, Poster] = field(default_factory=dict)
    open: AbstractAsyncContextManager[None] = field(default_factory=nullcontext)
    beats: dict[str, tuple[Beat, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Watch:
    """What a machine that watches over this process is told: what is counted, and which sockets are up."""

    counts: Counts = field(default_factory=Counts)
    links: Links = field(default_factory=dict)

    def link(self, name: str) -> Link:
        """A socket that is to be up."""
        return self.links.setdefault(name, Link())


@dataclass(frozen=True, slots=True)
class Beside:
    """What a platform is given beside the core: `routes` to add its door to, and who fetches `media`."""

    routes: list[web.RouteDef]
    watch: Watch
    media: Media


async def chats_of(stack: AsyncExitStack, settings: Settings, desk: Desk, beside: Beside) -> list[Chat]:
    """The platforms, whose doors are added to the routes. Raises as they do when they refuse a token."""
    found = [Chat({console.PLATFORM: console.Silence()})]
    if settings.slack_bot_token is not None:
        found.append(await _slack(stack, settings, desk, beside))
    if settings.has_discord:
        found.append(await _discord(stack, settings, desk, beside))
    if len(found) == 1:
        log.warning("neither Slack nor Discord is configured: nobody can text")
    return found


async def _slack(stack: AsyncExitStack, settings: Settings, desk: Desk, beside: Beside) -> Chat:
    bot_token, secret = revealed(settings.slack_bot_token), revealed(settings.slack_signing_secret)
    client = await stack.enter_async_context(web_client(bot_token, settings.slack_api_url))
    admins = slack.Admins(frozenset(settings.admins), settings.workspace_admins)
    app = build_app(client, desk, admins, secret, settings.bucket_sizes)
    app.seats.media = beside.media
    app.took = beside.watch.counts.presses(slack.PLATFORM)
    app.seats.prefix = prefix = Prefix(settings.slack_command_prefix)
    prefix.over(client)
    posters: dict[str, Poster] = {slack.PLATFORM: SlackPoster(client)}
    beats = {"follow user groups": (in_step(client, desk, admins), _GROUPS)}
    if settings.slack_by == "http" and settings.serves:
        beside.routes.append(SlackDoor(app, desk, secret).route())
    if settings.slack_by == "http" or not settings.serves:
        return Chat(posters, beats=beats)
    token, link = revealed(settings.slack_app_token), beside.watch.link(slack.PLATFORM)
    return Chat(posters, hearing_slack(app, client, token, link), beats)


async def _discord(stack: AsyncExitStack, settings: Settings, desk: Desk, beside: Beside) -> Chat:
    server = int(settings.discord_server_id or 0)
    marked = frozenset(settings.discord_admin_roles)
    admins = discord.Admins(frozenset(settings.admins), marked, settings.workspace_admins)
    identities = discord.Identities(desk, admins, server, desk.clock)
    shared = not settings.database_url.startswith("sqlite")
    face = build_face(desk, identities, settings.bucket_sizes, shared=shared)
    face.media = beside.media
    face.took = beside.watch.counts.presses(discord.PLATFORM)
    token = revealed(settings.discord_bot_token)
    client = await stack.enter_async_context(logged_in(token, settings.discord_api_url, face))
    offer(client, face, server)
    posters: dict[str, Poster] = {discord.PLATFORM: DiscordPoster(client, desk)}
    beats = {"follow roles": (roles.in_step(client, identities.roles), _GROUPS)}
    if not settings.serves:
        return Chat(posters, beats=beats)
    return Chat(posters, hearing_discord(client, face, server, beside.watch.link(discord.PLATFORM)), beats)


def revealed(secret: SecretStr | None) -> str:
    """A secret's value; empty when there is none."""
    return secret.get_secret_value() if secret else ""
