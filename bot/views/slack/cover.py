"""The form in which somebody looks for cover."""

from slack_sdk.models.blocks import Block, TimePickerElement

from bot.assignment.outcomes.shifts import ShiftRow
from bot.views.phrases import cover as words
from bot.views.phrases import shift as shifts
from bot.views.slack import parts
from bot.views.slack.inputs import VALUE, field
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token


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
