"""The record on its way into files: read part by part, and only the file that is being written is held."""

import asyncio
from collections.abc import AsyncIterator

from bot.assignment import audit
from bot.assignment.desk import Desk
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.people import Identity
from bot.views import sheets
from bot.views.slack import audit as shown
from bot.views.slack.surfaces import File

# A file of so many rows opens in any spreadsheet.
_MOST_ROWS = 200_000
_SLICE = 5_000


async def files(
    desk: Desk, who: Identity, asked: RecordFilter, *, most: int = _MOST_ROWS, at_once: int = _SLICE
) -> AsyncIterator[File]:
    """One file, or several where the record has more than `most` rows; read `at_once` rows at a time."""
    part = await desk.read(audit.export, who, asked, None, at_once)
    content, rows, number = bytearray(sheets.sheet(part.header, part.lines)), len(part.lines), 1
    while part.next is not None:
        part = await desk.read(audit.export, who, asked, part.next, at_once)
        if rows >= most:
            yield shown.file(part.filter, number, bytes(content))
            content, rows, number = bytearray(sheets.sheet(part.header)), 0, number + 1
        content += await asyncio.to_thread(sheets.lines, part.lines)
        rows += len(part.lines)
    yield shown.file(part.filter, number, bytes(content))
