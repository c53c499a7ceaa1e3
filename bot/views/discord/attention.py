"""What waits for an answer, oldest first, and on whom; for admins."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignment.outcomes.attention import WaitingBoard, WaitingRow
from bot.assignment.outcomes.campaigns import Called
from bot.views.discord import parts
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel, how_many_fit
from bot.views.phrases import attention as words
from bot.views.phrases.options import cut, several
from bot.views.phrases.plan import REASSIGN
from bot.views.phrases.words import shortened
from bot.views.tokens import token

_NAME, _CHOICES = 70, 10


def board(waiting: WaitingBoard, campaigns: Sequence[Called], start: int = 0) -> Panel:
    """The board from the row in this place on. People are named, never mentioned: it notifies nobody."""
    start = start if start < len(waiting.rows) else 0
    top: list[Part] = [parts.heading(words.HEADING), *_counts(waiting)]
    if len(waiting.holders) > 1:
        top += [parts.paragraph(*words.holders(waiting)), parts.divider()]
    here = (_campaign(waiting), start)
    groups = [_row(row, waiting, here) for row in waiting.rows[start:]]
    shown = how_many_fit(groups, beside=[*top, *_turning(waiting, campaigns, 1, 2)])
    lines = [part for group in groups[:shown] for part in group]
    return Panel([*top, *lines, *_turning(waiting, campaigns, start, start + max(1, shown))])


def digest(waiting: WaitingBoard) -> Panel:
    """The same for the campaign's channel, where it stands and is redrawn."""
    top = _counts(waiting)
    if not waiting.total:
        return Panel(top, framed=True)
    top.append(parts.paragraph(*words.holders(waiting)))
    groups = [_row(row, waiting) for row in waiting.rows]
    shown = how_many_fit(groups, beside=[*top, *_end(waiting)])
    lines = [part for group in groups[:shown] for part in group]
    return Panel([*top, *lines, *_end(replace(waiting, rows=waiting.rows[:shown]))], framed=True)


def choose(typed: str, campaigns: Sequence[Called]) -> Panel:
    """Which campaign is meant: a button for each."""
    said = several(typed, [card.ref.name for card in campaigns])
    buttons = [parts.button(card.ref.name, token("attention", card.ref.id)) for card in campaigns[:_CHOICES]]
    return Panel([parts.paragraph(*said), *parts.buttons(*buttons)])


def _counts(waiting: WaitingBoard) -> list[Part]:
    said = [words.summary(waiting), words.untexted(waiting)]
    return [parts.paragraph(*each) for each in said if each]


def _row(row: WaitingRow, waiting: WaitingBoard, here: Sequence[int] = ()) -> list[Part]:
    """A conversation with its buttons; moving it from a board draws anew what is `here`."""
    return [
        parts.paragraph(*words.row(row, with_campaign=waiting.campaign is None)),
        *parts.buttons(
            parts.button(words.LOOK, token("thread", row.conversation_id)),
            parts.button(words.TAKE, token("take", row.conversation_id)),
            *_reassign(row, here),
            parts.button(words.OTHER, token("hand_over_other", row.conversation_id, *here)),
        ),
    ]


def _reassign(row: WaitingRow, here: Sequence[int]) -> list[Button]:
    """To the best taker, from whom it is with as this is drawn: a click that comes too late moves nothing."""
    if row.taker is None:
        return []
    holder = row.holder.id if row.holder else 0
    there = token("hand_over", row.conversation_id, row.taker.person.id, holder, *here)
    return [parts.button(words.reassign_to(row.taker), there)]


def _turning(waiting: WaitingBoard, campaigns: Sequence[Called], start: int, end: int) -> list[Part]:
    """Another campaign, other rows, or the same again."""
    chosen = _campaign(waiting)
    choices = [(words.ALL, "0"), *((shortened(card.ref.name, _NAME), str(card.ref.id)) for card in campaigns)]
    known = str(chosen) if str(chosen) in {value for _, value in choices} else "0"
    cut_ = cut(len(campaigns), parts.MOST_OPTIONS - 1, "campaigns", "/attention")
    rest = end < len(waiting.rows)
    hidden = waiting.total > len(waiting.rows) and not rest
    return [
        *([parts.note(words.more(waiting))] if hidden else []),
        parts.menu(choices, token("attention_of"), initial=[known]),
        *([parts.note(cut_)] if cut_ else []),
        *parts.buttons(
            *([parts.button(words.FIRST, token("attention_again", chosen))] if start else []),
            *([parts.button(words.NEXT, token("attention_again", chosen, end))] if rest else []),
            parts.button(words.REFRESH, token("attention_again", chosen, start)),
            *([parts.button(REASSIGN, token("reassign_in", chosen))] if waiting.total else []),
        ),
    ]


def _end(waiting: WaitingBoard) -> list[Part]:
    """The way to all of it, and when this was drawn."""
    hidden = waiting.total > len(waiting.rows)
    return [
        *([parts.note(words.more(waiting))] if hidden else []),
        *parts.buttons(parts.button(words.SEE_ALL, token("attention", _campaign(waiting)))),
        parts.note(*words.as_of(waiting)),
    ]


def _campaign(waiting: WaitingBoard) -> int:
    return waiting.campaign.id if waiting.campaign else 0
