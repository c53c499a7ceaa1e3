"""A reassignment as a panel, in every state it can be in."""

from bot.assignment.outcomes.moves import PlanPicture
from bot.views.discord import parts
from bot.views.discord.notices import Question
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases import plan as words
from bot.views.phrases.words import Words, shortened
from bot.views.tokens import token
from bot.vocabulary import Cause, PlanState

_NOTE = 1000


def panel(plan: PlanPicture, notice: Words = ()) -> Panel:
    """The plan with what can be done about it."""
    above = [parts.paragraph(*notice), parts.divider()] if notice else []
    until = words.until(plan)
    return Panel(
        [*above, *told(plan), *parts.buttons(*_buttons(plan)), *([parts.note(*until)] if until else [])]
    )


def told(plan: PlanPicture) -> list[Part]:
    """What is to be said of it, without any button."""
    details = words.details(plan)
    note = shortened(plan.asked.wish.note.strip(), _NOTE)
    return [
        parts.paragraph(*words.head(plan)),
        *([parts.paragraph(*details)] if details else []),
        *([parts.quote(note)] if note else []),
    ]


def undo(plan: PlanPicture) -> Button:
    """Takes it back, after a question."""
    return parts.button(words.UNDO, token("plan_undo", plan.id), asks=True)


def undo_question(plan: PlanPicture) -> Question:
    """Asked before it is taken back."""
    return Question(*words.undo_question(plan), words.UNDO)


def _buttons(plan: PlanPicture) -> list[Button]:
    match plan.state:
        case PlanState.PROPOSED:
            move = parts.button(words.move(plan), token("plan_confirm", plan.id), parts.PRIMARY)
            return [move, parts.button(words.CANCEL, token("plan_cancel", plan.id))]
        case PlanState.APPLIED if plan.undo_until and plan.total:
            return [undo(plan)]
        case PlanState.EXPIRED if plan.cause is Cause.REASSIGN:
            return [parts.button(words.AGAIN, token("reassign_again", plan.id))]
        case _:
            return []
