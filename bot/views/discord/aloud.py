"""Letters to one person where others read them: counts and names of people, never words of contacts."""

from dataclasses import replace

from bot.assignment.outcomes.attention import NudgePost, StillOnItPost
from bot.assignment.outcomes.letters import (
    CampaignPausedPost,
    CarrierNewsPost,
    Content,
    DeliveryUnknownPost,
    InboxPost,
    NotReachedPost,
    ReassignedPost,
    TestTextPost,
)
from bot.assignment.outcomes.shifts import PartingPost, ShiftEndingPost, ShiftReminderPost
from bot.views.discord.paint import panel
from bot.views.discord.surfaces import Panel
from bot.views.parts import Note, Page, notice
from bot.views.phrases.campaigns import carrier
from bot.views.phrases.conversations import letters
from bot.views.screens.inbox import look, open_inbox
from bot.views.screens.letters import letter

# Nothing in these is about a contact.
_HARMLESS = (
    NudgePost,
    StillOnItPost,
    PartingPost,
    ShiftReminderPost,
    ShiftEndingPost,
    CampaignPausedPost,
    CarrierNewsPost,
    TestTextPost,
)


def aloud(content: Content, account: str) -> Panel:
    """A letter for a channel, which rings its reader alone; its buttons show each presser their own."""
    told = _told(content)
    return panel(replace(told, parts=[*told.parts, Note((letters.ALOUD,))]), rings=(account,))


def _told(content: Content) -> Page:
    match content:
        case InboxPost():
            return notice(letters.inbox_of(content), *([open_inbox()] if content.rows else []))
        case DeliveryUnknownPost():
            return notice(letters.delivery_unknown_aloud(content), look(content.conversation_id))
        case ReassignedPost() if not content.acted:
            return notice(letters.reassigned(content), open_inbox())
        case NotReachedPost():
            return notice(carrier.not_reached_aloud(content))
        case _ if isinstance(content, _HARMLESS):
            return letter(content)
        case _:
            return notice(letters.SOMETHING, open_inbox())
