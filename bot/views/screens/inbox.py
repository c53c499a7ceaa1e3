"""Conversations that wait for whoever reads this, and the ways to them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignment.outcomes.conversations import Answered, InboxRow, OptedOut
from bot.assignment.outcomes.refs import CampaignRef
from bot.views.parts import Button, Line, Note, Page, Part, Rows, Style, notice
from bot.views.phrases.conversations import inbox as words
from bot.views.phrases.words import shortened
from bot.views.screens.campaigns.carrying import take_back
from bot.views.screens.texting import start_page
from bot.views.tokens import token

_NAME = 80


def conversations(of: Sequence[InboxRow], waiting: int, everything: Button | None = None) -> Rows:
    """Conversations, oldest first, each with *Open*; how many of all that are `waiting` have no room.

    A button to `everything` stands beside that.
    """

    def rest(shown: int) -> list[Part]:
        hidden = waiting - sum(not row.needs_retry for row in of[:shown])
        if hidden <= 0:
            return []
        told = (words.more_rows(hidden),)
        return [Line(told, everything)] if everything else [Note(told)]

    return Rows([[_row(each)] for each in of], rest)


def open_inbox() -> Button:
    return Button(words.OPEN_INBOX, token("inbox"), Style.PRIMARY)


def take_next(campaign: CampaignRef) -> list[Button]:
    return [Button(words.TAKE_NEXT, token("take_next", campaign.id), Style.PRIMARY)]


def find() -> Button:
    """The way to whom the reader looks for."""
    return Button(words.FIND, token("find"))


def look(conversation_id: int) -> Button:
    return Button(words.OPEN, token("thread", conversation_id))


def answered(done: Answered) -> Page:
    """What was just answered, where nothing waits any more."""
    back = [take_back(done.carried)] if done.carried else []
    told = (*words.answered(done), "\n", words.NOTHING_WAITS)
    return notice(told, *back, start_page(), _inbox(), title=words.INBOX)


def opted_out(done: OptedOut) -> Page:
    """A number will not be texted again."""
    return notice(words.opted_out(done), start_page(), _inbox(), title=words.INBOX)


def _inbox() -> Button:
    return Button(words.OPEN_INBOX, token("inbox"))


def _row(of: InboxRow) -> Line:
    campaign = replace(of.campaign, name=shortened(of.campaign.name, _NAME))
    kept = replace(of, name=shortened(of.name, _NAME), campaign=campaign)
    return Line((words.row(kept),), look(of.conversation_id), words.row_facts(kept))
