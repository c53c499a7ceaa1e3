"""Contacts with a tag that means opt-out, from before it did: opted out by one press, or left as they are."""

from bot.assignment.campaigns import lifecycle
from bot.assignment.refusals.general import NoSuchThing
from bot.handlers import tagged
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord.campaign import picture
from bot.views.discord.tagged import question
from bot.views.parts import Question
from bot.views.phrases import tags as words
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""
    for verb in tagged.DEEDS:
        face.question(verb, ask)
        face.press(verb, on_decided)


async def ask(acting: Acting, pressed: Token) -> Question:
    looked = await acting.desk.read(lifecycle.look, acting.who, pressed.id)
    if looked.tagged_out is None:
        raise NoSuchThing("contact with such a tag")
    return question(looked.tagged_out, opts_out="tagged_out" in pressed.verb)


async def on_decided(acting: Acting, pressed: Token) -> None:
    """Do it, and show the campaign again."""
    done = await tagged.decide(acting.desk, acting.who, pressed.verb, pressed.id)
    now = await acting.desk.read(lifecycle.look, acting.who, pressed.id)
    await acting.screen.show(picture(now, notice=words.decided(done)))
