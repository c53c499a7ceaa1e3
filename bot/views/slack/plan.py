"""A reassignment as a message and as a modal, in every state it can be in."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.views.phrases import plan as words
from bot.views.phrases.words import Words
from bot.views.slack import notices, parts
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token
from bot.vocabulary import Cause, PlanState

_NOTE = 1000


def message(plan: PlanPicture, notice: Words = ()) -> Message:
    """The plan with what can be done about it."""
    buttons = [*_confirming(plan), *_buttons(plan)]
    shown = [*_notice(notice), *told(plan), *([parts.buttons(*buttons)] if buttons else []), *_until(plan)]
    return Message(parts.flat(words.head(plan)), shown)


def modal(plan: PlanPicture, notice: Words = ()) -> Modal:
    """The same, where submitting confirms it."""
    buttons = _buttons(plan)
    shown = [*_notice(notice), *told(plan), *([parts.buttons(*buttons)] if buttons else []), *_until(plan)]
    if plan.state is not PlanState.PROPOSED:
        return Modal(words.TITLE, shown)
    return Modal(words.TITLE, shown, submit=words.move(plan), token=token("plan_confirm", plan.id))


def told(plan: PlanPicture) -> list[Block]:
    """What is to be said of it, without any button."""
    details = words.details(plan)
    note = parts.clean(plan.asked.wish.note, _NOTE)
    return [
        parts.paragraph(*words.head(plan)),
        *([parts.paragraph(*details)] if details else []),
        *([parts.quote(note)] if plan.asked.wish.note.strip() else []),
    ]


def undo(plan: PlanPicture, *beside: int) -> ButtonElement:
    """Takes it back; with something `beside` its id the answer comes beside the message it stands in."""
    question, sentence = words.undo_question(plan)
    sure = parts.confirmation(question, sentence, words.UNDO)
    return parts.button(words.UNDO, token("plan_undo", plan.id, *beside), confirm=sure)


def working_message() -> Message:
    """More than a moment is needed."""
    return notices.message(words.WORKING)


def working_modal() -> Modal:
    """The same as a modal."""
    return notices.modal(words.WORKING, title=words.TITLE)


def stopped_message() -> Message:
    """It broke while it was being worked on."""
    return notices.message(words.STOPPED)


def stopped_modal() -> Modal:
    """The same as a modal."""
    return notices.modal(words.STOPPED, title=words.TITLE)


def _confirming(plan: PlanPicture) -> list[ButtonElement]:
    if plan.state is not PlanState.PROPOSED:
        return []
    return [parts.button(words.move(plan), token("plan_confirm", plan.id), style="primary")]


def _buttons(plan: PlanPicture) -> list[ButtonElement]:
    match plan.state:
        case PlanState.PROPOSED:
            return [parts.button(words.CANCEL, token("plan_cancel", plan.id))]
        case PlanState.APPLIED if plan.undo_until:
            return [undo(plan)]
        case PlanState.EXPIRED if plan.cause is Cause.REASSIGN:
            return [parts.button(words.AGAIN, token("reassign_again", plan.id))]
        case _:
            return []


def _notice(notice: Words) -> list[Block]:
    return [parts.paragraph(*notice), parts.divider()] if notice else []


def _until(plan: PlanPicture) -> list[Block]:
    said = words.until(plan)
    return [parts.note(*said)] if said else []
