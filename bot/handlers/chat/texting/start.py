"""The start page: what a person has before them, and for admins what they watch."""

from collections.abc import Sequence

from bot.assignment.attention import board
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.people import members
from bot.assignment.reassignment import hand_on
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.shifts.next_shifts import next_shifts
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Page, Part, Question
from bot.views.phrases.people import language
from bot.views.phrases.words import Words
from bot.views.screens.start import give_back_question, start_page
from bot.views.screens.watch import all_else, watched
from bot.views.tokens import Token
from bot.vocabulary import Language


async def page(acting: Asking, notice: Words = ()) -> Page:
    """The page as it is now, with what was just done above it."""
    picture = await acting.desk.read(inbox.my_texting, acting.who)
    end = await acting.desk.read(hand_on.day_end, acting.who)
    shifts = await acting.desk.read(next_shifts, acting.who)
    return start_page(picture, notice, end, await _watched(acting) if picture.me.is_admin else (), shifts)


async def on_start_page(acting: Asking, _: Token) -> None:
    """What the person who asks has before them now."""
    await acting.pages.show(await page(acting))


async def on_all_else(acting: Asking, _: Token) -> None:
    """The ways to all else that an admin does; whoever is none any more is refused there."""
    await acting.pages.show(all_else())


async def ask_release(acting: Asking, pressed: Token) -> Question:
    offers = (await acting.desk.read(inbox.my_texting, acting.who)).offers
    offer = next((each for each in offers if each.campaign.id == pressed.id), None)
    if offer is None:
        raise NoSuchThing("campaign")
    return give_back_question(offer)


async def choose_language(acting: Asking) -> Words:
    """Read another language from now on, this answer included."""
    wanted = None if acting.picked[0] == language.APP else Language(acting.picked[0])
    me = await acting.desk.run(members.choose_language, acting.who, wanted)
    acting.reads(me.speaks)
    return language.chosen(me.speaks)


async def _watched(acting: Asking) -> Sequence[Part]:
    campaigns = await acting.desk.read(lifecycle.all_campaigns, acting.who)
    return watched(campaigns, await acting.desk.read(board.what_waits, acting.who))


FEATURE = Feature({"start_page": on_start_page, "all_else": on_all_else}, {"release": ask_release})
