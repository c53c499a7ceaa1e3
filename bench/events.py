"""Ten thousand events to an endpoint that refuses and stalls, by processes that are killed: what is lost.

    .venv/bin/python -m bench.events

Each signature is verified with the library of Standard Webhooks; what came is held against what was written.
"""

import asyncio
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Annotated

import typer
from aiohttp import web
from sqlmodel import Session
from standardwebhooks.webhooks import Webhook

from bench.grounds import NAMES, ground
from bot import logs
from bot.assignment.desk import Desk
from bot.courier import Courier, Limits
from bot.handlers.endpoints.posting import EndpointReceiver, open_session
from bot.storage.engine.database import Database
from bot.storage.publishing import endpoints

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
HOSTS = ("127.0.0.1",)
# What the endpoint answers, again and again; None is nothing at all for a second.
ANSWERS = (200, 200, 429, 200, 200, 503, 200, 200, 200, 500, 200, None, 200, 200)
LIFE = 700  # posts until the processes are killed
CONVERSATIONS = 500
FASTER = 30
COLUMNS = "id, direction, phone, our_number, body, status, segments, created_at"


class Endpoint:
    """What came, by id, and whose sequence it was of."""

    def __init__(self) -> None:
        self.taken: dict[str, tuple[int, int]] = {}
        self.said: Counter[str] = Counter()
        self.posts = 0

    async def hear(self, request: web.Request) -> web.Response:
        told = Webhook(SECRET).verify(await request.read(), dict(request.headers))
        answer = ANSWERS[self.posts % len(ANSWERS)]
        self.posts += 1
        self.said[str(answer)] += 1
        if answer is None:
            await asyncio.sleep(1)
        elif answer == 200:
            id_ = request.headers["webhook-id"]
            self.said["repeats"] += id_ in self.taken
            self.taken[id_] = (told["data"]["conversation"], told["data"]["sequence"])
        return web.Response(status=answer or 504, headers={"Retry-After": "1"} if answer == 429 else {})

    def gaps(self) -> int:
        numbers: dict[int, list[int]] = defaultdict(list)
        for conversation, number in self.taken.values():
            numbers[conversation].append(number)
        return sum(sorted(each) != list(range(1, len(each) + 1)) for each in numbers.values())


def hurried(began: datetime) -> Callable[[], datetime]:
    """A clock that runs faster, so that pauses pass."""
    return lambda: began + (datetime.now(UTC) - began) * FASTER


async def carry(url: str, began: datetime) -> None:
    """What a process does until it is killed."""
    logs.configure("console", "error")
    with closing(Desk(Database(url), hurried(began))) as desk:
        async with open_session(HOSTS) as session:
            receiver = EndpointReceiver(session, HOSTS, lambda: datetime.now(UTC))
            courier = Courier(desk, None, {}, Limits(1.0), receiver)
            running = asyncio.create_task(courier.run())
            while not running.done():
                courier.wake()
                await asyncio.sleep(0.2)


def write(url: str, address: str, count: int) -> None:
    """So many events of made-up conversations, as triggers would note them."""
    now = datetime.now(UTC)
    with closing(Database(url)) as database, database.transaction() as session:
        endpoints.add(session, address, SECRET, words=False, now=now)
        _events(session, count)


def _events(session: Session, count: int) -> None:
    connection = session.connection()
    ours = ", '+15005550006', 'Yes', 'received', 0, CURRENT_TIMESTAMP)"
    for first in range(1, count + 1, 500):
        rows = ", ".join(
            f"({each}, 'in', '+1212555{each:05}'{ours}" for each in range(first, min(first + 500, count + 1))
        )
        connection.exec_driver_sql(f"INSERT INTO message ({COLUMNS}) VALUES {rows}")
    # The triggers have noted messages of nobody's; let them be of conversations.
    of = f"1 + subject_id - subject_id / {CONVERSATIONS} * {CONVERSATIONS}"
    connection.exec_driver_sql(f"UPDATE public_event SET thing = 'conversation', thing_id = {of}")


def left(url: str) -> int:
    """How many events have not been taken."""
    with closing(Database(url)) as database, database.reading() as session:
        rows = (
            "SELECT (SELECT COUNT(*) FROM outbox WHERE kind = 'public_event' AND state <> 'done')"
            " + (SELECT COUNT(*) FROM public_event WHERE number IS NULL)"
        )
        return int(session.connection().exec_driver_sql(rows).scalar_one())


async def measure(url: str, count: int, processes: int) -> None:
    """Write, let processes carry and be killed until all is taken, and say what came."""
    endpoint, app = Endpoint(), web.Application()
    app.add_routes([web.post("/", endpoint.hear)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    write(url, f"http://127.0.0.1:{port}/", count)
    began, killed, now = time.monotonic(), 0, datetime.now(UTC)
    while left(url):
        started = [
            await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bench.events", "--carry", url, "--began", now.isoformat()
            )
            for _ in range(processes)
        ]
        goal = endpoint.posts + LIFE
        while endpoint.posts < goal and await asyncio.to_thread(left, url):  # noqa: ASYNC110
            await asyncio.sleep(0.5)
        for process in started:
            process.send_signal(signal.SIGKILL)
            await process.wait()
            killed += 1
    await runner.cleanup()
    print(
        f"{count} events: {len(endpoint.taken)} taken, {count - len(endpoint.taken)} lost,"
        f" {endpoint.gaps()} sequences with gaps; {endpoint.said['repeats']} came again, with the same id."
        f" Answered: {dict(endpoint.said)}. {killed} processes killed, {time.monotonic() - began:.0f} s."
    )


def main(
    count: Annotated[int, typer.Option(help="How many events.")] = 10_000,
    *,
    carry_: Annotated[str, typer.Option("--carry", hidden=True)] = "",
    began: Annotated[str, typer.Option(hidden=True)] = "",
    only: Annotated[str, typer.Option(help="sqlite or postgresql alone.")] = "",
) -> None:
    """Post events to an endpoint that misbehaves, on each database."""
    if carry_:
        asyncio.run(carry(carry_, datetime.fromisoformat(began)))
        return
    for name in NAMES if not only else (only,):
        with ground(name) as place:
            print(f"{name}: ", end="", flush=True)
            asyncio.run(measure(place.databases.new(), count, 1 if name == "sqlite" else 2))


if __name__ == "__main__":
    typer.run(main)
