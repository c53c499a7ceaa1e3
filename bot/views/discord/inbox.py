"""What a volunteer has before them: campaigns to text for, and conversations that wait."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignment.outcomes.conversations import InboxRow, TextingPicture
from bot.assignment.outcomes.reassignment import DayEnd
from bot.assignment.outcomes.texting import StartOffer
from bot.views.discord import parts, surfaces
from bot.views.discord.paint import drawn as painted
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel
from bot.views.parts import Question
from bot.views.phrases import inbox as words
from bot.views.phrases import texting
from bot.views.phrases.words import Words, shortened
from bot.views.screens.hand_on import ending
from bot.views.screens.nudges import notifications
from bot.views.tokens import token
from bot.vocabulary import CampaignState

# An offer takes up to four parts of a panel's forty; admins watch something else beside them.
_OFFERS, _BESIDE = 4, 2
# So long names are told whole, and so many of somebody's last words.
_NAME, _WORDS = 80, 120


def start_page(
    picture: TextingPicture, notice: Words = (), end: DayEnd | None = None, watched: Sequence[Part] = ()
) -> Panel:
    """The answer to /text: what was just done, what is to be had, what waits; then what an admin watches."""
    above = [parts.paragraph(*notice), parts.divider()] if notice else []
    below = [*painted(ending(end)), *watched, *painted([notifications(picture.me.volume)])]
    offered = [*offers(picture.offers, _BESIDE if watched else _OFFERS), parts.divider()]
    everything = parts.button(words.OPEN_INBOX, token("inbox"))
    inbox = waiting(picture, [*above, *offered, *below], everything)
    return Panel([*above, *offered, *inbox, *below])


def inbox(picture: TextingPicture, end: DayEnd | None = None) -> Panel:
    """The inbox alone, and the way to end the day."""
    below = painted(ending(end))
    return Panel([*waiting(picture, below), *below])


def offers(of: Sequence[StartOffer], most: int) -> list[Part]:
    """The first campaigns, each with its buttons."""
    if not of:
        return [parts.paragraph(texting.NO_CAMPAIGN)]
    more = [parts.note(texting.more_campaigns(len(of) - most))] if len(of) > most else []
    return [*(part for one in of[:most] for part in _offer(one)), *more]


def waiting(picture: TextingPicture, beside: Sequence[Part], everything: Button | None = None) -> list[Part]:
    """The reader's inbox, as much of it as has room beside other parts, and what they may take.

    The button to `everything` stands where not everything does.
    """
    take = parts.button(words.TAKE_NEXT, token("take_next"))
    head = parts.paragraph(words.waiting(picture.waiting))
    free = [parts.line((words.unheld(picture.unheld),), take)] if picture.unheld else []
    beside = [*beside, head, *free]
    return [head, *rows(picture.inbox, picture.waiting, beside=beside, everything=everything), *free]


def rows(
    of: Sequence[InboxRow], count: int, *, beside: Sequence[Part] = (), everything: Button | None = None
) -> list[Part]:
    """Conversations, oldest first, each with *Open*; how many of all that wait (`count`) have no room."""
    drawn = [[_row(one)] for one in of]
    rest = [parts.line((words.more_rows(count),), everything)]
    fitting = surfaces.how_many_fit(drawn, beside=[*beside, *rest])
    hidden = count - sum(not row.needs_retry for row in of[:fitting])
    more = [parts.line((words.more_rows(hidden),), everything)] if hidden > 0 else []
    return [*(part for group in drawn[:fitting] for part in group), *more]


def give_back_question(of: StartOffer) -> Question:
    """Asked before unsent contacts are given back."""
    return Question(*texting.give_back_question(_named(of)), texting.GIVE_BACK)


def _row(of: InboxRow) -> Part:
    kept = replace(
        of,
        name=shortened(of.name, _NAME),
        campaign=replace(of.campaign, name=shortened(of.campaign.name, _NAME)),
        last_words=shortened(of.last_words, _WORDS),
    )
    button = parts.button(words.OPEN, token("thread", of.conversation_id))
    return parts.line((words.row(kept),), button, parts.spaced(words.row_facts(kept)))


def _offer(of: StartOffer) -> list[Part]:
    campaign, shown = of.campaign.id, []
    if of.state is CampaignState.OPEN and of.available:
        label = texting.GO_ON if of.unsent else texting.START
        shown.append(parts.button(label, token("start", campaign), parts.PRIMARY))
    if of.unsent:
        shown.append(parts.button(texting.GIVE_BACK, token("release", campaign), asks=True))
    return [parts.paragraph(*texting.offer(_named(of))), *parts.buttons(*shown)]


def _named(of: StartOffer) -> StartOffer:
    campaign = replace(of.campaign, name=shortened(of.campaign.name, _NAME))
    return replace(of, campaign=campaign, organisation=shortened(of.organisation, _NAME))
