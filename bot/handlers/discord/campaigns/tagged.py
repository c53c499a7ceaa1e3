"""Contacts with a tag that means opt-out, from before it did: opted out by one press, or left as they are."""

from bot.assignment.campaigns import lifecycle
from bot.handlers.chat.campaigns.tagged import DEEDS, decide
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord.native.picture import picture
from bot.views.phrases.campaigns import tags as words
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""
    for verb in DEEDS:
        face.press(verb, on_decided)


async def on_decided(acting: Acting, pressed: Token) -> None:
    """Do it, and show the campaign again."""
    done = await decide(acting.desk, acting.who, pressed.verb, pressed.id)
    now = await acting.desk.read(lifecycle.look, acting.who, pressed.id)
    await acting.screen.show(picture(now, notice=words.decided(done)))
