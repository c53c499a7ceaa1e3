"""Handing on one conversation, and the button that ends a volunteer's day."""

from collections.abc import Sequence

from bot.assignment.outcomes.conversations import Thread
from bot.assignment.outcomes.reassignment import Choice, DayEnd, PlanPicture, TargetKind
from bot.views.fields import Field, Form, Group, People, Pick, Typed
from bot.views.parts import Button, Page, Part, Question, buttons, notice
from bot.views.phrases.conversations import inbox
from bot.views.phrases.options import cut_hint
from bot.views.phrases.reassignment import hand_on as words
from bot.views.phrases.reassignment.reassign import CHOICES, ELSEWHERE
from bot.views.screens.plan import undo
from bot.views.tokens import token

_LONGEST_NOTE = 1000


def form(thread: Thread, lists: Sequence[Choice], elsewhere: Sequence[Choice], submits: str) -> Form:
    """To whom, and a note; `submits` is the token of what is done then.

    People on other platforms have no account that could be picked: they stand in the menu.
    """
    known = [
        (words.ADMINS, str(TargetKind.ADMINS)),
        *((one.name, f"{TargetKind.USER_LIST}.{one.id}") for one in lists),
    ]
    others = [(one.name, f"{TargetKind.PEOPLE}.{one.id}") for one in elsewhere]

    def rest(shown: int) -> str:
        return cut_hint(len(known) + len(others), shown, CHOICES, words.REST)

    target = Pick([Group(words.LIST, known), Group(ELSEWHERE, others)], placeholder=words.PICK, rest=rest)
    return Form(
        words.HAND_ON,
        [
            Field("person", words.PERSON, People(placeholder=words.PICK), hint=words.PERSON_HINT),
            Field("target", words.LIST, target),
            Field("note", words.NOTE, Typed(multiline=True, most=_LONGEST_NOTE), hint=words.NOTE_HINT),
        ],
        submits,
        words.SUBMIT,
        thread.name,
        words.about(thread.name),
    )


def handed_on(done: PlanPicture) -> Page:
    """Where it went, with a way back to the inbox and one to take it back."""
    back = Button(inbox.OPEN_INBOX, token("inbox"))
    return notice(words.handed_on(done), back, *_undo(done, 1), title=words.HAND_ON)


def ending(end: DayEnd | None) -> list[Part]:
    """The button that ends the day, for somebody who holds anything."""
    if end is None or not (end.unsent or end.waiting or end.others or end.shifts):
        return []
    return buttons(Button(words.DONE, token("day_done"), question=day_question(end)))


def day_question(end: DayEnd) -> Question:
    """Asked before the day is ended: everything that it will do."""
    return Question(*words.question(end), words.DONE, back=token("start_page"))


def day_done(done: PlanPicture) -> Page:
    """What became of it all, with a way to take it back."""
    return notice(words.day_done(done), *_undo(done), title=words.DONE)


def _undo(done: PlanPicture, *beside: int) -> list[Button]:
    return [undo(done, *beside)] if done.undo_until and done.total else []
