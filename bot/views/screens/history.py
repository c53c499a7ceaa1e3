"""What other campaigns wrote with the same number, campaign by campaign."""

from functools import partial

from bot.assignment.outcomes.conversations import EarlierCampaign, History, ThreadLine
from bot.views.parts import Button, Heading, Note, Page, Paragraph, Part, Quote, Rows, notice
from bot.views.phrases.conversations import history as words
from bot.views.phrases.conversations.inbox import NO_WORDS
from bot.views.phrases.words import shortened
from bot.views.screens.media import way
from bot.views.tokens import token

_NAME, _BODY = 80, 1600


def history(of: History, start: int = 0) -> Page:
    """Everything that came before, the newest campaign first, from a row on."""
    back = Button(words.BACK, token("thread", of.conversation_id))
    if not of.campaigns:
        return notice(words.NONE, back, title=words.TITLE)
    groups = [group for each in of.campaigns for group in _campaign(each, of.conversation_id)]
    turn = partial(_turn, of)
    rows = Rows(groups, lambda _: [], turn, start)
    return Page(
        [Paragraph(words.heading(of)), rows], title=words.TITLE, window=True, again=turn(start), back=back
    )


def _turn(of: History, place: int) -> str:
    return token("history", of.conversation_id, place)


def _campaign(of: EarlierCampaign, conversation_id: int) -> list[list[Part]]:
    head: list[Part] = [Heading(shortened(of.campaign.name, _NAME)), Note(words.filed(of))]
    return [head, *(_line(of, line, conversation_id) for line in of.lines)]


def _line(of: EarlierCampaign, line: ThreadLine, conversation_id: int) -> list[Part]:
    """A message; what came with it is looked at from the conversation in which this is read."""
    said = [Quote(shortened(line.body or NO_WORDS, _BODY))] if line.body or not line.media else []
    return [Paragraph(words.line(of, line)), *said, *way(conversation_id, line.id, line.media)]
