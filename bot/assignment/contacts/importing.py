"""Imports a file as a contact list: reads it as a stream, stores it in batches; usable only when whole."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import IO

from bot.assignment.contacts import lists
from bot.assignment.desk import Desk
from bot.assignment.outcomes.contacts import ListLoaded, RowProblem
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import FileRefused
from bot.assignment.rules.law.consent import ConsentColumns
from bot.assignment.rules.places.phones import to_e164
from bot.assignment.rules.sheets.contact_rows import ContactRow, contact_of
from bot.assignment.rules.sheets.sheet import Sheet, open_sheet
from bot.assignment.rules.sheets.sheet_terms import Problem, Reason, Row, SheetRefused
from bot.assignment.rules.sheets.tally import Tally
from bot.vocabulary import Barred

# Rows read so far, and the share of the file's bytes that is behind (0 to 1).
Progress = Callable[[int, float], Awaitable[None]]

# On SQLite everybody else waits as long as one batch takes to be stored.
_BATCH = 2_000
_SECONDS_BETWEEN_REPORTS = 1.0


async def load_list(desk: Desk, who: Identity, path: Path, name: str, on_progress: Progress) -> ListLoaded:
    """Load a CSV or XLSX file as the contact list `name`.

    Raises FileRefused when the file is no contact list; then only the opt-outs that were read before remain.
    Bad rows are reported and the rest is loaded. For a file that was loaded before, its list is returned.
    """
    begun = await desk.run(lists.begin_import, who, name, await asyncio.to_thread(_fingerprint, path))
    if begun.loaded is not None:
        return begun.loaded
    try:
        return await _load(desk, path, begun.list_id, on_progress)
    except SheetRefused as refused:
        opted_out = await desk.run(lists.abandon_import, begun.list_id)
        raise FileRefused(refused.code, refused.facts, opted_out) from refused
    except BaseException:
        await asyncio.shield(desk.run(lists.abandon_import, begun.list_id))
        raise


@dataclass(frozen=True, slots=True)
class _Batch:
    """Good rows, and the numbers that any row says opted out."""

    good: list[ContactRow]
    opted_out: list[str]


@dataclass
class _Reading:
    """A file being read, and what was wrong with it so far."""

    file: IO[bytes]
    size: int
    sheet: Sheet
    rows: Iterator[Row | Problem]
    consent: ConsentColumns
    tally: Tally = field(default_factory=Tally)
    problems: list[RowProblem] = field(default_factory=list)
    read: int = 0
    rejected: int = 0

    @property
    def share(self) -> float:
        """How much of the file was read, from 0 to 1."""
        return min(1.0, self.file.tell() / self.size)

    def next_batch(self) -> _Batch | None:
        """What the next `_BATCH` rows say; None at the end."""
        opted_out: list[str] = []
        rows = islice(self.rows, _BATCH)
        batch = [row if isinstance(row, Problem) else self._contact(row, opted_out) for row in rows]
        bad = [row for row in batch if isinstance(row, Problem)]
        self.read += len(batch)
        self.rejected += len(bad)
        room = lists.PROBLEMS_KEPT - len(self.problems)
        self.problems += [RowProblem(row.line, row.reason, row.cell) for row in bad[:room]]
        good = [row for row in batch if isinstance(row, ContactRow)]
        return _Batch(good, opted_out) if batch else None

    def leave_out(self, lines: Sequence[int]) -> None:
        """Rows of numbers that were forgotten are told without a cell."""
        self.rejected += len(lines)
        room = lists.PROBLEMS_KEPT - len(self.problems)
        self.problems += [RowProblem(line, Reason.FORGOTTEN, "") for line in lines[:room]]

    def _contact(self, row: Row, opted_out: list[str]) -> ContactRow | Problem:
        """The contact of a row; what the row says of consent counts even without one."""
        contact, consent = contact_of(row), self.consent.consent_of(row.values, row.beside)
        self.tally.add(consent.noted)
        if consent.opted_out:
            written = self.consent.written_numbers(row.values, row.beside)
            opted_out += filter(None, map(to_e164, written))
        if isinstance(contact, ContactRow):
            self.tally.add(contact.noted)
            opted_out += [contact.phone] if consent.opted_out else []
            return replace(contact, barred=Barred.NO_CONSENT) if consent.withheld else contact
        return contact


async def _load(desk: Desk, path: Path, list_id: int, on_progress: Progress) -> ListLoaded:
    reading = await asyncio.to_thread(_open, path)
    reported = monotonic()
    with reading.file, reading.sheet:
        async with aclosing(_batches(reading)) as batches:
            async for batch in batches:
                reading.leave_out(await desk.run(lists.add_rows, list_id, batch.good, batch.opted_out))
                if monotonic() - reported >= _SECONDS_BETWEEN_REPORTS:
                    reported = monotonic()
                    await on_progress(reading.read, reading.share)
        return await desk.run(
            lists.finish_import,
            list_id,
            reading.sheet.columns,
            reading.rejected,
            reading.problems,
            (*reading.consent.warnings, *reading.sheet.warnings, *reading.tally.warnings),
        )


async def _batches(reading: _Reading) -> AsyncGenerator[_Batch, None]:
    """What the file says, batch by batch: the next one is read while one is stored."""
    ahead = asyncio.create_task(asyncio.to_thread(reading.next_batch))
    try:
        while (batch := await asyncio.shield(ahead)) is not None:
            ahead = asyncio.create_task(asyncio.to_thread(reading.next_batch))
            yield batch
    finally:
        # The thread reads the file, which the caller closes.
        await asyncio.gather(ahead, return_exceptions=True)


def _open(path: Path) -> _Reading:
    file = path.open("rb")
    try:
        sheet = open_sheet(file)
    except BaseException:
        file.close()
        raise
    consent = ConsentColumns(sheet.columns)
    return _Reading(file, max(1, path.stat().st_size), sheet, iter(sheet), consent)


def _fingerprint(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(2**20):
            digest.update(block)
    return digest.hexdigest()
