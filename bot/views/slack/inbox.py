"""What a volunteer has before them: campaigns to text for, and conversations that wait."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.conversations import InboxRow, TextingPicture
from bot.assignment.outcomes.reassignment import DayEnd
from bot.assignment.outcomes.texting import StartOffer
from bot.views.phrases import inbox, texting
from bot.views.phrases.words import Words
from bot.views.screens.hand_on import ending
from bot.views.screens.nudges import notifications
from bot.views.slack import parts
from bot.views.slack.paint import blocks
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token
from bot.vocabulary import CampaignState

# Two blocks each, in a message of fifty.
_OFFERS, _ROWS = 10, 10


def start_page(picture: TextingPicture, notice: Words = ()) -> Message:
    """The answer to /text, with what was just done above it."""
    return Message(
        parts.flat(notice or (inbox.waiting(picture.waiting),)),
        [
            *([parts.paragraph(*notice)] if notice else []),
            *offers(picture.offers),
            parts.divider(),
            *waiting(picture, _ROWS),
            *blocks([notifications(picture.me.volume)]),
        ],
    )


def inbox_modal(picture: TextingPicture, end: DayEnd | None = None) -> Modal:
    """The inbox alone, and the way to end the day."""
    return Modal(inbox.INBOX, [*waiting(picture, len(picture.inbox)), *blocks(ending(end))])


def offers(of: Sequence[StartOffer]) -> list[Block]:
    """Each campaign with its buttons."""
    if not of:
        return [parts.paragraph(texting.NO_CAMPAIGN)]
    return [block for one in of[:_OFFERS] for block in _offer(one)]


def waiting(picture: TextingPicture, most: int) -> list[Block]:
    """The reader's inbox, and what they may take."""
    blocks = [parts.paragraph(inbox.waiting(picture.waiting)), *rows(picture.inbox[:most])]
    shown = sum(1 for row in picture.inbox[:most] if not row.needs_retry)
    if picture.waiting > shown:
        blocks.append(parts.note(inbox.more_rows(picture.waiting - shown)))
    if picture.unheld:
        blocks.append(
            parts.row(inbox.unheld(picture.unheld), parts.button(inbox.TAKE_NEXT, token("take_next")))
        )
    return blocks


def rows(of: Sequence[InboxRow]) -> list[Block]:
    """Conversations, oldest first, each with *Open*."""
    return [block for one in of for block in _row(one)]


def _row(of: InboxRow) -> tuple[Block, Block]:
    button = parts.button(inbox.OPEN, token("thread", of.conversation_id))
    return parts.row(inbox.row(of), button), parts.note(*inbox.row_facts(of))


def _offer(of: StartOffer) -> list[Block]:
    campaign = of.campaign.id
    buttons = []
    if of.state is CampaignState.OPEN and of.available:
        label = texting.GO_ON if of.unsent else texting.START
        buttons.append(parts.button(label, token("start", campaign), style="primary"))
    if of.unsent:
        question, sentence = texting.give_back_question(of)
        confirm = parts.confirmation(question, sentence, texting.GIVE_BACK)
        buttons.append(parts.button(texting.GIVE_BACK, token("release", campaign), confirm=confirm))
    return [parts.paragraph(*texting.offer(of)), *([parts.buttons(*buttons)] if buttons else [])]
