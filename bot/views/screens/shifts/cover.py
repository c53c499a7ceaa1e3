"""A shift's card with Join and Leave; requests for cover, and the form in which somebody looks for it."""

from bot.assignment.outcomes.shifts import CoverPicture, NextShifts, ShiftPhase, ShiftRow
from bot.assignment.refusals.shifts import OffShift, ShiftFull
from bot.views.fields import Clock, Field, Form
from bot.views.parts import Button, Line, Page, Paragraph, Part, Question, Style, buttons, notice, said
from bot.views.phrases import clocks
from bot.views.phrases.shifts import cover as words
from bot.views.phrases.shifts import shift as shifts
from bot.views.screens.texting import start, start_page
from bot.views.tokens import token

LEAVING = Question(
    shifts.LEAVE_QUESTION, shifts.leave_consequence(), words.LEAVE, shifts.NOT_NOW, token("shifts")
)
_OFFERS = 4


def card(shift: ShiftRow) -> Page:
    """A shift as its channel sees it."""
    going = shift.phase in {ShiftPhase.UPCOMING, ShiftPhase.RUNNING}
    begin = [begin_on(shift)] if shift.phase is ShiftPhase.RUNNING else []
    join = _join(shift, Style.PLAIN if begin else Style.PRIMARY)
    deeds = [*begin, join, _leave(shift, leaving(shift)), _find(shift)] if going else []
    return Page([Paragraph(shifts.row(shift)), *buttons(*deeds)], public=True)


def joined(shift: ShiftRow) -> Page:
    """To whoever has come on a shift: the way to texting where it runs, and to all that one can do."""
    begin = [begin_on(shift)] if shift.phase is ShiftPhase.RUNNING else []
    every = Button(shifts.EVERY, token("shifts_all"))
    return notice(shifts.joined(shift), *begin, every, start_page(), title=shifts.HEADING)


def left(shift: ShiftRow) -> Page:
    """To whoever has gone off a shift."""
    every = Button(shifts.EVERY, token("shifts_all"))
    return notice(shifts.left(shift), every, start_page(), title=shifts.HEADING)


def next_ones(of: NextShifts) -> list[Part]:
    """One's own next shift, and one to join, on a page about other things."""
    own = shifts.mine_next(of.mine) if of.mine else ()
    if of.free is None:
        return said(own)
    told = (*own, "\n", *shifts.free_next(of.free)) if own else shifts.free_next(of.free)
    return [Line(told, _join(of.free, Style.PLAIN))]


def begin_on(shift: ShiftRow) -> Button:
    """The way from a shift to texting."""
    return start(shift.campaign.id if shift.campaign else None, shift.id)


def leaving(shift: ShiftRow) -> Question | None:
    """Asked before somebody leaves a shift that runs: their work goes into other hands then."""
    return LEAVING if shift.phase is ShiftPhase.RUNNING else None


def reminder(shift: ShiftRow) -> Page:
    """A shift begins soon; whoever cannot come finds cover."""
    return notice(words.reminder(shift), begin_on(shift), _find(shift), _leave(shift))


def offer(of: CoverPicture) -> Page:
    """A request for cover, with what can be done about it."""
    take = Button(words.TAKE, token("cover_take", of.cover.id), Style.PRIMARY)
    withdraw = Button(words.WITHDRAW, token("cover_withdraw", of.cover.id))
    return Page([Paragraph(words.offer(of)), *(buttons(take, withdraw) if of.is_open else [])], public=True)


def ask_form(shift: ShiftRow, zone: str) -> Form:
    """For which part of a shift somebody looks for cover, by the clocks of a zone."""
    return Form(
        words.FIND,
        [
            Paragraph(shifts.row(shift)),
            Field("starts", words.STARTS, Clock()),
            Field("ends", words.ENDS, Clock(), hint=f"{words.PART_HINT}; {clocks.hint(zone)}"),
            Paragraph((words.ASK_SURE,)),
        ],
        token("cover_ask", shift.id),
        words.ASK,
    )


def news(of: CoverPicture) -> Page:
    """What became of a request."""
    return notice(words.news(of))


def ways_out(error: Exception) -> list[Button]:
    """What somebody may press who was refused for a shift's sake."""
    if isinstance(error, OffShift) and error.next is not None and not error.next.mine:
        return [_join(error.next)]
    if isinstance(error, ShiftFull):
        wanted = [each for each in error.shift.covers if each.taker is None]
        return [Button(words.take(each), token("cover_take", each.id)) for each in wanted[:_OFFERS]]
    return []


def _join(shift: ShiftRow, style: Style = Style.PRIMARY) -> Button:
    return Button(words.JOIN, token("shift_card_join", shift.id), style)


def _leave(shift: ShiftRow, question: Question | None = None) -> Button:
    return Button(words.LEAVE, token("shift_card_leave", shift.id), question=question)


def _find(shift: ShiftRow) -> Button:
    return Button(words.FIND, token("cover_new", shift.id))
