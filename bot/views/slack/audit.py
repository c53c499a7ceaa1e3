"""The record for admins: what was done, newest first, and who held a contact when."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.assignment.outcomes.audit import ContactHistory, FilterPicture, RecordFilter, RecordLine, RecordPage
from bot.assignment.outcomes.campaigns import Called
from bot.views import sheets
from bot.views.asked import ids, place_ids
from bot.views.phrases import audit as words
from bot.views.phrases.options import cut
from bot.views.phrases.words import shortened
from bot.views.slack import parts
from bot.views.slack.inputs import MOST_OPTIONS, picked
from bot.views.slack.surfaces import File, Message
from bot.views.tokens import token

_NAME = 70
_HOLDINGS = 20
# Done beside the record, which stays.
_BESIDE = 1


def record(page: RecordPage, campaigns: Sequence[Called]) -> Message:
    """A page of the record. People are named, never mentioned: looking at it notifies nobody."""
    blocks: list[Block] = [parts.heading(words.HEADING), parts.paragraph(*words.looked_for(page.filter))]
    for line in page.lines:
        blocks += _line(line)
    if not page.lines:
        blocks.append(parts.paragraph(*words.NOTHING))
    blocks.append(_turning(page, campaigns))
    if more := cut(len(campaigns), MOST_OPTIONS - 1, "campaigns", "/audit in"):
        blocks.append(parts.note(more))
    return Message(parts.flat(words.summary(page)), blocks)


def history(of: ContactHistory) -> Message:
    """Who held a contact from when to when, and what caused it."""
    blocks: list[Block] = [parts.heading(words.HEADING), parts.paragraph(*words.looked_for(of.filter))]
    blocks.append(parts.paragraph(*words.history(of)))
    blocks += [parts.paragraph(*words.holding(each)) for each in of.holdings[:_HOLDINGS]]
    if len(of.holdings) > _HOLDINGS:
        blocks.append(parts.note(words.older(len(of.holdings) - _HOLDINGS)))
    asked = replace(of.filter.asked, conversation_id=of.conversation_id)
    look = parts.button("Open", token("thread", of.conversation_id))
    return Message(parts.flat(words.looked_for(of.filter)), [*blocks, parts.buttons(look, _export(asked))])


def file(filter_: FilterPicture, number: int, content: bytes) -> File:
    """A part of the record as a file; long records come in several, numbered from 1."""
    return File(sheets.record_name(number), content, words.file_title(filter_, number))


def _line(line: RecordLine) -> list[Block]:
    told = parts.paragraph(*words.told(line))
    if line.plan_id is None or line.undo_until is None:
        return [told]
    sure = parts.confirmation(words.UNDO_QUESTION, words.UNDO_TEXT, words.UNDO)
    undo = parts.button(words.UNDO, token("plan_undo", line.plan_id, _BESIDE), confirm=sure)
    return [told, parts.buttons(undo)]


def _turning(page: RecordPage, campaigns: Sequence[Called]) -> Block:
    """Another campaign, other pages, the same as a file."""
    asked = page.filter.asked
    chosen = asked.campaign_id or 0
    choices = [(words.ALL, "0"), *((shortened(card.ref.name, _NAME), str(card.ref.id)) for card in campaigns)]
    known = str(chosen) if str(chosen) in {value for _, value in choices} else "0"
    menu = picked(choices, initial=known, action_id=token("audit_of", *ids(asked)))
    newest = parts.button("Refresh" if page.is_newest else words.NEWEST, token("audit", *ids(asked)))
    earlier = token("audit_earlier", *ids(asked), *place_ids(page.earlier)) if page.earlier else ""
    turns = [parts.button(words.EARLIER, earlier)] if earlier else []
    return ActionsBlock(elements=[menu, *turns, newest, _export(asked)])


def _export(asked: RecordFilter) -> ButtonElement:
    return parts.button(words.EXPORT, token("audit_export", *ids(asked)))
