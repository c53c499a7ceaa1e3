"""Handing on one conversation, and the button that ends a volunteer's day."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.conversations import Thread
from bot.assignment.outcomes.reassignment import Choice, DayEnd, PlanPicture, TargetKind
from bot.views.phrases import hand_on as words
from bot.views.phrases import inbox
from bot.views.phrases.reassign import ELSEWHERE
from bot.views.phrases.words import Words
from bot.views.screens.plan import undo
from bot.views.slack import inputs, notices, paint, parts
from bot.views.slack.inputs import Group
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token

_LONGEST_NOTE = 1000


def form(thread: Thread, lists: Sequence[Choice], elsewhere: Sequence[Choice] = ()) -> Modal:
    """To whom, and a note; people on other platforms have no account that could be picked."""
    choices = [
        (words.ADMINS, TargetKind.ADMINS),
        *((one.name, f"{TargetKind.USER_LIST}.{one.id}") for one in lists),
    ]
    note = inputs.typed(multiline=True, most=_LONGEST_NOTE)
    person = inputs.somebody(placeholder=words.PICK)
    others = [(one.name, f"{TargetKind.PEOPLE}.{one.id}") for one in elsewhere]
    groups = [Group(words.LIST, choices), Group(ELSEWHERE, others)]
    several = inputs.grouped(groups, placeholder=words.PICK)
    return Modal(
        words.HAND_ON,
        [
            parts.paragraph(*words.about(thread.name)),
            inputs.field("person", words.PERSON, person, optional=True, hint=words.PERSON_HINT),
            inputs.field("target", words.LIST, several, optional=True),
            inputs.field("note", words.NOTE, note, optional=True, hint=words.NOTE_HINT),
        ],
        submit=words.SUBMIT,
        token=token("hand_on_to", thread.conversation_id),
    )


def handed_on(done: PlanPicture) -> Modal:
    """Where it went, with a way back to the inbox and one to take it back."""
    buttons = [parts.button(inbox.OPEN_INBOX, token("inbox"))]
    if done.undo_until and done.total:
        buttons.append(paint.button(undo(done, 1)))
    return notices.modal(words.handed_on(done), *buttons, title=words.HAND_ON)


def ending(end: DayEnd | None) -> list[Block]:
    """The button that ends the day, for somebody who holds anything."""
    if end is None or not (end.unsent or end.waiting or end.others or end.shifts):
        return []
    question, sentence = words.question(end)
    sure = parts.confirmation(question, sentence, words.DONE)
    return [parts.buttons(parts.button(words.DONE, token("day_done"), confirm=sure))]


def day_done(done: PlanPicture) -> tuple[Message, Modal]:
    """What became of it all, with a way to take it back."""
    said: Words = words.day_done(done)
    buttons = [paint.button(undo(done))] if done.undo_until else []
    return notices.message(said, *buttons), notices.modal(said, *buttons, title=words.DONE)
