"""Shows a plan where it was acted on; what takes longer than a moment is told to be under way first."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import Refusal
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question, notice
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.screens import plan as shown
from bot.views.screens.cover import ways_out
from bot.views.tokens import Token

# Both platforms wait three seconds for an answer.
PATIENCE = 1.5
# Slack draws an answer to a submission a moment after it was given; what is drawn before that would be lost.
SETTLES = 0.7
_DEEDS = {"plan_confirm": reassign.confirm, "plan_cancel": reassign.cancel, "plan_undo": reassign.undo}


async def show(
    acting: Asking, work: Coroutine[Any, Any, PlanPicture], done: Words = ()
) -> PlanPicture | None:
    """Draw what comes of the work in the place that was acted on; None when it was refused late."""
    doing = asyncio.ensure_future(work)
    ready, _ = await asyncio.wait({doing}, timeout=PATIENCE)
    if not ready:
        await acting.pages.settle(shown.working())
        return await _late(acting, doing, done)
    plan = doing.result()
    await acting.pages.settle(shown.plan(plan, done))
    return plan


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


async def _late(acting: Asking, doing: asyncio.Future[PlanPicture], done: Words) -> PlanPicture | None:
    try:
        plan, _ = await asyncio.gather(doing, asyncio.sleep(SETTLES))
    except Refusal as no:
        await acting.pages.settle(notice(refusal(no), *ways_out(no)))
        return None
    except Exception:
        await acting.pages.settle(shown.stopped())
        raise
    await acting.pages.settle(shown.plan(plan, done))
    return plan


FEATURE = Feature(
    {"plan": on_plan, **dict.fromkeys(_DEEDS, on_deed)}, {"plan_undo": ask_undo}, submitting=("plan_confirm",)
)
