"""*Start*, and giving back what was not texted."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.texting import claim
from bot.handlers.slack.screen import Screen
from bot.handlers.slack.texting.home import redraw
from bot.views.phrases.conversations import texting
from bot.views.slack.native import text as view
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("start"))(on_start)
    app.action(pattern("release"))(on_release)


async def on_start(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    bucket = await desk.run(claim.claim_bucket, who, pressed.id)
    await screen.show(view.card(bucket.next), again=token("start", pressed.id))


async def on_release(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    released = await desk.run(claim.release_bucket, who, pressed.id)
    await redraw(desk, who, screen, texting.gave_back(released))
