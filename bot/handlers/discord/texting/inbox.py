"""Opening conversations, and taking those that wait for nobody."""

from bot.assignment.conversations import answer, inbox
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord.native.answer import conversation
from bot.views.discord.native.thread import page as earlier
from bot.views.phrases.conversations import inbox as words
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""
    face.press("thread", on_thread)
    face.press("earlier", on_earlier)
    face.press("take_next", on_take_next)
    face.press("take", on_take)


async def on_thread(acting: Acting, pressed: Token) -> None:
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    await acting.screen.show(conversation(thread))


async def on_earlier(acting: Acting, pressed: Token) -> None:
    """The messages before those in sight, in their place."""
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    await acting.screen.show(earlier(thread, pressed.nth(1)))


async def on_take_next(acting: Acting, pressed: Token) -> None:
    campaign = pressed.id if pressed.ids else None
    thread = await acting.desk.run(inbox.take_next, acting.who, campaign)
    await acting.screen.show(conversation(thread, words.TAKEN))


async def on_take(acting: Acting, pressed: Token) -> None:
    thread = await acting.desk.run(inbox.take, acting.who, pressed.id)
    await acting.screen.show(conversation(thread, words.TAKEN))
