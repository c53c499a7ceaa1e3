"""What is chosen and given back on the start page."""

from bot.assignment.people import members
from bot.assignment.texting import claim
from bot.handlers.chat.texting.start import choose_language, page
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.phrases.attention.nudges import chosen
from bot.views.phrases.conversations import texting
from bot.views.tokens import Token
from bot.vocabulary import Volume


def register(face: Face) -> None:
    """Listen."""
    face.press("volume", on_volume)
    face.press("language", on_language)
    face.press("release", on_release)


async def on_volume(acting: Acting, _: Token) -> None:
    """Hear more or less from now on."""
    me = await acting.desk.run(members.choose_volume, acting.who, Volume(acting.picked[0]))
    await acting.pages.show(await page(acting, chosen(me.volume)))


async def on_language(acting: Acting, _: Token) -> None:
    """Read another language from now on."""
    await acting.pages.show(await page(acting, await choose_language(acting)))


async def on_release(acting: Acting, pressed: Token) -> None:
    """Give back what was not texted."""
    released = await acting.desk.run(claim.release_bucket, acting.who, pressed.id)
    await acting.pages.show(await page(acting, texting.gave_back(released)))
