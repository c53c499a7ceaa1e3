"""A contact list taken out as a spreadsheet, part by part, so that no transaction is long."""

import asyncio

from bot.assignment.contacts import lists
from bot.assignment.desk import Desk
from bot.assignment.outcomes.contacts import ListRow
from bot.assignment.outcomes.people import Identity
from bot.views import sheets


async def exported(desk: Desk, who: Identity, list_id: int) -> tuple[ListRow, bytes]:
    """The list, and all its contacts as CSV."""
    page = await desk.read(lists.export, who, list_id)
    content = bytearray(await asyncio.to_thread(sheets.sheet, page.header, page.lines))
    while page.last is not None:
        page = await desk.read(lists.export, who, list_id, page.last)
        content += await asyncio.to_thread(sheets.lines, page.lines)
    return page.list, bytes(content)
