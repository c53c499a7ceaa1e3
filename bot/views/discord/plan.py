"""A reassignment as a panel, in every state it can be in."""

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.views.discord import notices, parts
from bot.views.discord.notices import Question
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases import plan as words
from bot.views.phrases.words import Words
from bot.views.tokens import token
from bot.vocabulary import Cause, PlanState

# A panel holds 4000 characters, and buttons stand below the words: each piece has its share.
_NOTICE, _HEAD, _DETAILS, _NOTE = 500, 700, 1800, 800


def panel(plan: PlanPicture, notice: Words = ()) -> Panel:
    """The plan with what can be done about it."""
    shown = [*noticed(notice), *told(plan), *parts.buttons(*_buttons(plan)), *_until(plan)]
    return Panel(shown)


def told(plan: PlanPicture, most: int = _DETAILS) -> list[Part]:
    """What is to be said of it, in at most `most` characters of details, without any button."""
    return [*summary(plan, most), *noted(plan.asked.wish.note, _NOTE)]


def summary(plan: PlanPicture, most: int = _DETAILS) -> list[Part]:
    """What it comes to, and who gives and gets how many."""
    details = words.details(plan)
    return [
        parts.paragraph(*words.head(plan), most=_HEAD),
        *([parts.paragraph(*details, most=most)] if details else []),
    ]


def noted(note: str, most: int) -> list[Part]:
    """The note to those who receive, if there is one."""
    return [parts.quote(note, most)] if note.strip() else []


def noticed(notice: Words) -> list[Part]:
    """What was just done beside it, above it."""
    return [parts.paragraph(*notice, most=_NOTICE), parts.divider()] if notice else []


def undo(plan: PlanPicture) -> Button:
    """Takes it back, after a question."""
    return parts.button(words.UNDO, token("plan_undo", plan.id), asks=True)


def undo_question(plan: PlanPicture) -> Question:
    """Asked before it is taken back; in a panel of one's own the way back leads to the plan."""
    return Question(*words.undo_question(plan), words.UNDO, back=token("plan", plan.id))


def working() -> Panel:
    """More than a moment is needed."""
    return notices.panel(words.WORKING)


def stopped() -> Panel:
    """It broke while it was being worked on."""
    return notices.panel(words.STOPPED)


def _buttons(plan: PlanPicture) -> list[Button]:
    match plan.state:
        case PlanState.PROPOSED:
            confirm = parts.button(words.move(plan), token("plan_confirm", plan.id), parts.PRIMARY)
            return [confirm, parts.button(words.CANCEL, token("plan_cancel", plan.id))]
        case PlanState.APPLIED if plan.undo_until:
            return [undo(plan)]
        case PlanState.EXPIRED if plan.cause is Cause.REASSIGN:
            return [parts.button(words.AGAIN, token("reassign_again", plan.id))]
        case _:
            return []


def _until(plan: PlanPicture) -> list[Part]:
    said = words.until(plan)
    return [parts.note(*said)] if said else []
