"""What a volunteer has before them: campaigns to text for, and conversations that wait."""

from collections.abc import Sequence

from bot.assignment.outcomes.text import InboxRow, StartOffer, TextingPicture
from bot.views.discord import parts
from bot.views.discord.notices import Question
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases import inbox, texting
from bot.views.phrases.words import Words
from bot.views.tokens import token
from bot.vocabulary import CampaignState

# A panel holds forty parts: an offer takes up to four, a row three.
_OFFERS, _ROWS = 4, 6


def start_page(picture: TextingPicture, notice: Words = ()) -> Panel:
    """The answer to /text, with what was just done above it."""
    return Panel(
        [
            *([parts.paragraph(*notice), parts.divider()] if notice else []),
            *offers(picture.offers),
            parts.divider(),
            *waiting(picture, _ROWS),
        ]
    )


def offers(of: Sequence[StartOffer]) -> list[Part]:
    """Each campaign with its buttons."""
    if not of:
        return [parts.paragraph(texting.NO_CAMPAIGN)]
    return [part for one in of[:_OFFERS] for part in _offer(one)]


def waiting(picture: TextingPicture, most: int) -> list[Part]:
    """The reader's inbox, and what they may take."""
    shown = sum(1 for row in picture.inbox[:most] if not row.needs_retry)
    take = parts.button(inbox.TAKE_NEXT, token("take_next"))
    return [
        parts.paragraph(inbox.waiting(picture.waiting)),
        *rows(picture.inbox[:most]),
        *([parts.note(inbox.more_rows(picture.waiting - shown))] if picture.waiting > shown else []),
        *([parts.line((inbox.unheld(picture.unheld),), take)] if picture.unheld else []),
    ]


def rows(of: Sequence[InboxRow]) -> list[Part]:
    """Conversations, oldest first, each with *Open*."""
    return [
        parts.line(
            (inbox.row(one),),
            parts.button(inbox.OPEN, token("thread", one.conversation_id)),
            parts.spaced(inbox.row_facts(one)),
        )
        for one in of
    ]


def give_back_question(of: StartOffer) -> Question:
    """Asked before unsent contacts are given back."""
    return Question(*texting.give_back_question(of), texting.GIVE_BACK)


def _offer(of: StartOffer) -> list[Part]:
    campaign, shown = of.campaign.id, []
    if of.state is CampaignState.OPEN and of.available:
        label = texting.GO_ON if of.unsent else texting.START
        shown.append(parts.button(label, token("start", campaign), parts.PRIMARY))
    if of.unsent:
        shown.append(parts.button(texting.GIVE_BACK, token("release", campaign), asks=True))
    return [parts.paragraph(*texting.offer(of)), *parts.buttons(*shown)]
