"""Shows what comes of work where it was acted on; what takes longer than a moment is told to be under way."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.assignment.refusals.general import Refusal
from bot.handlers.asking import Asking
from bot.views.parts import Page, notice
from bot.views.phrases.refusals import refusal
from bot.views.screens.ways_out import ways_out

# Both platforms wait three seconds for an answer.
PATIENCE = 1.5
# Slack draws an answer to a submission a moment after it was given; what is drawn before that would be lost.
SETTLES = 0.7
_SECONDS_BETWEEN = 3.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """What stands while the work goes on, when it broke, and when it is done.

    `refused` shows a refusal in a way of its own; without it what is refused late is told in the same place.
    """

    working: Page
    stopped: Page
    done: Callable[[T], Page]
    refused: Callable[[Refusal], Awaitable[None]] | None = None


async def settle(acting: Asking, work: Coroutine[Any, Any, T], shown: Shown[T]) -> T | None:
    """Draw what comes of the work in the place that was acted on; None when it was refused, and that told."""
    doing = asyncio.ensure_future(work)
    ready, _ = await asyncio.wait({doing}, timeout=PATIENCE)
    if not ready:
        await acting.pages.settle(shown.working)
        return await _late(acting, doing, shown)
    try:
        found = doing.result()
    except Refusal as no:
        if shown.refused is None:
            raise
        await shown.refused(no)
        return None
    await acting.pages.settle(shown.done(found))
    return found


async def _late(acting: Asking, doing: asyncio.Future[T], shown: Shown[T]) -> T | None:
    try:
        found, _ = await asyncio.gather(doing, asyncio.sleep(SETTLES))
    except Refusal as no:
        told = shown.refused or _telling(acting)
        await told(no)
        return None
    except Exception:
        await acting.pages.settle(shown.stopped)
        raise
    await acting.pages.settle(shown.done(found))
    return found


def _telling(acting: Asking) -> Callable[[Refusal], Awaitable[None]]:
    async def tell(no: Refusal) -> None:
        await acting.pages.settle(notice(refusal(no), *ways_out(no)))

    return tell


class Pace:
    """Lets one edit through every few seconds.

    Slack's chat.update takes some fifty calls a minute from the whole app: https://docs.slack.dev/apis/web-api/rate-limits
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = -_SECONDS_BETWEEN

    def lets_through(self) -> bool:
        """Whether it is time for another; if so, it counts."""
        if self._clock() - self._last < _SECONDS_BETWEEN:
            return False
        self._last = self._clock()
        return True
