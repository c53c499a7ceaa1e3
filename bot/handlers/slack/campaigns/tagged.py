"""Contacts with a tag that means opt-out, from before it did: opted out by one press, or left as they are."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.campaigns import lifecycle
from bot.handlers.chat.campaigns.tagged import DEEDS, decide
from bot.handlers.slack.acting import Acting
from bot.views.phrases.campaigns import tags as words
from bot.views.slack.native.picture import picture
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    for verb in DEEDS:
        app.action(pattern(verb))(on_decided)


async def on_decided(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """Do it, and show the campaign again."""
    await ack()
    done = await decide(acting.desk, acting.who, pressed.verb, pressed.id)
    now = await acting.desk.read(lifecycle.look, acting.who, pressed.id)
    again = token("campaign_look", pressed.id)
    await acting.screen.show(picture(now, notice=words.decided(done)), again=again)
