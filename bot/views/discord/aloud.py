"""Letters to one person where others read them: counts and names of people, never words of contacts."""

from bot.assignment.outcomes.attention import NudgePost, StillOnItPost
from bot.assignment.outcomes.letters import (
    CampaignPausedPost,
    CarrierNewsPost,
    Content,
    DeliveryUnknownPost,
    InboxPost,
    NotReachedPost,
    ReassignedPost,
)
from bot.assignment.outcomes.shifts import PartingPost, ShiftReminderPost
from bot.views.discord import parts
from bot.views.discord.letters import letter
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases import carrier, inbox, letters
from bot.views.phrases.words import Words
from bot.views.tokens import token

# Nothing in these is about a contact.
_HARMLESS = (NudgePost, StillOnItPost, PartingPost, ShiftReminderPost, CampaignPausedPost, CarrierNewsPost)


def aloud(content: Content, account: str) -> Panel:
    """A letter for a channel, which rings its reader alone; its buttons show each presser their own."""
    return Panel([*_told(content), parts.note(letters.ALOUD)], rings=(account,))


def _told(content: Content) -> list[Part]:
    match content:
        case InboxPost():
            return _said(letters.inbox_of(content), *([_inbox()] if content.rows else []))
        case DeliveryUnknownPost():
            button = parts.button(inbox.OPEN, token("thread", content.conversation_id))
            return _said(letters.delivery_unknown_aloud(content), button)
        case ReassignedPost() if not content.acted:
            return _said(letters.reassigned(content), _inbox())
        case NotReachedPost():
            return _said(carrier.not_reached_aloud(content))
        case _ if isinstance(content, _HARMLESS):
            return list(letter(content).parts)
        case _:
            return _said(letters.SOMETHING, _inbox())


def _said(words: Words, *buttons: Button) -> list[Part]:
    return [parts.paragraph(*words), *parts.buttons(*buttons)]


def _inbox() -> Button:
    return parts.button(inbox.OPEN_INBOX, token("inbox"), parts.PRIMARY)
