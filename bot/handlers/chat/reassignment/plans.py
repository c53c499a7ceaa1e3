"""Plans: shown where they were acted on, confirmed, cancelled and taken back."""

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import Refusal
from bot.handlers.asking import Asking
from bot.handlers.chat import patience
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.phrases.words import Words
from bot.views.screens import plan as shown
from bot.views.tokens import Token

_DEEDS = {"plan_confirm": reassign.confirm, "plan_cancel": reassign.cancel, "plan_undo": reassign.undo}


async def show(
    acting: Asking,
    work: Coroutine[Any, Any, PlanPicture],
    done: Words = (),
    refused: Callable[[Refusal], Awaitable[None]] | None = None,
) -> PlanPicture | None:
    """Draw the plan that comes of the work in the place that was acted on; None when that was refused.

    `refused` puts up again, with the reason, the form that asked for what cannot be.
    """
    drawn = patience.Shown(shown.working(), shown.stopped(), partial(shown.plan, done=done), refused)
    return await patience.settle(acting, work, drawn)


async def on_plan(acting: Asking, pressed: Token) -> None:
    """A plan as it stands."""
    await acting.pages.show(shown.plan(await acting.desk.read(reassign.look_at, acting.who, pressed.id)))


async def on_deed(acting: Asking, pressed: Token) -> None:
    """Confirm, cancel or undo in the plan's own place, or (with a second id) beside what was acted on."""
    work = acting.desk.run(_DEEDS[pressed.verb], acting.who, pressed.id)
    if pressed.ids[1:]:
        await acting.pages.show(shown.plan(await work))
    else:
        await show(acting, work)


async def ask_undo(acting: Asking, pressed: Token) -> Question:
    """What taking it back will do."""
    return shown.undo_question(await acting.desk.read(reassign.look_at, acting.who, pressed.id))


FEATURE = Feature(
    {"plan": on_plan, **dict.fromkeys(_DEEDS, on_deed)}, {"plan_undo": ask_undo}, submitting=("plan_confirm",)
)
