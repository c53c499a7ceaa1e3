"""The messages of a conversation, newest at the bottom, and what was filed on it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from discord import ui

from bot.assignment.outcomes.conversations import Thread, ThreadLine
from bot.views.discord import marks, parts, surfaces
from bot.views.discord.paint import drawn
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases.conversations import filing, inbox
from bot.views.phrases.words import Strong, Words, shortened
from bot.views.screens.media import way
from bot.views.tokens import token

# A text has at most 1,600 characters, and escaping may double them; what has no room is cut ever shorter.
_CUTS = (3600, 1800, 900, 400, 200)
_MOST = 25
_NAME = 80
_REPORTS = 3  # of each kind
_FILED = 1300  # characters of all of them


def trimmed(of: Thread) -> Thread:
    """The conversation with names of such a length that they leave room for what was said."""
    return replace(
        of,
        name=shortened(of.name, _NAME),
        campaign=replace(of.campaign, name=shortened(of.campaign.name, _NAME)),
        holder=replace(of.holder, name=shortened(of.holder.name, _NAME)) if of.holder else None,
    )


def newest(of: Thread, beside: Sequence[Part]) -> list[Part]:
    """As many of the last messages as there is room for beside other parts, and a way to those before."""
    return _up_to(of, len(of.lines), beside)


def page(of: Thread, end: int) -> Panel:
    """The messages before the one of this number, counted from the oldest, which is 0."""
    kept = trimmed(of)
    head = [parts.heading(kept.name)]
    foot = parts.buttons(parts.button(inbox.BACK, token("thread", kept.conversation_id)))
    end = min(end, len(kept.lines))
    return Panel([*head, *_up_to(kept, end, [*head, *foot]), *foot])


def filed(of: Thread) -> list[Part]:
    """The last notes that came with the conversation, the last reports, and what all of them come to."""
    notes = [inbox.handover(each) for each in of.handovers[-_REPORTS:]]
    reports = [filing.report(each) for each in of.reports[-_REPORTS:]]
    stands = [(filing.stands(of),)] if filing.stands(of) else []
    return list(reversed(list(_within(_FILED, [*notes, *reports, *stands]))))


def _within(room: int, told: Sequence[Words]) -> Iterator[Part]:
    for words in reversed(told):
        shown = parts.note(*words)
        room -= len(shown.content)
        if room < 0:
            return
        yield shown


def _up_to(of: Thread, end: int, beside: Sequence[Part]) -> list[Part]:
    """What does not fit whole is cut, and stands whole on the page before."""
    others = [*beside, *_earlier(of, end)] if end else beside
    lines = [_line(of, line, _CUTS[0]) for line in reversed(of.lines[max(0, end - _MOST) : end])]
    whole = surfaces.how_many_fit(lines, beside=others)
    shown = [part for group in reversed(lines[:whole]) for part in group]
    if end and not whole:
        shown = _cut(of, of.lines[end - 1], others)
    before = end - whole
    return [*(_earlier(of, before) if before else ()), *shown]


def _cut(of: Thread, line: ThreadLine, beside: Sequence[Part]) -> list[Part]:
    tries = (_line(of, line, limit) for limit in _CUTS)
    return next((each for each in tries if surfaces.how_many_fit([each], beside=beside)), [])


def _earlier(of: Thread, before: int) -> list[Part]:
    button = parts.button(inbox.EARLIER, token("earlier", of.conversation_id, before))
    return [parts.line((inbox.earlier(before),), button)]


def _line(of: Thread, line: ThreadLine, limit: int) -> list[Part]:
    author = Strong(shortened(inbox.author(line, of.name), _NAME))
    head = marks.marked((author, "  ", line.at, inbox.fate(line)))
    quoted = f"\n{marks.quoted(line.body or inbox.NO_WORDS, limit)}" if line.body or not line.media else ""
    return [ui.TextDisplay(f"{head}{quoted}"), *drawn(way(of.conversation_id, line.id, line.media))]
