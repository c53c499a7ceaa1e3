"""Shows a plan where it was acted on; what takes longer than a moment is told to be under way first."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.refusals.general import Refusal
from bot.handlers.slack.screen import Screen
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.slack import notices
from bot.views.slack import plan as shown
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token

# Slack waits three seconds for an answer to a submission.
PATIENCE = 1.5
# An answer to a submission is drawn a moment after it was given; what is drawn before that would be lost.
SETTLES = 0.7


async def show(
    screen: Screen, work: Coroutine[Any, Any, PlanPicture], notice: Words = ()
) -> PlanPicture | None:
    """Draw what comes of the work in the place that was acted on; None when it was refused late."""
    doing = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({doing}, timeout=PATIENCE)
    if done:
        plan = doing.result()
        await put(screen, plan, notice)
        return plan
    await _put(screen, shown.working_message(), shown.working_modal())
    return await _late(screen, doing, notice)


async def put(screen: Screen, plan: PlanPicture, notice: Words = ()) -> None:
    """Draw a plan in the place that was acted on."""
    await _put(screen, shown.message(plan, notice), shown.modal(plan, notice))


async def show_beside(screen: Screen, plan: PlanPicture) -> None:
    """Show a plan without taking away what was acted on."""
    if screen.view:
        await screen.notify(shown.modal(plan), again=token("plan", plan.id))
    else:
        await screen.whisper(shown.message(plan))


async def _late(screen: Screen, doing: asyncio.Future[PlanPicture], notice: Words) -> PlanPicture | None:
    try:
        plan, _ = await asyncio.gather(doing, asyncio.sleep(SETTLES))
    except Refusal as no:
        await _put(screen, notices.message(refusal(no)), notices.modal(refusal(no)))
        return None
    except Exception:
        await _put(screen, shown.stopped_message(), shown.stopped_modal())
        raise
    await put(screen, plan, notice)
    return plan


async def _put(screen: Screen, message: Message, modal: Modal) -> None:
    if screen.is_submission and not screen.is_answered:
        await screen.turn(modal)
    elif screen.view.get("type") == "modal":
        if not await screen.redraw(modal):
            await screen.whisper(message)
    elif screen.is_command:
        await screen.whisper(message)
    else:
        await screen.replace(message)
