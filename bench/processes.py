"""Two web and two worker processes behind haproxy on one PostgreSQL; one of each is killed under load.

    apt-get install haproxy
    .venv/bin/python -m bench.processes

Contacts reply and volunteers press in Slack, all through the proxy, while texts leave. First each alone, to
see what it costs the processes of Baton and those of PostgreSQL; then all at once, with the kills. Counted:
what was lost, what came twice, and what had to be done again.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable
from contextlib import AsyncExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import sqlalchemy as sa
import typer
from aiohttp import ClientError, ClientSession, ClientTimeout
from aiohttp.test_utils import unused_port

from baton_sandbox.chat.screen import NotThere
from baton_sandbox.clock import Clock
from baton_sandbox.slack.driver import Member, NotAcknowledged, Slack
from baton_sandbox.twilio.api.ledger import doubles
from baton_sandbox.twilio.server import TwilioServer
from bot.assignment.texting.claim import claim_bucket
from bot.bootstrap import utc_now
from bot.storage.engine.database import Database
from tests.assignment.bank import Bank, row
from tests.clock import StillClock
from tests.edges.process import PUBLIC, Process, baton_process
from tests.edges.test_roll import noon
from tests.handlers.twilio.webhook import FORM, Webhook
from tests.house.tree import ROOT
from tests.lent import PostgresqlDatabases
from tests.postgresql import postgresql_server

AT_ONCE = 16
# Whoever has answers to give is dealt nobody: those who reply were texted by somebody else.
SENDERS = 100
PEOPLE = 8
BUCKET = 80
# What stands on a card, and when a bucket is finished; anything else says that something went wrong.
_GOES_ON = ("Skip", "Bucket finished")
STATUSES = "SELECT status, COUNT(*) FROM message WHERE direction = 'out' GROUP BY 1"
RECEIVED = "SELECT COUNT(*) FROM message WHERE direction = 'in'"
LEAVING = "SELECT COUNT(*) FROM message WHERE status IN ('queued', 'leaving', 'accepted', 'sent')"
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


class Replies:
    """Contacts who reply, each until it is taken, as Twilio tries again."""

    def __init__(self, twilio: TwilioServer, door: str, senders: list[str]) -> None:
        self.answers: Counter[str] = Counter()
        self.taken = 0
        self._twilio, self._door, self._senders = twilio, door, senders

    async def come(self, count: int) -> None:
        """So many, several at once."""
        async with ClientSession(timeout=ClientTimeout(total=60)) as session:
            waiting = iter(range(count))

            async def hand() -> None:
                for each in waiting:
                    await self._reply(session, self._senders[each % len(self._senders)])

            async with asyncio.TaskGroup() as hands:
                for _ in range(AT_ONCE):
                    hands.create_task(hand())

    async def _reply(self, session: ClientSession, sender: str) -> None:
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
            if status == "204":
                self.taken += 1
                return
            await asyncio.sleep(0.2)


class Presses:
    """Volunteers who send a first text with each press, and press again where nobody answered."""

    def __init__(self, slack: Slack) -> None:
        self.done = self.again = 0
        self._members = slack.crowd(PEOPLE)

    async def begin(self) -> None:
        """Each claims a bucket."""
        for member in self._members:
            await self._start(member)

    async def come(self, count: int) -> None:
        """So many of all of them together."""
        async with asyncio.TaskGroup() as people:
            for member in self._members:
                people.create_task(self._press(member, count // PEOPLE))

    async def _start(self, member: Member) -> None:
        """Claim a bucket, or go on with it."""
        while True:
            with suppress(NotAcknowledged, NotThere):
                await member.command("/text")
                await member.until("Buckets of", seconds=60)
                await member.press("Continue" if "Continue" in member.sees() else "Start")
                await member.until(lambda screen: screen.modal, seconds=60)
                return

    async def _press(self, member: Member, count: int) -> None:
        for _ in range(count):
            before = member.modal.text
            with suppress(NotAcknowledged):
                await member.submit()
            while member.modal.text == before or not any(each in member.modal.text for each in _GOES_ON):
                self.again += 1
                await member.close(everything=True)
                await self._start(member)
            self.done += 1


@dataclass(frozen=True)
class Scene:
    """All that runs, and the database to count in."""

    database: Database
    twilio: TwilioServer
    webs: list[Process]
    workers: list[Process]
    postmaster: int
    replies: Replies
    presses: Presses

    async def cost(self, of: str, work: Awaitable[None], count: int) -> None:
        """Print what each of so many cost, by those who worked for it."""
        before = self._spent()
        await work
        await self.quiet()
        taken = [(now - then) * 1000 / count for now, then in zip(self._spent(), before, strict=True)]
        print("{:<28} web {:5.1f} ms   worker {:5.1f} ms   PostgreSQL {:5.1f} ms".format(of, *taken))

    def _spent(self) -> tuple[float, float, float]:
        pids = [[each.child.pid for each in some] for some in (self.webs, self.workers)]
        return spent(*pids[0]), spent(*pids[1]), spent(self.postmaster)

    def count(self, statement: str) -> list[tuple[object, ...]]:
        """The rows that a statement finds."""
        with self.database.reading() as session:
            return [tuple(found) for found in session.execute(sa.text(statement))]

    async def quiet(self) -> None:
        """Wait until every text has left and news of it has come."""
        deadline = time.monotonic() + 60
        while self.count(LEAVING) != [(0,)] and time.monotonic() < deadline:  # noqa: ASYNC110
            await asyncio.sleep(0.2)


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


async def set_up(stack: AsyncExitStack) -> Scene:
    """A bank whose contacts wait to be texted, all processes, and the proxy before them."""
    server = stack.enter_context(postgresql_server())
    url = PostgresqlDatabases(server).new()
    database = stack.enter_context(closing(Database(url)))
    twilio = await stack.enter_async_context(TwilioServer(Clock(source=utc_now)))
    slack = await stack.enter_async_context(Slack(ROOT / "manifest.yml"))
    slack.delivery.acknowledge_within(30)  # only a death is to cost a press, not a busy machine
    of_slack = {
        "SLACK_BOT_TOKEN": slack.server.bot_token,
        "SLACK_SIGNING_SECRET": slack.server.signing_secret,
        "SLACK_API_URL": slack.server.api_url,
    }
    bank = Bank(database, StillClock(utc_now()))
    contacts = [row(number, zone=noon()) for number in range(SENDERS + PEOPLE * BUCKET)]
    texted = bank.open(rows=contacts[:SENDERS], bucket_size=SENDERS)
    bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, texted))
    bank.open(rows=contacts[SENDERS:], bucket_size=BUCKET)

    async def start(role: str) -> Process:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"baton-{role}-")))
        settings = of_slack | {"ROLE": role, "SEGMENTS_PER_SECOND": "25"}
        return await stack.enter_async_context(baton_process(url, twilio, folder, **settings))

    webs = [await start("web") for _ in range(2)]
    workers = [await start("worker") for _ in range(2)]
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="baton-proxy-")))
    door = await proxy(stack, folder, webs)
    twilio.detour(PUBLIC, door)
    slack.server.deliver_to(door)
    postmaster = int((server.root / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
    replies = Replies(twilio, door, [each.phone for each in contacts[:SENDERS]])
    return Scene(database, twilio, webs, workers, postmaster, replies, Presses(slack))


async def measure(count: int) -> None:
    """Each alone, then all at once with the kills, and what came of it."""
    async with AsyncExitStack() as stack:
        scene = await set_up(stack)
        await scene.presses.begin()
        await scene.quiet()
        half = PEOPLE * BUCKET // 2
        await scene.cost("a text: press to delivery", scene.presses.come(half), half)
        await scene.cost("a reply", scene.replies.come(count), count)
        began, running = time.monotonic(), [scene.replies.come(count), scene.presses.come(half)]
        loaded = asyncio.gather(*running)
        while scene.replies.taken < count * 3 // 2 and scene.presses.done < half * 3 // 2:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        for process in (scene.webs[0], scene.workers[0]):
            process.child.kill()
        await loaded
        print(f"all at once, with one web and one worker killed: {time.monotonic() - began:.0f} s")
        await scene.quiet()
        [received] = scene.count(RECEIVED)[0]
        print(f"replies: {2 * count} sent, {received} stored; answered {dict(scene.replies.answers)}")
        done, anew = scene.presses.done, scene.presses.again
        print(f"presses: {done}, begun anew {anew}; texts {scene.count(STATUSES)}")
        print(f"with the provider twice: {len(doubles(scene.twilio.creates))}")


def main(replies: Annotated[int, typer.Option(help="Replies that come, twice over.")] = 1000) -> None:
    """Kill one process of each role under load, and say what was lost."""
    if shutil.which("haproxy") is None and not Path("/usr/sbin/haproxy").exists():
        sys.exit("haproxy is missing: apt-get install haproxy")
    asyncio.run(measure(replies))


if __name__ == "__main__":
    typer.run(main)
