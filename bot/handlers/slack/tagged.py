"""Contacts with a tag that means opt-out, from before it did: opted out by one press, or left as they are."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.campaigns import lifecycle
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.handlers import tagged
from bot.handlers.slack.screen import Screen
from bot.views.phrases import tags as words
from bot.views.slack.picture import picture
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    for verb in tagged.DEEDS:
        app.action(pattern(verb))(on_decided)


async def on_decided(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Do it, and show the campaign again."""
    await ack()
    done = await tagged.decide(desk, who, pressed.verb, pressed.id)
    now = await desk.read(lifecycle.look, who, pressed.id)
    await screen.show(picture(now, notice=words.decided(done)), again=token("campaign_look", pressed.id))
