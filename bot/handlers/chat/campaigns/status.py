"""How a campaign goes, in words at once and as a picture in a moment."""

import asyncio

from bot.assignment.campaigns import progress
from bot.assignment.people import members
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.chart.progress import progress_chart
from bot.views.screens.campaigns.status import chart, status
from bot.views.tokens import Token


async def on_status(acting: Asking, pressed: Token) -> None:
    """Tell how the campaign goes; with a second id in the place of what was told before, from a place on."""
    await tell(acting, pressed.id, again=bool(pressed.ids[1:]), start=(*pressed.ids[2:], 0)[0])


async def tell(acting: Asking, campaign_id: int, *, again: bool = False, start: int = 0) -> None:
    """The numbers, and the picture of them, which is drawn off the loop."""
    now = await acting.desk.read(progress.status, acting.who, campaign_id)
    await (acting.pages.settle if again else acting.pages.show)(status(now, start=start))
    zone = await acting.desk.read(members.my_zone, acting.who)
    drawn = await asyncio.to_thread(progress_chart, now, zone)
    await acting.pages.complete(status(now, chart(now, drawn), start))


FEATURE = Feature({"campaign_status": on_status})
