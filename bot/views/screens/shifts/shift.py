"""The shifts that run and those to come, each with all that can be done to it."""

from zoneinfo import ZoneInfo

from bot.assignment.outcomes.shifts import CoverRow, ShiftPhase, ShiftRow, ShiftsPicture
from bot.assignment.rules.calendar.hours import US_ZONES
from bot.views.parts import (
    Button,
    Buttons,
    Heading,
    Menu,
    Note,
    Page,
    Paragraph,
    Part,
    Question,
    Rows,
    Style,
    buttons,
    said,
)
from bot.views.phrases import clocks
from bot.views.phrases.shifts import cover
from bot.views.phrases.shifts import shift as words
from bot.views.phrases.words import Words
from bot.views.screens.campaigns.results import results_of
from bot.views.screens.shifts.cover import begin_on, leaving
from bot.views.screens.texting import start_page
from bot.views.tokens import token

# Requests for cover that one shift shows buttons of.
_OFFERS = 4
_BACK = token("shifts")
STOPPING = Question(words.STOP_QUESTION, words.STOP_TEXT, words.STOP, words.NOT_NOW, _BACK)


def shifts(
    picture: ShiftsPicture, done: Words = (), start: int = 0, *, asks_clock: bool = False, undo: str = ""
) -> Page:
    """The shifts from the one in this place on, with what was just done on top, and the token of its `undo`.

    Where the chat `asks_clock`, for it does not tell it, a button says by which clocks times are read.
    """
    opening = [Button(words.OPEN, token("shift_new"), Style.PRIMARY)] if picture.me.is_admin else []
    clock = [Button(clocks.mine(picture.zone), token("clock"))] if asks_clock else []
    again = Button(words.REFRESH, token("shifts", start))
    below = Buttons((*opening, again, *clock))
    back = buttons(Button(words.UNDO, undo)) if undo else []
    parts = [*said(done), *back, Heading(words.HEADING), *_rows(picture, start), below]
    return Page(parts, summary=done or (words.HEADING,), title=words.HEADING, back=start_page())


def ending(row: ShiftRow) -> Question:
    """Asked before a shift is ended, or called off."""
    return Question(
        words.end_question(row), words.end_consequence(row), words.end_label(row), words.NOT_NOW, _BACK
    )


def asked(row: ShiftRow, verb: str) -> Page:
    """What was typed about a shift, asked before it is done: `end` it, or `stop` its series."""
    question, act = ending(row), Button(words.end_label(row), token("shift_end", row.id), Style.DANGER)
    if verb == "stop" and row.recurs:
        question = STOPPING
        act = Button(words.STOP, token("shift_stop", row.recurs.series_id, row.id), Style.DANGER)
    text = (question.text,) if isinstance(question.text, str) else question.text
    about: list[Part] = [Heading(question.title), Paragraph(words.row(row)), Paragraph(text)]
    return Page([*about, Buttons((act, every()))], title=words.HEADING)


def clock(picture: ShiftsPicture, verb: str = "clock_keep") -> Page:
    """By which clocks somebody types times; the `verb` says what is done with the zone that they pick."""
    zones = dict.fromkeys([*US_ZONES, *filter(None, [picture.zone])])
    choices = [(clocks.told(zone, picture.here.astimezone(ZoneInfo(zone))), zone) for zone in zones]
    menu = Menu(choices, token(verb), picture.zone, clocks.PICK)
    about = Paragraph(clocks.question(picture.zone))
    return Page([about, menu, *buttons(every())], title=words.HEADING)


def every() -> Button:
    """Leads to all shifts."""
    return Button(words.EVERY, token("shifts"))


def _rows(picture: ShiftsPicture, start: int) -> list[Part]:
    rows = (*picture.running, *picture.upcoming)
    if not rows:
        how: list[Part] = [Note((words.OPEN_WITH_TIMES,))] if picture.me.is_admin else []
        return [Paragraph(words.NONE), *how]

    def rest(shown: int) -> list[Part]:
        return [Note((words.more(picture.total - shown),))] if picture.total > shown else []

    def turn(place: int) -> str:
        return token("shifts", place)

    groups = [[Paragraph(words.row(row)), *buttons(*_deeds(picture, row))] for row in rows]
    return [Rows(groups, rest, turn, start)]


def _deeds(picture: ShiftsPicture, row: ShiftRow) -> list[Button]:
    on = row.mine and row.phase is ShiftPhase.RUNNING
    deeds = [*([begin_on(row)] if on else []), _coming(row)]
    if row.mine:
        deeds.append(Button(cover.FIND, token("cover_new", row.id)))
    deeds += [_taking(each, picture) for each in row.covers if each.taker is None][:_OFFERS]
    if row.manage:
        deeds += (
            [results_of(row.campaign, row.id)] if row.campaign and row.phase is ShiftPhase.RUNNING else []
        )
        deeds.append(Button(words.MORE, token("shift_extend", row.id, words.MORE_MINUTES)))
        if row.phase is ShiftPhase.UPCOMING:
            deeds.append(Button(words.RETIME, token("shift_retime", row.id)))
        deeds.append(Button(words.end_label(row), token("shift_end", row.id), Style.DANGER, ending(row)))
    if picture.me.is_admin and row.recurs and not row.recurs.stopped:
        stop = token("shift_stop", row.recurs.series_id, row.id)
        deeds.append(Button(words.STOP, stop, question=STOPPING))
    return deeds


def _coming(row: ShiftRow) -> Button:
    if row.mine:
        return Button(cover.LEAVE, token("shift_leave", row.id), question=leaving(row))
    return Button(cover.JOIN, token("shift_join", row.id))


def _taking(each: CoverRow, picture: ShiftsPicture) -> Button:
    """Come in somebody's place; one's own request is withdrawn."""
    if each.asker.id == picture.me.ref.id:
        return Button(cover.WITHDRAW, token("cover_withdraw", each.id))
    return Button(cover.take(each), token("cover_take", each.id))
