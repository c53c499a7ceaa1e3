"""Tries everything that the settings name, changing nothing."""

import asyncio
import contextlib
import errno
import os
import socket
import sqlite3

from aiohttp import ClientError, ClientTimeout

from bot.bootstrap import twilio_account
from bot.chats import revealed
from bot.handlers.discord.campaigns import checkup as discord
from bot.handlers.slack.campaigns.checkup import check_bot, check_socket
from bot.handlers.slack.wire.client import web_client
from bot.handlers.twilio.checkup import check_account
from bot.handlers.twilio.http import open_session
from bot.settings.model import Settings
from bot.storage.engine import sqlite
from bot.storage.engine.database import Database, Unreachable
from bot.storage.migrations.schema import TooNew, is_current
from bot.views.phrases.campaigns import checkup
from bot.views.phrases.campaigns.checkup import Verdict

_PATIENCE = ClientTimeout(total=5)


async def check(settings: Settings) -> list[Verdict]:
    """Try everything the settings name, changing nothing."""
    return [
        *([] if settings.role == "all" else [checkup.role(settings.role)]),
        *await asyncio.to_thread(_check_database, settings.database_url),
        *await _check_chats(settings),
        *await _check_twilio(settings),
        *await _check_addresses(settings),
    ]


async def _check_addresses(settings: Settings) -> list[Verdict]:
    """Where Baton listens, and where the internet reaches it."""
    if settings.public_base_url is None:
        return [await asyncio.to_thread(_check_port, settings.host, settings.port)]
    found = await asyncio.gather(
        asyncio.to_thread(_check_port, settings.host, settings.port), _check_public(settings.public_base_url)
    )
    return list(found)


def _check_port(host: str, port: int) -> Verdict:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return checkup.port_taken(host, port)
        return checkup.port_refused(host, port, os.strerror(error.errno) if error.errno else str(error))
    return checkup.port_free(host, port)


async def _check_public(url: str) -> Verdict:
    """Whatever answers will do: a proxy may have nothing behind it yet."""
    try:
        async with open_session() as session, session.get(url, timeout=_PATIENCE, allow_redirects=False):
            return checkup.public_answers(url)
    except (ClientError, TimeoutError, OSError) as error:
        return checkup.public_silent(url, type(error).__name__)


def _check_database(url: str) -> list[Verdict]:
    faulty = url.startswith("sqlite:") and sqlite.may_damage(sqlite3.sqlite_version_info)
    return [_try_database(url), *([checkup.sqlite_fault(sqlite3.sqlite_version)] if faulty else [])]


def _try_database(url: str) -> Verdict:
    try:
        with contextlib.closing(Database(url)) as database:
            file = database.file
            if file is not None and not file.exists():
                return checkup.database_to_come(file)
            return checkup.database(str(file or database.dialect), is_current=is_current(database))
    except TooNew as made:
        return checkup.database_too_new(made.revision, made.known)
    except Unreachable as away:
        return checkup.database_away(str(away))


async def _check_chats(settings: Settings) -> list[Verdict]:
    found = [*await _check_slack(settings), *await _check_discord(settings)]
    return found or [checkup.chat_missing()]


async def _check_discord(settings: Settings) -> list[Verdict]:
    if not settings.has_discord:
        return []
    token, server = revealed(settings.discord_bot_token), settings.discord_server_id or ""
    return await discord.check(token, int(server), settings.discord_api_url)


async def _check_slack(settings: Settings) -> list[Verdict]:
    token = revealed(settings.slack_bot_token)
    if not token:
        return []
    async with web_client(token, settings.slack_api_url) as client:
        verdicts = await check_bot(client)
        if settings.slack_by == "socket":
            return [*verdicts, await check_socket(client, revealed(settings.slack_app_token))]
        return [*verdicts, checkup.slack_http(settings.public_base_url)]


async def _check_twilio(settings: Settings) -> list[Verdict]:
    account = twilio_account(settings)
    if account is None:
        return [checkup.twilio_missing()]
    async with open_session() as session:
        return await check_account(account, session)
