"""What stands in a shift's channel: its card with Join and Leave, and requests for cover."""

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject, TimePickerElement

from bot.assignment.outcomes.shifts import CoverPicture, ShiftPhase, ShiftRow
from bot.assignment.refusals.shifts import OffShift, ShiftFull
from bot.views.phrases import cover as words
from bot.views.phrases import shift as shifts
from bot.views.slack import notices, parts
from bot.views.slack.inputs import VALUE, field
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token

_OFFERS = 4
_GOING = {ShiftPhase.UPCOMING, ShiftPhase.RUNNING}


def card(shift: ShiftRow) -> Message:
    """A shift as its channel sees it."""
    said = shifts.row(shift)
    blocks: list[Block] = [parts.paragraph(*said)]
    if shift.phase in _GOING:
        join = parts.button(words.JOIN, token("shift_card_join", shift.id), style="primary")
        leave = parts.button(words.LEAVE, token("shift_card_leave", shift.id), confirm=leaving(shift))
        find = parts.button(words.FIND, token("cover_new", shift.id))
        blocks.append(parts.buttons(join, leave, find))
    return Message(parts.flat(said), blocks)


def leaving(shift: ShiftRow) -> ConfirmObject | None:
    """Asked before somebody leaves a shift that runs: their work goes into other hands then."""
    if shift.phase is not ShiftPhase.RUNNING:
        return None
    return parts.confirmation(shifts.LEAVE_QUESTION, shifts.leave_consequence(), words.LEAVE, "Not now")


def reminder(shift: ShiftRow) -> Message:
    """A shift begins soon; whoever cannot come finds cover."""
    leave = parts.button(words.LEAVE, token("shift_card_leave", shift.id))
    find = parts.button(words.FIND, token("cover_new", shift.id))
    return notices.message(words.reminder(shift), find, leave)


def offer(of: CoverPicture) -> Message:
    """A request for cover, with what can be done about it."""
    if not of.is_open:
        return notices.message(words.offer(of))
    take = parts.button(words.TAKE, token("cover_take", of.cover.id), style="primary")
    withdraw = parts.button(words.WITHDRAW, token("cover_withdraw", of.cover.id))
    return notices.message(words.offer(of), take, withdraw)


def news(of: CoverPicture) -> Message:
    """What became of a request."""
    return notices.message(words.news(of))


def ways_out(error: Exception) -> list[ButtonElement]:
    """What somebody may press who was refused for a shift's sake."""
    if isinstance(error, OffShift) and error.next is not None and not error.next.mine:
        return [parts.button(words.JOIN, token("shift_card_join", error.next.id), style="primary")]
    if isinstance(error, ShiftFull):
        wanted = [each for each in error.shift.covers if each.taker is None]
        return [parts.button(words.take(each), token("cover_take", each.id)) for each in wanted[:_OFFERS]]
    return []


def ask_form(shift: ShiftRow) -> Modal:
    """For which part of a shift somebody looks for cover."""
    said = shifts.row(shift)
    blocks: list[Block] = [
        parts.paragraph(*said),
        field("starts", "From", TimePickerElement(action_id=VALUE), optional=True),
        field("ends", "Until", TimePickerElement(action_id=VALUE), optional=True, hint=words.PART_HINT),
        parts.note(words.ASK_SURE),
    ]
    return Modal(words.FIND, blocks, submit="Ask", token=token("cover_ask", shift.id), close="Cancel")
