"""A day of the demo, watched by a real Prometheus, and the dashboard drawn from what it answers.

    apt-get install prometheus
    .venv/bin/python -m bench.watched docs/pictures/dashboard.png

Twelve hours pass in four minutes: volunteers text and answer on Slack and Discord, contacts reply, Twilio
has a bad hour. Every two minutes of that day `/metrics` is read. What takes real time, such as the
processor, looks less than in life, and what waits for the next second longer. Fails where a panel is empty.
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from aiohttp import ClientSession
from aiohttp.test_utils import unused_port
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from baton_sandbox.chat.screen import NotThere
from baton_sandbox.clock import Clock
from baton_sandbox.contacts import as_csv, contact_rows, fictional_contacts
from baton_sandbox.demo.showing import CONTACTS_FILE, MANIFEST, Demo, begin, settings_of
from baton_sandbox.discord.driver import Member as DiscordMember
from baton_sandbox.discord.server import DiscordServer
from baton_sandbox.discord.state import riverside as discord_riverside
from baton_sandbox.slack.driver import Member as SlackMember
from baton_sandbox.slack.driver import NotAcknowledged
from baton_sandbox.slack.server import SlackServer
from baton_sandbox.slack.state.riverside import riverside
from baton_sandbox.stage import Stage
from baton_sandbox.twilio import faults
from bench.panels import Day, draw
from bot.bootstrap import running

TOKEN = "the-token-of-a-day-that-is-watched"
BEGINS = datetime(2026, 10, 13, 13, tzinfo=UTC)  # nine in the morning in New York, a Tuesday
LASTS = timedelta(hours=12)
STEP = timedelta(minutes=2)
# When people work, in hours of that day, and when Twilio asks for pauses.
SHIFTS = ((0.5, 3.5), (4.5, 8.0), (9.0, 11.5))
BAD_HOUR = (5.0, 6.0)
LABELS = 'instance="127.0.0.1:8000",job="baton"'


class Hurried:
    """The time of that day: it stands still until the day begins, and then runs faster than life."""

    def __init__(self, faster: float) -> None:
        self._faster = faster
        self._began: float | None = None

    def begin(self) -> None:
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        passed = 0.0 if self._began is None else time.monotonic() - self._began
        return BEGINS + timedelta(seconds=passed * self._faster)


class Figures:
    """What `/metrics` said in the course of the day, as lines that promtool reads."""

    def __init__(self) -> None:
        self._samples: dict[str, list[str]] = {}

    def add(self, text: str, at: datetime) -> None:
        """Take in one answer."""
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                told = "".join(f',{name}="{value}"' for name, value in sorted(sample.labels.items()))
                line = f"{sample.name}{{{LABELS}{told}}} {sample.value} {at.timestamp():.0f}"
                self._samples.setdefault(sample.name, []).append(line)

    def write(self, file: Path) -> None:
        """Those of one name stand together."""
        lines = [line for name in sorted(self._samples) for line in sorted(self._samples[name], key=series)]
        file.write_text("\n".join([*lines, "# EOF", ""]), encoding="utf-8")


def series(line: str) -> tuple[str, float]:
    """By labels, then by time."""
    named, _, rest = line.rpartition("} ")
    return named, float(rest.split()[1])


async def work(member: SlackMember | DiscordMember) -> None:
    """One turn of somebody who works: an answer where somebody waits, else a few first texts."""
    await member.command("/text")
    await member.until("Early voting", seconds=2)
    with suppress(NotThere):
        await member.press("Open")
        await member.until(lambda screen: screen.modal or "Reply" in screen.messages[-1], seconds=2)
        if isinstance(member, DiscordMember):
            await member.press("Reply")
            await member.until(lambda screen: screen.modal, seconds=2)
        await member.submit(**{"Your reply": "You can vote until Friday. Thank you!"})
        return
    await member.press("Continue" if "Continue" in member.sees() else "Start")
    for _ in range(8):
        if isinstance(member, DiscordMember):
            await member.until("Send", seconds=2)
            await member.press("Send")
        else:
            await member.until(lambda screen: screen.modal, seconds=2)
            await member.submit()


async def volunteer(member: SlackMember | DiscordMember, hour: Callable[[], float]) -> None:
    """Works in shifts, until the day is over."""
    while hour() < LASTS / timedelta(hours=1):
        if any(begins <= hour() < ends for begins, ends in SHIFTS):
            with suppress(NotThere, NotAcknowledged, KeyError, IndexError, AssertionError):
                await work(member)
            if isinstance(member, SlackMember):
                with suppress(NotThere):
                    await member.close(everything=True)
        await asyncio.sleep(1.0)


async def live(demo: Demo, clock: Clock) -> Figures:
    """The day, and what was read of it."""
    figures, stage = Figures(), demo.stage
    stage.twilio.phones.set_auto(True, 1.0)
    unlucky = [each.phone for each in fictional_contacts()]
    stage.twilio.traffic.failing |= dict.fromkeys(unlucky[::9], 30003) | dict.fromkeys(unlucky[5::25], 30005)

    def hour() -> float:
        return (clock.now() - BEGINS) / timedelta(hours=1)

    async def watch() -> None:
        async with ClientSession(headers={"Authorization": f"Bearer {TOKEN}"}) as session:
            due = clock.now()
            while hour() < LASTS / timedelta(hours=1):
                async with session.get(f"{demo.baton.url}/metrics") as answer:
                    figures.add(await answer.text(), clock.now())
                due += STEP
                while clock.now() < due:  # noqa: ASYNC110
                    await asyncio.sleep(0.02)

    async def weather() -> None:
        while hour() < LASTS / timedelta(hours=1):
            if BAD_HOUR[0] <= hour() < BAD_HOUR[1]:
                stage.twilio.faults.next_creates(faults.too_many(1), times=1)
            await asyncio.sleep(0.7)

    here = stage.slack.workspace
    people: list[SlackMember | DiscordMember] = [SlackMember(here, id_) for id_ in ("U0BEN", "U0CLEO")]
    guild = stage.discord.hub
    people += [DiscordMember(guild, one.id) for one in guild.world.people.values() if one.handle == "mai"]
    doing: list[Awaitable[None]] = [watch(), weather(), *(volunteer(each, hour) for each in people)]
    await asyncio.gather(*doing)
    return figures


@contextmanager
def prometheus(figures: Figures) -> Iterator[str]:
    """One that knows this day; its address."""
    with tempfile.TemporaryDirectory(prefix="baton-prometheus-") as folder:
        place, port = Path(folder), unused_port()
        figures.write(place / "day.txt")
        (place / "prometheus.yml").write_text("global: {}\n", encoding="utf-8")
        blocks = ["promtool", "tsdb", "create-blocks-from", "openmetrics"]
        subprocess.run([*blocks, place / "day.txt", place / "data"], check=True, stdout=subprocess.DEVNULL)
        asked = {
            "config.file": place / "prometheus.yml",
            "storage.tsdb.path": place / "data",
            "storage.tsdb.retention.time": "10y",
            "web.listen-address": f"127.0.0.1:{port}",
            "log.level": "error",
        }
        server = subprocess.Popen(["prometheus", *(f"--{name}={value}" for name, value in asked.items())])
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


async def watched(faster: float) -> Figures:
    """The demo of a day of its own, in a folder of its own."""
    hurried, contacts = Hurried(faster), fictional_contacts()
    clock = Clock(source=hurried)
    with tempfile.TemporaryDirectory(prefix="baton-day-") as name:
        folder = Path(name)
        (folder / CONTACTS_FILE).write_bytes(as_csv(contact_rows(contacts)))
        stage = Stage(MANIFEST, clock, contacts, 0)
        # Presses are answered within seconds that do not hurry.
        stage.slack = SlackServer(riverside(Clock()), MANIFEST)
        stage.discord = DiscordServer(discord_riverside.riverside(Clock()))
        async with stage:
            settings = settings_of(stage, folder).model_copy(update={"metrics_token": SecretStr(TOKEN)})
            async with running(settings, clock.now) as baton:
                await begin(stage, baton, folder)
                hurried.begin()
                return await live(Demo(stage.url, stage, baton), clock)


def main(
    picture: Annotated[Path, typer.Argument(help="The PNG to write.")],
    faster: Annotated[float, typer.Option(help="So many times faster than life.")] = 180.0,
) -> None:
    """Live a day, ask Prometheus what the dashboard asks, and draw it."""
    if shutil.which("prometheus") is None or shutil.which("promtool") is None:
        sys.exit("prometheus is missing: apt-get install prometheus")
    with prometheus(asyncio.run(watched(faster))) as url:
        empty = draw(url, Day(BEGINS, BEGINS + LASTS, STEP), picture)
    if empty:
        sys.exit(f"nothing to show in: {', '.join(empty)}")


if __name__ == "__main__":
    typer.run(main)
