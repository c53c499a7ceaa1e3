"""Clicks: a signed press of *Start* to its acknowledgement, against a bolt app that does nothing."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import urlencode

from aiohttp import ClientSession, TCPConnector, web
from aiohttp.test_utils import TestServer
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bench import bank
from bench.crowd import Timed, alternating, in_tasks
from bench.grounds import Ground
from bench.report import Table, ms, rate, ratio
from bench.scale import Scale
from bot.assignment.desk import Desk
from bot.handlers.slack.app import build_app
from bot.handlers.slack.identity import Admins
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.http import PATH, SlackDoor
from bot.storage.engine.database import Database
from bot.views.tokens import token

SECRET = "bench"
CONNECTIONS = 32
# Each of them is known before anything is measured.
PEOPLE = 64
BUCKET = 200


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """Presses of people who have a bucket: each is a whole claim that finds it."""
    with ground.database() as database:
        bank.lay(database, contacts=PEOPLE * BUCKET, people=PEOPLE)
        found = alternating(scale.runs, [partial(_empty, scale), partial(started, database, scale)])
    names = ("bolt with an empty handler", "Baton with a claim behind it")
    rows = (
        (name, rate(each.rate), ms(each.p50), ms(each.p99), ratio(each.rate, found[0].rate))
        for name, each in zip(names, found, strict=True)
    )
    yield Table(
        f"Signed clicks, {CONNECTIONS} connections",
        ("", "/s", "p50 ms", "p99 ms", "/ empty"),
        tuple(rows),
        "To the acknowledgement; Slack gives 3,000 ms. Baton remembers requests, so that none acts twice.",
    )


def _empty(scale: Scale) -> Timed:
    async def press() -> Timed:
        async with _slack() as client:
            app = AsyncApp(client=client, signing_secret=SECRET)

            @app.action(token("start", bank.CAMPAIGN))
            async def on_start(ack: AsyncAck) -> None:
                await ack()

            return await _pressed(app.server(path=PATH).web_app, scale)

    return asyncio.run(press())


def started(database: Database, scale: Scale, beside: Callable[[], Awaitable[object]] | None = None) -> Timed:
    """Press *Start* at the door of Slack, while something else goes on `beside` on the same loop."""

    async def press() -> Timed:
        desk = Desk(database, bank.clock)
        async with _slack() as client:
            door = SlackDoor(build_app(client, desk, Admins(), SECRET), desk, SECRET)
            site = web.Application()
            site.add_routes([door.route()])
            other = asyncio.ensure_future(beside()) if beside else None
            timed = await _pressed(site, scale)
            if other is not None:
                await other
            await _rest_of_the_work()
            return timed

    return asyncio.run(press())


async def _rest_of_the_work() -> None:
    """What follows the acknowledgements still wants to talk to Slack, whose open connections never end."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    work = [task for task in others if "RequestHandler" not in repr(task.get_coro())]
    if work:
        await asyncio.wait(work, timeout=30)


async def _pressed(site: web.Application, scale: Scale) -> Timed:
    signer = SignatureVerifier(SECRET)
    async with (
        TestServer(site) as server,
        ClientSession(connector=TCPConnector(limit=CONNECTIONS)) as session,
    ):

        async def press(number: int) -> None:
            body, now = _click(number), str(int(time.time()))
            headers = {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-Slack-Request-Timestamp": now,
                "X-Slack-Signature": signer.generate_signature(timestamp=now, body=body) or "",
            }
            async with session.post(server.make_url(PATH), data=body, headers=headers) as answer:
                if answer.status != 200:
                    raise AssertionError(f"a click was answered {answer.status}")

        await in_tasks(CONNECTIONS, press, range(PEOPLE))
        return await in_tasks(CONNECTIONS, press, range(PEOPLE, PEOPLE + scale.clicks))


def _click(number: int) -> str:
    person = number % PEOPLE + 1
    payload = {
        "type": "block_actions",
        "user": {"id": f"U{person}", "team_id": "T1"},
        "team": {"id": "T1"},
        "api_app_id": "A1",
        "token": "",
        "container": {"type": "message", "channel_id": "C1", "message_ts": "1.0"},
        "channel": {"id": "C1"},
        "trigger_id": f"trigger.{number}.{time.time()}",
        "response_url": "http://127.0.0.1:9/never",
        "actions": [{"type": "button", "block_id": "b", "action_id": token("start", bank.CAMPAIGN)}],
    }
    return urlencode({"payload": json.dumps(payload)})


@asynccontextmanager
async def _slack() -> AsyncIterator[AsyncWebClient]:
    """A web client whose Slack answers everything at once."""
    site = web.Application()
    site.router.add_route("*", "/api/{method}", _answer)
    async with TestServer(site) as server, web_client("xoxb-bench", str(server.make_url("/api/"))) as client:
        yield client


async def _answer(request: web.Request) -> web.Response:
    form = await request.post()
    user = str(form.get("user") or request.query.get("user") or "U1")
    known = {"id": user, "team_id": "T1", "name": user, "real_name": f"Vol {user[1:]}", "tz": bank.ZONE}
    told = {"ok": True, "user": known, "view": {"id": "V1", "hash": "1"}, "team_id": "T1", "bot_id": "B1"}
    return web.json_response(told | {"user_id": "UBOT", "bot_user_id": "UBOT"})
