"""The composition root: the one place that knows everybody; builds, wires, runs and stops."""

import asyncio
import contextlib
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
)
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from aiohttp import web
from pydantic import SecretStr

from bot import __version__, logs, sentry
from bot.assignment.desk import Desk
from bot.chats import Beside, Watch, chats_of
from bot.courier import Courier, Limits, Receiver
from bot.handlers.api import answering
from bot.handlers.asking import NoMedia
from bot.handlers.endpoints.posting import EndpointReceiver
from bot.handlers.endpoints.posting import open_session as open_connections
from bot.handlers.server import serving
from bot.handlers.twilio.account import TwilioAccount
from bot.handlers.twilio.gateway import TwilioGateway
from bot.handlers.twilio.http import open_session
from bot.handlers.twilio.inbound import TwilioDoor
from bot.handlers.watched import health, metrics
from bot.scheduler import beating
from bot.settings.kinds import Misconfigured
from bot.settings.mistakes import NO_SENTRY
from bot.settings.model import Settings
from bot.storage.engine import cancellation
from bot.storage.engine.database import Database, Unreachable, password_in
from bot.storage.engine.process_lock import sole_tenant
from bot.storage.migrations.schema import upgrade

Clock = Callable[[], datetime]

# Seconds between attempts to reach a database server that may be starting beside us.
_PATIENCE = (1.0, 2.0, 4.0, 8.0)
# How long the process may take to stop, in seconds; docs/operating.md promises fifteen.
_LAST_RESORT = 14.0

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def utc_now() -> datetime:
    """The present."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Baton:
    """A running Baton: the door to its core, and where it listens."""

    desk: Desk
    url: str


async def run(settings: Settings, clock: Clock = utc_now) -> None:
    """Run until the process is told to stop, then finish what is under way."""
    logs.configure(settings.log_format, settings.log_level, secrets_of(settings))
    with _reported(settings), told_to_stop() as stop:
        log.info("Baton starts", version=__version__, role=settings.role)
        begun, told = asyncio.Event(), asyncio.create_task(stop.wait())
        life = asyncio.create_task(_live(settings, clock, begun, stop))
        await asyncio.wait({life, told}, return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            _end_in_time()
        if not life.done() and not begun.is_set():
            life.cancel()  # it waits for a database or a platform, and nothing is under way
        told.cancel()
        await asyncio.wait({life})
        if not life.cancelled():
            life.result()


@contextlib.contextmanager
def _reported(settings: Settings) -> Iterator[None]:
    """A Sentry is told of errors, where the settings name one. Raises Misconfigured without the extra."""
    dsn = settings.sentry_dsn
    with contextlib.ExitStack() as stack:
        if dsn is not None:
            try:
                tell = stack.enter_context(sentry.telling(dsn.get_secret_value()))
            except ModuleNotFoundError as missing:
                raise Misconfigured([NO_SENTRY]) from missing
            stack.enter_context(logs.told(tell, secrets_of(settings)))
        yield


async def _live(settings: Settings, clock: Clock, begun: asyncio.Event, stop: asyncio.Event) -> None:
    async with running(settings, clock) as baton:
        begun.set()
        log.info("Baton runs", url=baton.url, role=settings.role)
        await stop.wait()
        log.info("Baton stops")


def _end_in_time() -> None:
    """Whatever still hangs when the time to stop is over does not keep the process."""

    def end() -> None:
        log.error("Baton did not stop in time", seconds=_LAST_RESORT)
        os._exit(1)

    last = threading.Timer(_LAST_RESORT, end)
    last.daemon = True
    last.start()


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[Baton]:
    """Baton, wired by its settings, while the block lasts. Raises InUse, Unreachable, or as Slack does."""
    async with AsyncExitStack() as stack:
        stack.enter_context(sole_tenant(settings.database_url))
        desk = await open_desk(stack, settings, clock)
        watch = Watch()
        routes = _watched(stack, settings, desk, watch)
        if settings.serves:
            routes += answering.routes(desk)
        gateway = await _twilio(stack, settings, desk, routes)
        media = gateway.media if gateway else NoMedia()
        chats = await chats_of(stack, settings, desk, Beside(routes, watch, media))
        url = await stack.enter_async_context(serving(routes, settings.host, settings.port))
        posters = {name: poster for chat in chats for name, poster in chat.posters.items()}
        beats = {name: beat for chat in chats for name, beat in chat.beats.items()}
        limits = Limits(settings.segments_per_second, settings.segments_per_day)
        receiver = await _endpoints(stack, settings)
        courier = Courier(desk, gateway and watch.counts.watching(gateway), posters, limits, receiver)
        if settings.carries:
            await _carrying(stack, courier)
        if settings.serves:
            for chat in chats:
                await stack.enter_async_context(chat.open)
        if settings.carries:
            await stack.enter_async_context(beating(desk, courier, beats, settings.delete_after_days))
        stack.callback(courier.stop)  # while chats and doors finish, it does so too
        yield Baton(desk, url)


def _watched(stack: AsyncExitStack, settings: Settings, desk: Desk, watch: Watch) -> list[web.RouteDef]:
    """What a machine may ask that watches over Baton."""
    root, lines = logging.getLogger(), watch.counts.lines()
    root.addHandler(lines)
    stack.callback(root.removeHandler, lines)
    routes = health.routes(desk, settings.role, watch.links)
    if settings.metrics_token is not None:
        token = settings.metrics_token.get_secret_value()
        routes.append(metrics.route(desk, settings.role, watch.counts, watch.links, token))
    return routes


async def _carrying(stack: AsyncExitStack, courier: Courier) -> None:
    tasks = await stack.enter_async_context(asyncio.TaskGroup())
    tasks.create_task(courier.run())
    stack.callback(courier.stop)


def at_rest(database_url: str) -> AbstractContextManager[None]:
    """No Baton runs on this SQLite file while the block lasts. Raises InUse."""
    return sole_tenant(database_url)


async def open_desk(stack: AsyncExitStack, settings: Settings, clock: Clock) -> Desk:
    """The door to the core, over a database of the newest schema. Raises Unreachable."""
    # A text is marked as leaving before it leaves; a power cut must not unmark it.
    database = Database(settings.database_url, durable=True)
    stack.callback(database.close)
    await _upgraded(database)
    desk = Desk(database, clock)
    stack.push_async_callback(asyncio.to_thread, desk.close)
    return desk


async def _upgraded(database: Database) -> None:
    for pause in _PATIENCE if database.dialect == "postgresql" else ():
        try:
            await _upgrade(database)
        except Unreachable:
            log.warning("the database does not answer yet", again_in=pause)
            await asyncio.sleep(pause)
        else:
            return
    await _upgrade(database)


async def _upgrade(database: Database) -> None:
    """Migrate for as long as somebody waits for it."""
    given_up = threading.Event()

    def work() -> None:
        with cancellation.waited_for(given_up):
            upgrade(database)

    try:
        await asyncio.to_thread(work)
    finally:
        given_up.set()


async def _twilio(
    stack: AsyncExitStack, settings: Settings, desk: Desk, routes: list[web.RouteDef]
) -> TwilioGateway | None:
    account = twilio_account(settings)
    if account is None:
        log.warning("Twilio is not configured: texts will wait")
        return None
    if settings.serves:
        routes += TwilioDoor(desk, account).routes()
    return TwilioGateway(account, await stack.enter_async_context(open_session()))


async def _endpoints(stack: AsyncExitStack, settings: Settings) -> Receiver:
    session = await stack.enter_async_context(open_connections(settings.endpoint_hosts))
    return EndpointReceiver(session, settings.endpoint_hosts, utc_now)


def twilio_account(settings: Settings) -> TwilioAccount | None:
    """The account that the settings name."""
    sid, token = settings.twilio_account_sid, settings.twilio_auth_token
    service, public = settings.twilio_messaging_service_sid, settings.public_base_url
    if sid is None or token is None or service is None or public is None:
        return None
    return TwilioAccount(sid, token.get_secret_value(), service, public, settings.twilio_api_url)


def bring_up_to_date(settings: Settings) -> str:
    """Run the missing migrations; the revision reached. Raises InUse, Unreachable."""
    with sole_tenant(settings.database_url), contextlib.closing(Database(settings.database_url)) as database:
        return upgrade(database)


@contextlib.contextmanager
def told_to_stop() -> Iterator[asyncio.Event]:
    """Set by the first SIGINT or SIGTERM; a second one ends the process at once."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def heard(*_: object) -> None:
        loop.call_soon_threadsafe(stop.set)
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, heard) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def secrets_of(settings: Settings) -> list[str]:
    """Everything that must never be shown."""
    tokens = [value.get_secret_value() for _, value in settings if isinstance(value, SecretStr)]
    return [*tokens, password_in(settings.database_url)]
