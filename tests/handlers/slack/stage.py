"""Baton's Slack app before a loopback workspace, over either transport."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from baton_sandbox.slack.driver import Slack
from bot.assignment.desk import Desk
from bot.handlers.slack.app import App, build_app
from bot.handlers.slack.identity import Admins
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.http import SlackDoor
from bot.handlers.slack.wire.socket import listening


@asynccontextmanager
async def baton_over_sockets(slack: Slack, desk: Desk, admins: Admins) -> AsyncIterator[App]:
    """The app, listening over Socket Mode."""
    server = slack.server
    async with web_client(server.bot_token, server.api_url) as client:
        app = build_app(client, desk, admins)
        async with listening(app, client, server.app_token):
            await slack.until(lambda: slack.delivery.online)
            yield app


@asynccontextmanager
async def baton_over_http(slack: Slack, desk: Desk, admins: Admins) -> AsyncIterator[App]:
    """The app behind its HTTP door."""
    server = slack.server
    async with web_client(server.bot_token, server.api_url) as client:
        app = build_app(client, desk, admins, server.signing_secret)
        site = web.Application()
        site.add_routes([SlackDoor(app, desk, server.signing_secret).route()])
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        slack.server.deliver_to(f"http://127.0.0.1:{runner.addresses[0][1]}")
        try:
            yield app
        finally:
            await runner.cleanup()
