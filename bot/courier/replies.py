"""Reads, at the start and every few minutes, what the provider received for us and nobody took."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.assignment.conversations.inbound import receive_text
from bot.assignment.desk import Desk
from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.upkeep import catch_up, failures
from bot.courier.ports import Gateway, LookUpFailed
from bot.courier.rounds import Rounds

EVERY = timedelta(minutes=2)
# After a reading that failed the next one comes so soon, and later each time.
_SOON = timedelta(seconds=15)
_DATABASE_SOON = 1.0  # seconds

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Replies:
    """Takes what is in the provider's list as if it came by webhook, in the provider's order."""

    def __init__(self, desk: Desk, gateway: Gateway, wake: Callable[[], None]) -> None:
        self._desk = desk
        self._gateway = gateway
        self._wake = wake
        self._next: datetime | None = None
        self._failed = 0
        self.rounds = Rounds(self._round)

    async def start(self) -> None:
        """Let first texts wait for the first reading; returns once the database is there."""
        while not self.rounds.stopping:
            try:
                await self._desk.run(catch_up.start)
            except DatabaseAway:
                await self.rounds.unless_stopped(asyncio.sleep(_DATABASE_SOON))
            except Exception:
                log.exception("first texts could not be held back")
                await self.rounds.unless_stopped(asyncio.sleep(_DATABASE_SOON))
            else:
                return

    async def _round(self) -> float | None:
        """Read when it is time by the desk's clock, which may leap either way."""
        now = self._desk.clock()
        wait = self._next - now if self._next else timedelta()
        if timedelta() < wait <= EVERY:
            return wait.total_seconds()
        try:
            self._failed = 0 if await self._read(now) else self._failed + 1
            self._next = now + (min(EVERY, _SOON * 2 ** (self._failed - 1)) if self._failed else EVERY)
        except DatabaseAway:
            log.warning("received texts wait for the database")
            self._next = None
            return _DATABASE_SOON
        return 0.0

    async def _read(self, now: datetime) -> bool:
        try:
            since = await self._desk.read(catch_up.since)
            listed = await self.rounds.unless_stopped(self._gateway.received(since))
        except LookUpFailed as failed:
            log.warning("the provider's list of received texts cannot be read", why=str(failed))
            await self._desk.run(catch_up.not_read)
            return False
        if listed is None:
            return False
        missed = await self._desk.read(catch_up.unknown, [text.provider_id for text in listed.texts])
        for text in listed.texts:
            if self.rounds.stopping:
                return False  # the next process reads all of it again
            if text.provider_id in missed:
                await self._take(text)
        if missed:
            log.info("texts that came while nobody took them were read", texts=len(missed))
        if not listed.whole:
            await self._desk.run(catch_up.not_read)
            return False
        await self._desk.run(catch_up.read_to, now)
        self._wake()  # first texts waited for this
        return True

    async def _take(self, text: Inbound) -> None:
        """One text that cannot be taken keeps no other back; it is tried again later and later."""
        try:
            await self._desk.run(receive_text, await self._whole(text))
        except DatabaseAway:
            raise
        except Exception:
            reference = f"received {text.provider_id}"
            log.exception("a received text was not taken", reference=reference)
            if await self._desk.run(failures.received_failed, text):
                log.error("a received text was given up", reference=reference)  # noqa: TRY400  told above

    async def _whole(self, text: Inbound) -> Inbound:
        """The text with what the provider says of its media; no text waits for that."""
        if not text.media:
            return text
        try:
            known = await self._gateway.sent_with(text.provider_id)
        except LookUpFailed as failed:
            log.warning("what came with a text is not known", why=str(failed))
            return text
        return replace(text, media=known or text.media)
