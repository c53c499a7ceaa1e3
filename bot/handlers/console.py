"""The terminal as a platform: loads a list under a progress bar, and shows what a checkup found."""

import getpass
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table as Drawn
from rich.text import Text

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import importing
from bot.assignment.desk import Desk
from bot.assignment.outcomes.contacts import ListLoaded
from bot.assignment.outcomes.letters import Letter
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.results.tables import ExportWish, Table
from bot.assignment.people import endpoints, members
from bot.assignment.refusals.general import DatabaseAway, NoSuchThing, Refusal
from bot.assignment.results import export as taken
from bot.assignment.rules.typed.calling import meant
from bot.handlers.campaign_verbs import FITTING
from bot.handlers.cleaning import cleaned
from bot.handlers.endpoints.addresses import wrong_with
from bot.handlers.endpoints.posting import new_secret
from bot.handlers.files.campaigns import parts
from bot.views import sheets
from bot.views.phrases import endpoints as words
from bot.views.phrases.campaigns.checkup import Verdict
from bot.views.phrases.contacts import contacts, imported
from bot.views.phrases.options import several, unknown
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Ago, Hour, Strong, Word, Words, counted

PLATFORM = "console"


class Silence:
    """The courier's terminal: whoever loaded a list from it is not told what goes on in chat."""

    async def post(self, _letter: Letter, /) -> str:
        """It stands nowhere."""
        return ""


def operator() -> Identity:
    """Whoever sits at this machine: they could read the database, so they may load lists."""
    name = getpass.getuser()
    return Identity(PLATFORM, "", name, name, is_admin=True)


async def load(console: Console, desk: Desk, file: Path, name: str) -> bool:
    """Load a contact list and say what came of it; False when it was refused. Raises DatabaseAway."""
    who, name = operator(), cleaned(name)
    await desk.run(members.enrol, who)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task(f"Reading {file.name}", total=1.0)

        async def tell(rows: int, share: float) -> None:
            progress.update(bar, completed=share, description=f"Reading {file.name}: {counted(rows, 'row')}")

        try:
            loaded = await importing.load_list(desk, who, file, name, tell)
        except DatabaseAway:
            raise
        except Refusal as refused:
            say(console, refusal(refused), style="red")
            return False
    report(console, loaded)
    return True


async def export(
    desk: Desk, called: str, table: Table, since: datetime | None, out: IO[bytes]
) -> Words | None:
    """Write a table of a campaign, part by part; why not, where it cannot be. Raises DatabaseAway."""
    who = operator()
    await desk.run(members.enrol, who)
    rows = (await desk.read(lifecycle.by_name, who)).rows
    found = meant(called, [row for row in rows if row.state in FITTING["export"]], lambda row: row.ref.name)
    if len(found) != 1:
        return several(called, [row.ref.name for row in found]) if found else unknown("campaign", called)
    plan = await desk.read(taken.begin, who, ExportWish(found[0].ref.id, table, since))
    out.write(sheets.sheet(plan.header))
    async for lines, _ in parts(desk, who, plan):
        out.write(lines)
    return None


class Act(StrEnum):
    """What to do about an endpoint."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Wish:
    """An act about `which` endpoint, an address or a number; `hosts` are those that may be private."""

    act: Act
    which: str
    hosts: tuple[str, ...]
    words: bool


async def endpoint(console: Console, desk: Desk, wish: Wish) -> bool:
    """Post events to an address, or no more; False when that cannot be. Raises DatabaseAway."""
    who = operator()
    await desk.run(members.enrol, who)
    if wish.act is Act.ADD:
        if wrong := wrong_with(wish.which, wish.hosts):
            say(console, words.refused(wish.which, wrong), style="red")
            return False
        add = partial(endpoints.add, words=wish.words)
        lines = words.added(await desk.run(add, who, wish.which, new_secret()))
    elif wish.act is Act.LIST:
        lines = words.listed(await desk.read(endpoints.everything, who))
    else:
        try:
            number = int(wish.which) if wish.which.isdecimal() else 0
            lines = words.removed(await desk.run(endpoints.remove, who, number))
        except NoSuchThing as missing:
            say(console, refusal(missing), style="red")
            return False
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return True


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """A file for its owner alone, which is gone again where writing it fails. Raises FileExistsError."""
    with path.open("xb") as file:
        path.chmod(0o600)
        try:
            yield file
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def report(console: Console, loaded: ListLoaded) -> None:
    """What came of an import, with every row that was kept on record as left out."""
    say(console, contacts.loaded(loaded))
    for alarm in imported.alarms(loaded):
        console.print(f"! {alarm}", markup=False, style="bold yellow", soft_wrap=True)
    for fact in [] if loaded.repeated else imported.facts(loaded):
        console.print(f"• {fact}", markup=False, highlight=False, soft_wrap=True)
    if loaded.problems:
        table = Drawn("Line", "Reason", "Cell", box=None)
        for row in loaded.problems:
            table.add_row(f"{row.line:,}", contacts.reason(row), Text(row.cell))
        console.print(table)
    if loaded.rejected > len(loaded.problems):
        console.print(f"… and {loaded.rejected - len(loaded.problems):,} more.")
    for caution in imported.others(loaded):
        console.print(f"! {caution}", markup=False, style="yellow", soft_wrap=True)


def show(console: Console, verdicts: Iterable[Verdict]) -> bool:
    """A line for each verdict; True when everything works."""
    good = True
    for verdict in verdicts:
        good = good and verdict.works
        mark, style = ("✓", "green") if verdict.works else ("✗", "red")
        console.print(Text.assemble((f"{mark} ", style), verdict.said), soft_wrap=True)
        if verdict.todo:
            console.print(Text(f"  → {verdict.todo}"), soft_wrap=True)
    return good


def say(console: Console, words: Words, style: str = "") -> None:
    """A sentence."""
    console.print(Text("".join(map(_plain, words))), style=style, soft_wrap=True)


def _plain(word: Word) -> str:
    match word:
        case Strong():
            return word.text
        case Ago() | Hour():
            return _plain(word.at)
        case datetime():
            return f"{word:%Y-%m-%d %H:%M} UTC"
        case _:
            return word
