"""What stands in a shift's channel: its card with Join and Leave, and requests for cover."""

from bot.assignment.outcomes.shifts import CoverPicture, ShiftPhase, ShiftRow
from bot.assignment.refusals.shifts import OffShift, ShiftFull
from bot.views.discord import fields, notices, parts
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases import clocks
from bot.views.phrases import cover as words
from bot.views.phrases import shift as shifts
from bot.views.tokens import token

_OFFERS, _PART = 4, 100
_GOING = {ShiftPhase.UPCOMING, ShiftPhase.RUNNING}


def card(row: ShiftRow) -> Panel:
    """A shift as its channel sees it."""
    shown: list[Part] = [parts.paragraph(*shifts.row(row))]
    if row.phase in _GOING:
        # Their work goes into other hands when somebody leaves a shift that runs.
        running = row.phase is ShiftPhase.RUNNING
        join = parts.button(words.JOIN, token("shift_card_join", row.id), parts.PRIMARY)
        leave = parts.button(words.LEAVE, token("shift_card_leave", row.id), asks=running)
        shown += parts.buttons(join, leave, parts.button(words.FIND, token("cover_new", row.id)))
    return Panel(shown, framed=True)


def reminder(row: ShiftRow) -> Panel:
    """A shift begins soon; whoever cannot come finds cover."""
    leave = parts.button(words.LEAVE, token("shift_card_leave", row.id))
    find = parts.button(words.FIND, token("cover_new", row.id))
    return notices.panel(words.reminder(row), find, leave)


def offer(of: CoverPicture) -> Panel:
    """A request for cover, with what can be done about it."""
    take = parts.button(words.TAKE, token("cover_take", of.cover.id), parts.PRIMARY)
    withdraw = parts.button(words.WITHDRAW, token("cover_withdraw", of.cover.id))
    deeds = parts.buttons(take, withdraw) if of.is_open else []
    return Panel([parts.paragraph(*words.offer(of)), *deeds], framed=True)


def news(of: CoverPicture) -> Panel:
    """What became of a request."""
    return notices.panel(words.news(of))


def ways_out(error: Exception) -> list[Button]:
    """What somebody may press who was refused for a shift's sake."""
    if isinstance(error, OffShift) and error.next is not None and not error.next.mine:
        return [parts.button(words.JOIN, token("shift_card_join", error.next.id), parts.PRIMARY)]
    if isinstance(error, ShiftFull):
        wanted = [each for each in error.shift.covers if each.taker is None]
        return [parts.button(words.take(each), token("cover_take", each.id)) for each in wanted[:_OFFERS]]
    return []


def ask_form(row: ShiftRow, zone: str) -> Form:
    """For which part of a shift somebody looks for cover, typed by the clocks of a zone."""
    part = fields.field(
        words.PART, fields.typed("part", most=_PART), hint=words.PART_TYPED + clocks.hint(zone)
    )
    told = [parts.paragraph(*shifts.row(row)), part, parts.paragraph(words.ASK_SURE)]
    return Form(words.FIND, told, token("cover_ask", row.id))
