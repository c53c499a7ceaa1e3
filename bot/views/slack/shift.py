"""The shifts that run and those to come, and the form that opens one."""

from datetime import timedelta

from slack_sdk.models.blocks import Block, ButtonElement, DatePickerElement, TimePickerElement

from bot.assignment.outcomes.shift import ShiftRow, ShiftsPicture
from bot.views.phrases import shift as words
from bot.views.phrases.words import Words, shortened
from bot.views.slack import parts
from bot.views.slack.inputs import MOST_OPTIONS, VALUE, field, picked
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token

_NAME = 70
_USUAL = timedelta(hours=2)


def shifts(picture: ShiftsPicture, notice: Words = ()) -> Message:
    """All shifts, with what was just done on top."""
    return Message(parts.flat(notice) if notice else words.HEADING, _blocks(picture, notice))


def shifts_modal(picture: ShiftsPicture, notice: Words = ()) -> Modal:
    """The same as a modal."""
    return Modal(words.HEADING, _blocks(picture, notice))


def open_form(picture: ShiftsPicture) -> Modal:
    """The form of a new shift, filled in with the next full hour on the asker's clock."""
    start = (picture.here + timedelta(hours=1)).replace(minute=0)
    date = DatePickerElement(action_id=VALUE, initial_date=f"{start:%Y-%m-%d}")
    begins = TimePickerElement(action_id=VALUE, initial_time=f"{start:%H:%M}")
    ends = TimePickerElement(action_id=VALUE, initial_time=f"{start + _USUAL:%H:%M}")
    named = [(shortened(ref.name, _NAME), str(ref.id)) for ref in picture.campaigns[: MOST_OPTIONS - 1]]
    hint = f"By your own clock, {picture.here.tzname()}."
    blocks: list[Block] = [
        field("campaign", "Campaign", picked([(words.ALL, "0"), *named], initial="0")),
        field("day", "Day", date),
        field("starts", "Starts", begins, hint=hint),
        field("ends", "Ends", ends, hint=words.NIGHT_HINT),
    ]
    return Modal("Open a shift", blocks, submit="Open", token=token("shift_put"), close="Cancel")


def _blocks(picture: ShiftsPicture, notice: Words) -> list[Block]:
    rows = (*picture.running, *picture.upcoming)
    blocks: list[Block] = [parts.paragraph(*notice)] if notice else []
    blocks.append(parts.heading(words.HEADING))
    for shift in rows:
        blocks += [parts.paragraph(*words.row(shift)), parts.buttons(*_row_buttons(picture, shift))]
    if not rows:
        blocks.append(parts.paragraph(*words.NONE))
        blocks += [parts.note(words.HOW_TO_OPEN)] if picture.me.is_admin else []
    if picture.total > len(rows):
        blocks.append(parts.note(words.more(picture.total - len(rows))))
    return [*blocks, parts.buttons(*_page_buttons(picture))]


def _row_buttons(picture: ShiftsPicture, shift: ShiftRow) -> list[ButtonElement]:
    verb, label = ("shift_leave", "Leave") if shift.mine else ("shift_join", "Join")
    buttons = [parts.button(label, token(verb, shift.id))]
    if picture.me.is_admin:
        end = words.end_label(shift)
        sure = parts.confirmation(words.end_question(shift), words.end_consequence(shift), end, "Not now")
        buttons.append(parts.button(end, token("shift_end", shift.id), style="danger", confirm=sure))
    return buttons


def _page_buttons(picture: ShiftsPicture) -> list[ButtonElement]:
    refresh = parts.button("Refresh", token("shifts"))
    if not picture.me.is_admin:
        return [refresh]
    return [parts.button("Open a shift", token("shift_new"), style="primary"), refresh]
