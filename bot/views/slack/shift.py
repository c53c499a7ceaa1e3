"""The shifts that run and those to come."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.assignment.outcomes.shifts import CoverRow, ShiftRow, ShiftsPicture
from bot.views.phrases import cover
from bot.views.phrases import shift as words
from bot.views.phrases.words import Words
from bot.views.screens.cover import leaving
from bot.views.slack import parts
from bot.views.slack.paint import confirmation
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token

# Requests for cover that one shift shows buttons of.
_OFFERS = 4


def shifts(picture: ShiftsPicture, notice: Words = ()) -> Message:
    """All shifts, with what was just done on top."""
    return Message(parts.flat(notice) if notice else words.HEADING, _blocks(picture, notice))


def shifts_modal(picture: ShiftsPicture, notice: Words = ()) -> Modal:
    """The same as a modal."""
    return Modal(words.HEADING, _blocks(picture, notice))


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
    asked = leaving(shift) if shift.mine else None
    sure = confirmation(asked) if asked else None
    buttons = [parts.button(label, token(verb, shift.id), confirm=sure)]
    if shift.mine:
        buttons.append(parts.button(cover.FIND, token("cover_new", shift.id)))
    buttons += [_taking(each, picture) for each in shift.covers[:_OFFERS] if each.taker is None]
    if shift.manage:
        buttons.append(parts.button(words.MORE, token("shift_extend", shift.id, words.MORE_MINUTES)))
        end = words.end_label(shift)
        sure = parts.confirmation(words.end_question(shift), words.end_consequence(shift), end, "Not now")
        buttons.append(parts.button(end, token("shift_end", shift.id), style="danger", confirm=sure))
    if picture.me.is_admin and shift.recurs and not shift.recurs.stopped:
        sure = parts.confirmation(words.STOP_QUESTION, words.STOP_TEXT, words.STOP, "Not now")
        buttons.append(
            parts.button(words.STOP, token("shift_stop", shift.recurs.series_id, shift.id), confirm=sure)
        )
    return buttons


def _taking(each: CoverRow, picture: ShiftsPicture) -> ButtonElement:
    """Come in somebody's place; one's own request is withdrawn."""
    if each.asker.id == picture.me.ref.id:
        return parts.button(cover.WITHDRAW, token("cover_withdraw", each.id))
    return parts.button(cover.take(each), token("cover_take", each.id))


def _page_buttons(picture: ShiftsPicture) -> list[ButtonElement]:
    refresh = parts.button("Refresh", token("shifts"))
    if not picture.me.is_admin:
        return [refresh]
    return [parts.button("Open a shift", token("shift_new"), style="primary"), refresh]
