"""/campaign status: how a campaign goes, in words at once and as a picture in a moment."""

import asyncio

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.campaigns import progress
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.handlers.slack.screen import Screen
from bot.views.chart import progress_chart
from bot.views.slack import status as shown
from bot.views.tokens import Token, pattern


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("campaign_status"))(on_status)


async def on_status(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Tell how the campaign goes."""
    await ack()
    await tell(desk, who, screen, pressed.id)


async def tell(desk: Desk, who: Identity, screen: Screen, campaign_id: int) -> None:
    """The numbers where the person looks; the picture, which takes longer, in their direct message."""
    now = await desk.read(progress.status, who, campaign_id)
    if screen.view:
        await screen.notify(shown.modal(now))
    else:
        await screen.whisper(shown.message(now))
    drawn = await asyncio.to_thread(progress_chart, now, who.zone)
    await screen.hand_over(shown.chart(now, drawn))
