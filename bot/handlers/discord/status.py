"""/campaign status: how a campaign goes, in words and as a picture."""

import asyncio

from bot.assignment.campaigns import progress
from bot.assignment.people import members
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.chart import progress_chart
from bot.views.discord import status as shown
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""
    face.press("campaign_status", on_status)


async def on_status(acting: Acting, pressed: Token) -> None:
    """Tell how the campaign goes."""
    await tell(acting, pressed.id)


async def tell(acting: Acting, campaign_id: int) -> None:
    """The numbers, and the picture of them, which is drawn off the loop."""
    now = await acting.desk.read(progress.status, acting.who, campaign_id)
    zone = await acting.desk.read(members.my_zone, acting.who)
    drawn = await asyncio.to_thread(progress_chart, now, zone)
    await acting.screen.show(shown.status(now, drawn))
