"""A campaign on its way into files: read part by part, and only the file that is being written is held."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.results.tables import ExportPlan, ExportWish, Table
from bot.assignment.results import export
from bot.views import sheets

# Contacts read in one transaction; rows of a file that opens in any spreadsheet.
AT_ONCE = 2_000
_MOST_ROWS = 200_000
# CSV of names and texts packs to less than a third.
_PACKS = 3


@dataclass(frozen=True, slots=True)
class CampaignFile:
    """A file of a table, numbered from 1; `packed` in a ZIP archive where that was needed."""

    table: Table
    number: int
    content: bytes
    rows: int
    packed: bool


async def parts(desk: Desk, who: Identity, plan: ExportPlan) -> AsyncIterator[tuple[bytes, int]]:
    """The table's rows as CSV with how many they are, without its header; as much as is read at once."""
    after: int | None = plan.begin
    while after is not None:
        part = await desk.read(export.part, who, plan, after, AT_ONCE)
        yield await asyncio.to_thread(sheets.lines, part.lines, plan.worded), len(part.lines)
        after = part.last


async def files(desk: Desk, who: Identity, wish: ExportWish, most: int) -> AsyncIterator[CampaignFile]:
    """One file, or several where the table is longer, each of at most so many bytes if packing can do it."""
    plan = await desk.read(export.begin, who, wish)
    head = sheets.sheet(plan.header)
    content, rows, number = bytearray(head), 0, 1
    async for lines, count in parts(desk, who, plan):
        if rows and (rows + count > _MOST_ROWS or len(content) + len(lines) > most * _PACKS):
            yield await _file(wish.table, number, bytes(content), rows, most)
            content, rows, number = bytearray(head), 0, number + 1
        content += lines
        rows += count
    yield await _file(wish.table, number, bytes(content), rows, most)


async def _file(table: Table, number: int, content: bytes, rows: int, most: int) -> CampaignFile:
    if len(content) <= most:
        return CampaignFile(table, number, content, rows, packed=False)
    packed = await asyncio.to_thread(sheets.packed, f"{table}.csv", content)
    return CampaignFile(table, number, packed, rows, packed=True)
