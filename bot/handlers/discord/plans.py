"""Shows a plan where it was acted on; what takes longer than a moment is told to be under way first."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.refusals.general import Refusal
from bot.handlers.discord.screen import Screen
from bot.views.discord import notices
from bot.views.discord import plan as shown
from bot.views.discord.cover import ways_out
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words

# The frame tells Discord by then that the answer takes longer.
PATIENCE = 1.5


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
    await screen.redraw(shown.working())
    return await _late(screen, doing, notice)


async def put(screen: Screen, plan: PlanPicture, notice: Words = ()) -> None:
    """Draw a plan in the place that was acted on."""
    await screen.redraw(shown.panel(plan, notice))


async def show_beside(screen: Screen, plan: PlanPicture) -> None:
    """Show a plan without taking away what was acted on."""
    await screen.whisper(shown.panel(plan))


async def _late(screen: Screen, doing: asyncio.Future[PlanPicture], notice: Words) -> PlanPicture | None:
    try:
        plan = await doing
    except Refusal as no:
        await screen.redraw(notices.panel(refusal(no), *ways_out(no)))
        return None
    except Exception:
        await screen.redraw(shown.stopped())
        raise
    await put(screen, plan, notice)
    return plan
