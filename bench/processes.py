"""Two web and two worker processes behind haproxy on one PostgreSQL; one of each is killed under load.

    apt-get install haproxy
    .venv/bin/python -m bench.processes

Contacts reply through the proxy while texts leave. Counted: what was lost, what came twice, and how much
processor time the processes of Baton and those of PostgreSQL took for each reply.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import sqlalchemy as sa
import typer
from aiohttp import ClientError, ClientSession, ClientTimeout
from aiohttp.test_utils import unused_port

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.api.ledger import doubles
from baton_sandbox.twilio.server import TwilioServer
from bot.storage.engine.database import Database
from tests.assignment.bank import Bank
from tests.clock import StillClock
from tests.courier.texts import text_everybody
from tests.databases import PostgresqlDatabases
from tests.edges.process import PUBLIC, Process, baton_process
from tests.handlers.twilio.webhook import FORM, Webhook
from tests.postgresql import postgresql_server

AT_ONCE = 16
COUNTED = "SELECT direction, status, COUNT(*) FROM message GROUP BY 1, 2"
PROXY = """
defaults
    mode http
    timeout connect 2s
    timeout client 30s
    timeout server 30s
    timeout check 5s
    retries 3
    option redispatch
    retry-on conn-failure empty-response response-timeout
frontend door
    bind 127.0.0.1:{port}
    default_backend baton
backend baton
    balance roundrobin
    option httpchk GET /readyz
    default-server check inter 1s fall 2 rise 1
"""


def spent(*roots: int) -> float:
    """Seconds of processor time of these processes and all below them."""
    ticks, children = 0, set(roots)
    stats = {}
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        stats[int(each.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    grew = True
    while grew:
        more = {id_ for id_, (parent, _) in stats.items() if parent in children} - children
        grew, children = bool(more), children | more
    ticks = sum(stats[id_][1] for id_ in children if id_ in stats)
    return ticks / 100


class Load:
    """Contacts who reply, each until it is taken, as Twilio tries again."""

    def __init__(self, twilio: TwilioServer, door: str) -> None:
        self.answers: Counter[str] = Counter()
        self.taken = 0
        self._twilio = twilio
        self._door = door

    async def reply(self, session: ClientSession, sender: str) -> None:
        text = Webhook(self._twilio.account_sid, self._twilio.auth_token, signed_for=PUBLIC)
        text.fields |= {"Body": "Yes", "From": sender, "MessageSid": f"SM{uuid4().hex}"}
        headers = {"Content-Type": FORM, "X-Twilio-Signature": text.signature()}
        while True:
            try:
                url = f"{self._door}{text.path}"
                async with session.post(url, data=text.body(), headers=headers) as answer:
                    status = str(answer.status)
            except (ClientError, OSError, TimeoutError) as error:
                status = type(error).__name__
            self.answers[status] += 1
            if status == "200":
                self.taken += 1
                return
            await asyncio.sleep(0.2)

    async def run(self, senders: list[str], count: int) -> None:
        async with ClientSession(timeout=ClientTimeout(total=60)) as session:
            waiting = iter(range(count))

            async def hand() -> None:
                for each in waiting:
                    await self.reply(session, senders[each % len(senders)])

            async with asyncio.TaskGroup() as hands:
                for _ in range(AT_ONCE):
                    hands.create_task(hand())


async def proxy(stack: AsyncExitStack, folder: Path, webs: list[Process]) -> str:
    """Haproxy in front of the web processes; where it listens."""
    program, port = shutil.which("haproxy") or "/usr/sbin/haproxy", unused_port()
    servers = [f"    server web{n} {web.url.removeprefix('http://')}\n" for n, web in enumerate(webs)]
    file = folder / "haproxy.cfg"
    file.write_text(PROXY.format(port=port) + "".join(servers), encoding="utf-8")
    child = await asyncio.create_subprocess_exec(program, "-db", "-q", "-f", str(file))
    stack.callback(child.kill)
    door = f"http://127.0.0.1:{port}"
    async with ClientSession() as session:
        for _ in range(100):
            try:
                async with session.get(f"{door}/readyz") as answer:
                    if answer.status == 200:
                        return door
            except (ClientError, OSError):
                pass
            await asyncio.sleep(0.2)
    raise RuntimeError("nobody is ready behind the proxy")


async def measure(texts: int, replies: int) -> None:
    """Start all, load them, kill one of each in the middle, and count."""
    async with AsyncExitStack() as stack:
        server = stack.enter_context(postgresql_server())
        url = PostgresqlDatabases(server).new()
        database = stack.enter_context(closing(Database(url)))
        clock = Clock(source=lambda: datetime.now(UTC))
        twilio = await stack.enter_async_context(TwilioServer(clock))
        twilio.detour(PUBLIC, f"http://127.0.0.1:{unused_port()}")
        bank = Bank(database, StillClock(datetime.now(UTC)))
        sent = text_everybody(bank, texts)
        senders = [bank.conversation(each).phone for each in sent]

        async def start(role: str) -> Process:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"baton-{role}-")))
            settings = {"ROLE": role, "SEGMENTS_PER_SECOND": "5"}
            return await stack.enter_async_context(baton_process(url, twilio, folder, **settings))

        webs = [await start("web") for _ in range(2)]
        workers = [await start("worker") for _ in range(2)]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="baton-proxy-")))
        load = Load(twilio, await proxy(stack, folder, webs))
        postmaster = int((server.root / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        before = [spent(*(each.child.pid for each in webs)), spent(postmaster)]
        began, running = time.monotonic(), asyncio.create_task(load.run(senders, replies))
        while load.taken < replies // 2:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        half = [spent(*(each.child.pid for each in webs)), spent(postmaster)]
        at_half = load.taken
        for process in (webs[0], workers[0]):
            process.child.kill()
        await running
        took = time.monotonic() - began
        for _ in range(600):
            with database.reading() as session:
                rows = session.execute(sa.text(COUNTED))
                found = {(direction, status): count for direction, status, count in rows}
            if not any(status in {"queued", "leaving"} for _, status in found):
                break
            await asyncio.sleep(0.5)
        received = found.get(("in", "received"), 0)
        print(f"replies: {replies} sent, {received} stored, answered {dict(load.answers)}, {took:.0f} s")
        print(f"texts: {texts} sent, {found}, with the provider twice: {len(doubles(twilio.creates))}")
        for name, first, last in zip(("web", "database"), before, half, strict=True):
            print(f"processor time for a reply, {name}: {1000 * (last - first) / at_half:.1f} ms")


def main(
    texts: Annotated[int, typer.Option(help="Texts that leave.")] = 300,
    replies: Annotated[int, typer.Option(help="Replies that come.")] = 3000,
) -> None:
    """Kill one process of each role under load, and say what was lost."""
    if shutil.which("haproxy") is None and not Path("/usr/sbin/haproxy").exists():
        sys.exit("haproxy is missing: apt-get install haproxy")
    asyncio.run(measure(texts, replies))


if __name__ == "__main__":
    typer.run(main)
