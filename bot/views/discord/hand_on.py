"""Handing on one conversation, and the button that ends a volunteer's day."""

from collections.abc import Sequence

from bot.assignment.outcomes.conversations import Thread
from bot.assignment.outcomes.reassignment import Choice, DayEnd, PlanPicture, TargetKind
from bot.views.discord import fields, notices, paint, parts
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Form, Panel
from bot.views.parts import Question
from bot.views.phrases import hand_on as words
from bot.views.phrases import inbox
from bot.views.phrases.words import Words
from bot.views.screens.plan import undo
from bot.views.tokens import token

_LONGEST_NOTE = 1000
# A menu holds 25: some of them are people.
_LISTS = 14


def form(thread: Thread, lists: Sequence[Choice], elsewhere: Sequence[Choice], written: str) -> Form:
    """To whom, and a note; `written` is the token of what is done then.

    People on other platforms have no account that could be picked: they stand in the menu.
    """
    choices = [
        (words.ADMINS, TargetKind.ADMINS),
        *((one.name, f"{TargetKind.USER_LIST}.{one.id}") for one in lists[:_LISTS]),
        *((words.elsewhere(one.name), f"{TargetKind.PEOPLE}.{one.id}") for one in elsewhere),
    ]
    several = fields.picked("target", choices, placeholder=words.PICK, required=False)
    note = fields.typed("note", multiline=True, most=_LONGEST_NOTE)
    return Form(
        f"{words.HAND_ON}: {thread.name}",
        [
            fields.field(words.PERSON, fields.people("person", most=1), hint=words.PERSON_HINT),
            fields.field(words.LIST, several),
            fields.field(words.NOTE, note, hint=words.NOTE_HINT),
        ],
        written,
    )


def handed_on(done: PlanPicture) -> Panel:
    """Where it went, with a way back to the inbox and one to take it back."""
    back = parts.button(inbox.OPEN_INBOX, token("inbox"))
    return notices.panel(words.handed_on(done), back, *_undo(done))


def ending(end: DayEnd | None) -> list[Part]:
    """The button that ends the day, for somebody who holds anything."""
    if end is None or not (end.unsent or end.waiting or end.others or end.shifts):
        return []
    return parts.buttons(parts.button(words.DONE, token("day_done"), asks=True))


def day_question(end: DayEnd) -> Question:
    """Asked before the day is ended: everything that it will do."""
    return Question(*words.question(end), words.DONE)


def day_done(done: PlanPicture) -> Panel:
    """What became of it all, with a way to take it back."""
    said: Words = words.day_done(done)
    return notices.panel(said, *_undo(done))


def _undo(done: PlanPicture) -> list[parts.Button]:
    return [paint.button(undo(done))] if done.undo_until else []
