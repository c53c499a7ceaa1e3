"""The beats: an in-memory ticker that asks, again and again, whether something is due by the desk's clock."""

import secrets
from asyncio import CancelledError
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.assignment import timers
from bot.assignment.contacts import lists
from bot.assignment.contacts.forgetting import overwriting, retention
from bot.assignment.conversations.by_itself import learning, suggested
from bot.assignment.desk import Desk, code_of
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.upkeep import clock_repair, dedupe, events_out, failures, lessons
from bot.courier import Courier
from bot.learner import learnt
from bot.vocabulary import Timed

_CHANCE = 32  # bytes
Beat = Callable[[], Awaitable[None]]

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@asynccontextmanager
async def beating(
    desk: Desk,
    courier: Courier,
    of_platforms: Mapping[str, tuple[Beat, float]] | None = None,
    delete_after_days: int | None = None,
) -> AsyncIterator[None]:
    """Beat while the block lasts; `of_platforms` are what chat platforms want done, every how many seconds.

    What was announced to be deleted is looked at before the first timer fires: the setting may be new.

    Nothing is kept here: what is due, and until when it is somebody's, stands in the database, so that a
    restart, a leap of the clock and a second replica change nothing.
    """
    # A beat that comes late is as good as one in time, and two at once are as good as one.
    retain = partial(_retain, desk, delete_after_days)
    await retain()
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)
    beats = _beats(desk, courier) | {"look what is deleted by time": (retain, 3600)}
    for name, (beat, seconds) in (beats | dict(of_platforms or {})).items():
        scheduler.add_job(_unbroken(name, beat), "interval", seconds=seconds, id=name)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


async def _retain(desk: Desk, days: int | None) -> None:
    await desk.run(retention.look, days, secrets.token_bytes(_CHANCE))


def _beats(desk: Desk, courier: Courier) -> dict[str, tuple[Beat, float]]:
    """What to do, and every how many seconds."""

    async def wake() -> None:
        courier.wake()

    firing = Firing(desk)

    async def sweep() -> None:
        while await desk.run(lists.sweep):
            pass

    async def forget() -> None:
        await desk.run(dedupe.forget)

    async def overwrite() -> None:
        since = await desk.read(overwriting.due)
        if since is not None and await desk.overwrite():
            await desk.run(overwriting.done, since)

    async def set_right_() -> None:
        if count := await desk.run(clock_repair.bring_back):
            log.warning("a clock was ahead", put_off=count)

    return {
        "carry what is due": (wake, 1),
        "fire what is due": (firing.fire_all, 1),
        "ask about doubtful texts": (courier.reconcile, 10),
        "mind the pace": (courier.mind_the_pace, 10),
        "ask about texts never heard of": (courier.look_back, 60),
        "set right what a clock put off": (set_right_, 30),
        "sweep failed imports": (sweep, 60),
        "learn what people file": (Learning(desk).learn, 60),
        "forget old deliveries": (forget, 3600),
        "forget events that were told": (partial(_forget_events, desk), 3600),
        "overwrite what was forgotten": (overwrite, 10),
    }


async def _forget_events(desk: Desk) -> None:
    """They are looked for without making a writer wait."""
    while ids := await desk.read(events_out.told):
        await desk.run(events_out.forget, ids)


class Firing:
    """Fires what is due; a timer that goes wrong stops no other."""

    def __init__(self, desk: Desk, happenings: Mapping[Timed, timers.Happening] = timers.HAPPENINGS) -> None:
        self._desk = desk
        self._happenings = happenings

    async def fire_all(self) -> None:
        """Fire until nothing is due. Raises DatabaseAway."""
        while await self._fire_next():
            pass

    async def _fire_next(self) -> bool:
        hand = failures.Hand()
        try:
            return await self._desk.run(timers.fire_next, hand, self._happenings)
        except DatabaseAway:
            raise
        except Exception:
            if not hand.id:
                raise
            log.exception("a timer went wrong", reference=f"timer {hand.id}")
            if await self._desk.run(failures.timer_failed, hand.id):
                log.error("a timer was given up", reference=f"timer {hand.id}")  # noqa: TRY400  told above
            return True


class Learning:
    """Learns what is due, of all processes in one, and that in a process of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._has_begun = False

    async def learn(self) -> None:
        """Learn, if it is due."""
        if not self._has_begun:
            if wrong := await self._desk.run(learning.begin, secrets.randbits(64)):
                log.warning("what was learnt is learnt anew", because=wrong)
            await self._desk.run(lessons.begin)
            self._has_begun = True
        await self._desk.read(suggested.warm)
        if await self._desk.read(lessons.is_due) and await self._desk.run(lessons.take):
            lesson = await self._desk.read(learning.lesson)
            await self._desk.run(learning.keep, await learnt(lesson))
            log.info("learnt what people file", replies=len(lesson.told))


def _unbroken(name: str, beat: Beat) -> Beat:
    """One bad beat must not be the last."""

    async def attempt() -> None:
        try:
            await beat()
        except CancelledError:
            return  # Baton ends: APScheduler would log an error
        except DatabaseAway as away:
            log.warning("a beat waits for the database", beat=name, code=code_of(away))
        except Exception:
            log.exception("a beat failed", beat=name)

    return attempt
