"""The beats: an in-memory ticker that asks, again and again, whether something is due by the desk's clock."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.assignment import campaign, contacts, sightings, timing
from bot.assignment.desk import Desk
from bot.assignment.refusals import DatabaseAway
from bot.courier import Courier

Beat = Callable[[], Awaitable[None]]

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@asynccontextmanager
async def beating(
    desk: Desk, courier: Courier, of_platforms: Mapping[str, tuple[Beat, float]] | None = None
) -> AsyncIterator[None]:
    """Beat while the block lasts; `of_platforms` are what chat platforms want done, every how many seconds.

    Nothing is kept here: what is due, and until when it is somebody's, stands in the database, so that a
    restart, a leap of the clock and a second replica change nothing.
    """
    # A beat that comes late is as good as one in time, and two at once are as good as one.
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)
    for name, (beat, seconds) in (_beats(desk, courier) | dict(of_platforms or {})).items():
        scheduler.add_job(_unbroken(name, beat), "interval", seconds=seconds, id=name)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


def _beats(desk: Desk, courier: Courier) -> dict[str, tuple[Beat, float]]:
    """What to do, and every how many seconds."""

    async def wake() -> None:
        courier.wake()

    async def lay_out() -> None:
        while await desk.run(campaign.lay_out):
            pass

    async def fire() -> None:
        while await desk.run(timing.fire_next):
            pass

    async def sweep() -> None:
        while await desk.run(contacts.sweep):
            pass

    async def forget() -> None:
        await desk.run(sightings.forget)

    return {
        "carry what is due": (wake, 1),
        "lay out campaigns that open": (lay_out, 1),
        "fire what is due": (fire, 1),
        "ask about doubtful texts": (courier.reconcile, 10),
        "sweep failed imports": (sweep, 60),
        "forget old deliveries": (forget, 3600),
    }


def _unbroken(name: str, beat: Beat) -> Beat:
    """One bad beat must not be the last."""

    async def attempt() -> None:
        try:
            await beat()
        except DatabaseAway:
            log.warning("a beat waits for the database", beat=name)
        except Exception:
            log.exception("a beat failed", beat=name)

    return attempt
