"""The messages of a conversation, newest at the bottom, and what was filed on it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, RichTextBlock

from bot.assignment.outcomes.conversations import Thread, ThreadLine
from bot.views.phrases.conversations import filing, history, inbox
from bot.views.phrases.words import Strong
from bot.views.screens.media import way
from bot.views.slack import parts
from bot.views.slack.paint import blocks as painted
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token

# A modal comes back whole with its submission; so much of a thread keeps that small.
PAGE = 20
_REPORTS = 3  # of each kind


def newest(of: Thread) -> list[Block]:
    """The last page of a conversation, with a way to the ones before, and the last reports."""
    blocks: list[Block] = []
    if of.before:
        look = parts.button(history.SHOW, token("history", of.conversation_id))
        blocks.append(parts.row(history.before(of.before), look))
    hidden = len(of.lines) - PAGE
    if hidden > 0:
        button = parts.button(inbox.EARLIER, token("earlier", of.conversation_id, 1))
        blocks.append(parts.row(inbox.earlier(hidden), button))
    blocks += _drawn(of, of.lines[-PAGE:])
    blocks += [parts.note(*inbox.handover(each)) for each in of.handovers[-_REPORTS:]]
    blocks += [parts.note(*filing.report(report)) for report in of.reports[-_REPORTS:]]
    return [*blocks, *([parts.note(filing.stands(of))] if filing.stands(of) else [])]


def page(of: Thread, number: int) -> Modal:
    """An earlier page, counted back from the newest, which is 0; it lies on top of the conversation."""
    end = max(len(of.lines) - number * PAGE, 0)
    start = max(end - PAGE, 0)
    blocks: list[Block] = []
    if start > 0:
        button = parts.button(inbox.EARLIER, token("earlier", of.conversation_id, number + 1))
        blocks.append(parts.row(inbox.earlier(start), button))
    blocks += _drawn(of, of.lines[start:end])
    return Modal(of.name, blocks or [parts.note(inbox.earlier(0))])


def _drawn(of: Thread, lines: Sequence[ThreadLine]) -> list[Block]:
    return [block for one in lines for block in _line(of, one)]


def _line(of: Thread, line: ThreadLine) -> list[Block]:
    author = Strong(inbox.author(line, of.name))
    head = parts.line(author, "  ", line.at, inbox.fate(line))
    said = [parts.quoted(line.body or inbox.NO_WORDS)] if line.body or not line.media else []
    return [RichTextBlock(elements=[head, *said]), *painted(way(of.conversation_id, line.id, line.media))]
