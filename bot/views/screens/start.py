"""What a volunteer has before them: campaigns to text for, and conversations that wait."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignment.outcomes.conversations import TextingPicture
from bot.assignment.outcomes.reassignment import DayEnd
from bot.assignment.outcomes.shifts import NextShifts
from bot.assignment.outcomes.texting import StartOffer
from bot.views.parts import (
    Button,
    Divider,
    Heading,
    Line,
    Note,
    Page,
    Paragraph,
    Part,
    Question,
    Rows,
    Style,
    buttons,
    noticed,
)
from bot.views.phrases.conversations import inbox as words
from bot.views.phrases.conversations import texting
from bot.views.phrases.shifts import shift as shift_words
from bot.views.phrases.words import Words, shortened
from bot.views.screens.hand_on import ending
from bot.views.screens.inbox import conversations, find, later, mine
from bot.views.screens.nudges import languages, notifications
from bot.views.screens.shifts.cover import next_ones
from bot.views.screens.texting import start_page as start_button
from bot.views.tokens import token
from bot.vocabulary import CampaignState

_NAME, _LABEL, _WAYS = 80, 40, 3
_NO_SHIFTS = NextShifts()


def start_page(
    picture: TextingPicture,
    done: Words = (),
    end: DayEnd | None = None,
    watched: Sequence[Part] = (),
    shifts: NextShifts = _NO_SHIFTS,
) -> Page:
    """The answer to /text: what was just done, what is to be had, what waits; then what an admin watches."""
    everything = Button(words.OPEN_INBOX, token("inbox"))
    hears = [notifications(picture.me.volume), languages(picture.me.language)]
    kept = buttons(mine(), later(picture.later), find(), _shifts())
    inbox = [Divider(), *_waiting(picture, everything), *kept, *ending(end)]
    above = [*noticed(done), *_welcome(picture), *_offers(picture.offers)]
    parts = [*above, *next_ones(shifts), *inbox, *watched, *hears]
    return Page(parts, summary=done or (words.waiting(picture.waiting),))


def home(
    picture: TextingPicture,
    done: Words = (),
    end: DayEnd | None = None,
    watched: Sequence[Part] = (),
    shifts: NextShifts = _NO_SHIFTS,
) -> Page:
    """The same where there is room for all of the inbox, under headings."""
    kept = buttons(mine(), later(picture.later), find(), _shifts())
    inbox = [Heading(words.INBOX), *_waiting(picture), *kept, *ending(end)]
    inbox += [notifications(picture.me.volume), languages(picture.me.language)]
    above = [*noticed(done), Heading(texting.WELCOME), *_welcome(picture), *_offers(picture.offers)]
    return Page([*above, *next_ones(shifts), *inbox, *watched])


def inbox(picture: TextingPicture, end: DayEnd | None = None, texting_for: int = 0) -> Page:
    """The inbox, and the ways to text on and to end the day; while texting for a campaign, the way back."""
    if texting_for:
        back = Button(texting.BACK_TO_TEXTING, token("start", texting_for))
        return Page(_waiting(picture), title=words.INBOX, window=True, again=token("inbox"), back=back)
    begin = [deed for of in picture.offers[:_WAYS] for deed in _begin(of, of.campaign.name)]
    kept = buttons(mine(), later(picture.later), find())
    parts = [*_waiting(picture), *kept, *buttons(*begin, start_button()), *ending(end)]
    return Page(parts, title=words.INBOX, window=True, again=token("inbox"))


def give_back_question(of: StartOffer) -> Question:
    """Asked before unsent contacts are given back."""
    return Question(*texting.give_back_question(_named(of)), texting.GIVE_BACK, back=token("start_page"))


def _welcome(picture: TextingPicture) -> list[Part]:
    """To a volunteer who has not held a contact yet: how it goes."""
    if not picture.is_new or picture.me.is_admin:
        return []
    ready = any(_begin(of) for of in picture.offers)
    return [Paragraph(texting.welcome(picture.me.ref.name, ready=ready))]


def _shifts() -> Button:
    return Button(shift_words.EVERY, token("shifts_all"))


def _offers(of: Sequence[StartOffer]) -> list[Part]:
    if not of:
        return [Paragraph((texting.NO_CAMPAIGN,))]

    def rest(shown: int) -> list[Part]:
        return [Note((texting.more_campaigns(len(of) - shown),))] if len(of) > shown else []

    return [Rows([_offer(_named(one)) for one in of], rest)]


def _offer(of: StartOffer) -> list[Part]:
    deeds = _begin(of)
    if of.unsent:
        back = token("release", of.campaign.id)
        deeds.append(Button(texting.GIVE_BACK, back, question=give_back_question(of)))
    return [Paragraph(texting.offer(of)), *buttons(*deeds)]


def _begin(of: StartOffer, name: str = "") -> list[Button]:
    """The button that begins or goes on, where there is somebody to text."""
    if of.state is not CampaignState.OPEN or not of.available:
        return []
    label = texting.begin(of, shortened(name, _LABEL))
    return [Button(label, token("start", of.campaign.id), Style.PRIMARY)]


def _waiting(picture: TextingPicture, everything: Button | None = None) -> list[Part]:
    """The reader's inbox, and what they may take; a button to `everything` where not all of it has room."""
    take = Button(words.TAKE_NEXT, token("take_next"))
    return [
        Paragraph((words.waiting(picture.waiting),)),
        conversations(picture.inbox, picture.waiting, everything),
        *([Line((words.unheld(picture.unheld),), take)] if picture.unheld else []),
    ]


def _named(of: StartOffer) -> StartOffer:
    campaign = replace(of.campaign, name=shortened(of.campaign.name, _NAME))
    return replace(of, campaign=campaign, organisation=shortened(of.organisation, _NAME))
