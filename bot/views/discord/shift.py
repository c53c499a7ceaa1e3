"""The shifts that run and those to come, and one of them with all that can be done to it."""

from bot.assignment.outcomes.shifts import CoverRow, ShiftPhase, ShiftRow, ShiftsPicture
from bot.views.discord import parts
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel, how_many_fit
from bot.views.parts import Question
from bot.views.phrases import clocks, cover
from bot.views.phrases import shift as words
from bot.views.phrases.words import Words
from bot.views.tokens import token

# Requests for cover that one shift shows buttons of.
_OFFERS = 4
_NOT_NOW = "Not now"
LEAVING = Question(words.LEAVE_QUESTION, words.leave_consequence(), cover.LEAVE, _NOT_NOW)
STOPPING = Question(words.STOP_QUESTION, words.STOP_TEXT, words.STOP, _NOT_NOW)


def shifts(picture: ShiftsPicture, notice: Words = (), start: int = 0) -> Panel:
    """The shifts from the one in this place on, as many as fit, with what was just done on top."""
    rows = (*picture.running, *picture.upcoming)
    top: list[Part] = [parts.paragraph(*notice)] if notice else []
    top.append(parts.heading(words.HEADING))
    start = start if start < len(rows) else 0
    lines: list[Part] = [_line(row) for row in rows[start:]]
    shown = how_many_fit([[line] for line in lines], beside=[*top, *_bottom(picture, rows, 1, 1)])
    if not rows:
        lines.append(parts.paragraph(*words.NONE))
        lines += [parts.note(words.OPEN_WITH_TIMES)] if picture.me.is_admin else []
        shown = len(lines)
    return Panel([*top, *lines[:shown], *_bottom(picture, rows[start:], start, shown)])


def one(picture: ShiftsPicture, row: ShiftRow) -> Panel:
    """One shift."""
    back = parts.button(words.EVERY, token("shifts"))
    return Panel([parts.paragraph(*words.row(row)), *parts.buttons(*_deeds(picture, row), back)])


def ending(row: ShiftRow) -> Question:
    """Asked before a shift is ended, or called off."""
    return Question(words.end_question(row), words.end_consequence(row), words.end_label(row), _NOT_NOW)


def _line(row: ShiftRow) -> Part:
    return parts.line(words.row(row), _coming(row))


def _coming(row: ShiftRow) -> Button:
    if not row.mine:
        return parts.button(cover.JOIN, token("shift_join", row.id))
    running = row.phase is ShiftPhase.RUNNING
    return parts.button(cover.LEAVE, token("shift_leave", row.id), asks=running)


def _bottom(picture: ShiftsPicture, rows: tuple[ShiftRow, ...], start: int, shown: int) -> list[Part]:
    """One of those in sight, other ones, and what is about all."""
    rest, hidden = len(rows) > shown, picture.total - len(picture.running) - len(picture.upcoming)
    choices = [(words.brief(row, picture.here), str(row.id)) for row in rows[:shown]]
    return [
        *([parts.note(words.more(hidden))] if hidden and not rest else []),
        *([parts.menu(choices, token("shift_look"), placeholder=words.PICK)] if choices else []),
        *parts.buttons(
            *([parts.button(words.OPEN, token("shift_new"), parts.PRIMARY)] if picture.me.is_admin else []),
            *([parts.button(words.FIRST, token("shifts"))] if start else []),
            *([parts.button(words.LATER, token("shifts", start + max(1, shown)))] if rest else []),
            *([] if start else [parts.button(words.REFRESH, token("shifts"))]),
            parts.button(clocks.mine(picture.zone), token("clock")),
        ),
    ]


def _deeds(picture: ShiftsPicture, row: ShiftRow) -> list[Button]:
    deeds = [_coming(row)]
    if row.mine:
        deeds.append(parts.button(cover.FIND, token("cover_new", row.id)))
    deeds += [_taking(each, picture) for each in row.covers if each.taker is None][:_OFFERS]
    if row.manage:
        deeds.append(parts.button(words.MORE, token("shift_extend", row.id, words.MORE_MINUTES)))
        deeds.append(parts.button(words.end_label(row), token("shift_end", row.id), parts.DANGER, asks=True))
    if picture.me.is_admin and row.recurs and not row.recurs.stopped:
        deeds.append(parts.button(words.STOP, token("shift_stop", row.recurs.series_id, row.id), asks=True))
    return deeds


def _taking(each: CoverRow, picture: ShiftsPicture) -> Button:
    """Come in somebody's place; one's own request is withdrawn."""
    if each.asker.id == picture.me.ref.id:
        return parts.button(cover.WITHDRAW, token("cover_withdraw", each.id))
    return parts.button(cover.take(each), token("cover_take", each.id))
