"""The start page: what a person has before them, and for admins what they watch."""

from collections.abc import Sequence

from bot.assignment.attention import board
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.people import members
from bot.assignment.reassignment import hand_on
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.parts import Page, Part
from bot.views.phrases.attention.nudges import chosen
from bot.views.phrases.words import Words
from bot.views.screens.start import start_page
from bot.views.screens.watch import watched
from bot.views.tokens import Token
from bot.vocabulary import Volume


def register(face: Face) -> None:
    """Listen."""
    face.press("volume", on_volume)


async def on_volume(acting: Acting, _: Token) -> None:
    """Hear more or less from now on."""
    me = await acting.desk.run(members.choose_volume, acting.who, Volume(acting.picked[0]))
    await acting.pages.show(await page(acting, chosen(me.volume)))


async def page(acting: Acting, notice: Words = ()) -> Page:
    """The page as it is now, with what was just done above it."""
    picture = await acting.desk.read(inbox.my_texting, acting.who)
    end = await acting.desk.read(hand_on.day_end, acting.who)
    return start_page(picture, notice, end, await _watched(acting) if picture.me.is_admin else ())


async def _watched(acting: Acting) -> Sequence[Part]:
    campaigns = await acting.desk.read(lifecycle.all_campaigns, acting.who)
    return watched(campaigns, await acting.desk.read(board.what_waits, acting.who))
