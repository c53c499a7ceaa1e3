"""kill -9 again and again while hundreds of timers fall due: each fires once, and no letter is lost."""

import asyncio
import json
import random
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlmodel import col

from bot.courier.letters import AT_ONCE
from bot.storage.tables import Event, OutboxItem, Timer
from bot.storage.traffic import timers
from bot.vocabulary import Timed, TimerState
from tests.processes import Process

# What every process has to do with, for as long as it may take on a busy machine.
PATIENCE = 100.0
KILLS = 6


class Platform:
    """Keeps every post: which process made it at which address, and what it edited."""

    def __init__(self) -> None:
        self.posts: defaultdict[str, list[tuple[int, str | None]]] = defaultdict(list)

    async def on_post(self, request: web.Request) -> web.Response:
        told = await request.json()
        self.posts[told["address"]].append((told["process"], told["reference"]))
        reference = told["reference"] or f"{told['address']}:{len(self.posts[told['address']])}"
        return web.json_response({"reference": reference})


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
async def url(platform):
    app = web.Application()
    app.router.add_post("/", platform.on_post)
    async with TestServer(app) as server:
        yield str(server.make_url("/"))


class Crew:
    """Processes over one database; each that is started has a number of its own."""

    def __init__(self, orders: dict[str, object], ahead: tuple[float, ...], folder: Path) -> None:
        self.orders, self.ahead, self.folder = orders, ahead, folder
        self.running: dict[int, Process] = {}
        self.killed: set[int] = set()

    def start(self) -> None:
        number = len(self.running) + len(self.killed)
        orders = self.orders | {"process": number, "ahead": self.ahead[number % len(self.ahead)]}
        said = self.folder / f"{number}.log"
        self.running[number] = Process("tests.courier.firing", json.dumps(orders), output=said)

    async def kill(self, number: int) -> None:
        process = self.running.pop(number)
        assert process.returncode is None, "a process ended by itself"
        process.kill()
        await process.wait()
        self.killed.add(number)


@pytest.fixture
async def crew(database_url, url, tmp_path):
    made = []

    def crew(*ahead: float) -> Crew:
        (tmp_path / "clock").write_text("0")
        orders = {"database": database_url, "url": url, "clock": str(tmp_path / "clock")}
        made.append(Crew(orders, ahead, tmp_path))
        return made[-1]

    yield crew
    for each in made:
        for number in list(each.running):
            await each.kill(number)


@pytest.fixture
def clock():
    """The machine's: what many processes do at once has no still clock."""
    return lambda: datetime.now(UTC)


class Evening:
    """So many timers, due within the next seconds."""

    def __init__(self, bank, platform, count: int, seconds: float) -> None:
        self.bank, self.platform, self.count = bank, platform, count
        campaign_id, now = bank.open(1), bank.clock()
        with bank.database.transaction() as session:
            for place in range(count):
                at = now + timedelta(seconds=seconds * place / count)
                timers.put(session, Timed.DIGEST, campaign_id, at, now=now, key=str(place))

    def rung(self) -> Counter[int]:
        """How often each timer had its effect."""
        with self.bank.database.reading() as session:
            rows = session.execute(sa.select(col(Event.facts)).where(col(Event.verb) == "rang")).scalars()
            return Counter(facts["timer"] for facts in rows)

    def states(self, table: type[Timer | OutboxItem]) -> Counter[str]:
        with self.bank.database.reading() as session:
            return Counter(session.execute(sa.select(col(table.state))).scalars())

    def is_over(self) -> bool:
        fired = self.states(Timer)[TimerState.FIRED] == self.count
        left = self.states(OutboxItem)
        return fired and left["waiting"] == left["leaving"] == 0

    async def until(self, reached) -> None:
        async with asyncio.timeout(PATIENCE):
            while True:
                if reached():
                    return
                await asyncio.sleep(0.1)


async def kill_at_random(evening: Evening, crew: Crew, processes: int) -> None:
    """Kill one every time another share of the letters is out, start another, and let them finish."""
    dice = random.Random(20260310)
    for _ in range(processes):
        crew.start()
    for turn in range(1, KILLS + 1):
        share = (turn - dice.random()) * evening.count / KILLS
        await evening.until(lambda: len(evening.platform.posts) >= share)  # noqa: B023  asked at once
        await crew.kill(dice.choice(sorted(crew.running)))
        crew.start()


def assert_each_once_and_none_lost(evening: Evening, crew: Crew) -> None:
    rung = evening.rung()
    assert len(rung) == evening.count
    assert set(rung.values()) == {1}
    posts = evening.platform.posts
    assert len(posts) == evening.count
    # Only what a process had under its hand when it was killed, which never told that it was posted.
    again = Counter(process for made in posts.values() for process, _ in made[:-1])
    assert again.keys() <= crew.killed
    assert max(again.values(), default=0) <= AT_ONCE


async def finish(evening: Evening, crew: Crew, tmp_path) -> None:
    """All are killed once more; what they had leased comes to the last one when the leases have run out."""
    await evening.until(lambda: evening.states(Timer)[TimerState.WAITING] == 0)
    for number in list(crew.running):
        await crew.kill(number)
    (tmp_path / "clock").write_text("61")
    crew.start()
    await evening.until(evening.is_over)


@pytest.mark.timeout(240)
async def test_killed_at_random_each_fires_once_and_no_letter_is_lost(bank, platform, crew, tmp_path):
    """Three processes on PostgreSQL; SQLite has one, which is started again."""
    count, timers_ = (3, 900) if bank.database.dialect == "postgresql" else (1, 250)
    evening, processes = Evening(bank, platform, timers_, seconds=4), crew(0.0)
    await kill_at_random(evening, processes, count)
    await finish(evening, processes, tmp_path)
    assert_each_once_and_none_lost(evening, processes)
    assert len(processes.killed) == KILLS + count
