"""The record on its way into files: read part by part, and only the file that is being written is held."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.assignment.audit import query
from bot.assignment.desk import Desk
from bot.assignment.outcomes.audit import FilterPicture, RecordFilter
from bot.assignment.outcomes.people import Identity
from bot.views import sheets

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much one file holds at most, but for what is read `at_once` last; all but the bytes are rows."""

    # A file of so many rows opens in any spreadsheet.
    rows: int = 200_000
    at_once: int = 5_000
    bytes: int = 1_000_000_000


async def files(
    desk: Desk,
    who: Identity,
    asked: RecordFilter,
    drawn: Callable[[FilterPicture, int, bytes], F],
    sizes: Sizes,
) -> AsyncIterator[F]:
    """One file, or several where the record is longer, numbered from 1; `drawn` makes one of its content."""
    part = await desk.read(query.export, who, asked, None, sizes.at_once)
    content, rows, number = bytearray(sheets.sheet(part.header, part.lines)), len(part.lines), 1
    while part.next is not None:
        part = await desk.read(query.export, who, asked, part.next, sizes.at_once)
        if part.lines and (rows >= sizes.rows or len(content) >= sizes.bytes):
            yield drawn(part.filter, number, bytes(content))
            content, rows, number = bytearray(sheets.sheet(part.header)), 0, number + 1
        content += await asyncio.to_thread(sheets.lines, part.lines)
        rows += len(part.lines)
    yield drawn(part.filter, number, bytes(content))
