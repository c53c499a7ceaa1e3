"""A reassignment in every state it can be in."""

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.views.parts import Button, Page, Part, Question, Quote, Style, buttons, noted, notice, noticed, said
from bot.views.phrases.reassignment import plan as words
from bot.views.phrases.words import Words
from bot.views.tokens import token
from bot.vocabulary import Cause, PlanState


def plan(of: PlanPicture, done: Words = ()) -> Page:
    """The plan with what can be done about it, and what was just done beside it."""
    note = of.asked.wish.note
    return Page(
        [
            *noticed(done),
            *summary(of),
            *([Quote(note)] if note.strip() else []),
            *buttons(*_buttons(of)),
            *noted(words.until(of)),
        ],
        summary=words.head(of),
        title=words.TITLE,
        again=token("plan", of.id),
    )


def summary(of: PlanPicture) -> list[Part]:
    """What it comes to, and who gives and gets how many."""
    return [*said(words.head(of)), *said(words.details(of))]


def undo(of: PlanPicture, *beside: int) -> Button:
    """Takes it back; with something `beside` its id the answer comes beside the message it stands in."""
    return Button(words.UNDO, token("plan_undo", of.id, *beside), question=undo_question(of))


def undo_question(of: PlanPicture) -> Question:
    """Asked before it is taken back; *no* leads back to the plan."""
    return Question(*words.undo_question(of), words.UNDO, back=token("plan", of.id))


def working() -> Page:
    """More than a moment is needed."""
    return notice(words.WORKING, title=words.TITLE)


def stopped() -> Page:
    """It broke while it was being worked on."""
    return notice(words.STOPPED, title=words.TITLE)


def _buttons(of: PlanPicture) -> list[Button]:
    match of.state:
        case PlanState.PROPOSED:
            confirm = Button(words.move(of), token("plan_confirm", of.id), Style.PRIMARY, submits=True)
            return [confirm, *_again(of, words.CHANGE), Button(words.CANCEL, token("plan_cancel", of.id))]
        case PlanState.APPLIED if of.undo_until:
            return [undo(of)]
        case PlanState.EXPIRED:
            return _again(of, words.AGAIN)
        case _:
            return []


def _again(of: PlanPicture, label: str) -> list[Button]:
    """The way to the form with what this plan asked for, where that form has room for it."""
    fits = of.cause is Cause.REASSIGN and of.asked.wish.selection.has_room_in_guide
    return [Button(label, token("reassign_again", of.id))] if fits else []
