"""The record for admins: what was done, newest first, and who held a contact when."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignment.outcomes.audit import (
    ContactHistory,
    FilterPicture,
    Place,
    RecordFilter,
    RecordLine,
    RecordPage,
)
from bot.assignment.outcomes.campaigns import Called
from bot.views import sheets
from bot.views.asked import ids, place_ids
from bot.views.discord import parts
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import File, Panel, how_many_fit
from bot.views.phrases import audit as words
from bot.views.phrases.options import cut
from bot.views.phrases.words import shortened
from bot.views.tokens import token

_NAME = 70


def record(page: RecordPage, campaigns: Sequence[Called]) -> Panel:
    """A page of the record. People are named, never mentioned: looking at it notifies nobody."""
    top: list[Part] = [parts.heading(words.HEADING), parts.paragraph(*words.looked_for(page.filter))]
    lines = [_line(line) for line in page.lines] or [parts.paragraph(*words.NOTHING)]
    anywhere = page.lines[0].place if page.lines else None
    shown = how_many_fit([[line] for line in lines], beside=[*top, *_turning(page, campaigns, anywhere)])
    earlier = page.lines[max(1, shown) - 1].place if shown < len(page.lines) else page.earlier
    return Panel([*top, *lines[:shown], *_turning(page, campaigns, earlier)])


def history(of: ContactHistory) -> Panel:
    """Who held a contact from when to when, and what caused it."""
    asked = replace(of.filter.asked, conversation_id=of.conversation_id)
    top: list[Part] = [
        parts.heading(words.HEADING),
        parts.paragraph(*words.looked_for(of.filter)),
        parts.paragraph(*words.history(of)),
        *parts.buttons(parts.button(words.LOOK, token("thread", of.conversation_id)), _export(asked)),
    ]
    lines = [parts.paragraph(*words.holding(each)) for each in of.holdings]
    shown = how_many_fit([[line] for line in lines], beside=[*top, parts.note(words.older(len(lines)))])
    hidden = len(lines) - shown
    return Panel([*top, *lines[:shown], *([parts.note(words.older(hidden))] if hidden else [])])


def file(filter_: FilterPicture, number: int, content: bytes) -> Panel:
    """A part of the record as a file; long records come in several, numbered from 1."""
    told = parts.paragraph(words.file_title(filter_, number))
    return Panel([told], files=[File(sheets.record_name(number), content)])


def _line(line: RecordLine) -> Part:
    if line.plan_id is None or line.undo_until is None:
        return parts.paragraph(*words.told(line))
    undo = parts.button(words.UNDO, token("plan_undo", line.plan_id), asks=True)
    return parts.line(words.told(line), undo)


def _turning(page: RecordPage, campaigns: Sequence[Called], earlier: Place | None) -> list[Part]:
    """Another campaign, other pages, the same as a file."""
    asked = page.filter.asked
    chosen = str(asked.campaign_id or 0)
    choices = [(words.ALL, "0"), *((shortened(card.ref.name, _NAME), str(card.ref.id)) for card in campaigns)]
    known = chosen if chosen in {value for _, value in choices} else "0"
    cut_ = cut(len(campaigns), parts.MOST_OPTIONS - 1, "campaigns", "/audit")
    before = token("audit_earlier", *ids(asked), *place_ids(earlier)) if earlier else ""
    return [
        parts.menu(choices, token("audit_of", *ids(asked)), initial=[known]),
        *([parts.note(cut_)] if cut_ else []),
        *parts.buttons(
            *([parts.button(words.EARLIER, before)] if before else []),
            parts.button(words.REFRESH if page.is_newest else words.NEWEST, token("audit", *ids(asked))),
            _export(asked),
        ),
    ]


def _export(asked: RecordFilter) -> Button:
    return parts.button(words.EXPORT, token("audit_export", *ids(asked)))
