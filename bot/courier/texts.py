"""Texts on their way to the provider: marked as leaving, handed over once, and their fate recorded."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import TypeVar

import structlog

from bot.assignment.desk import Desk, code_of
from bot.assignment.outcomes.delivery import Accepted, DoubtfulText, Refused, TextParcel
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.texting import delivery, dispatch
from bot.assignment.upkeep import failures
from bot.courier.pace import Pace
from bot.courier.ports import Gateway, InDoubt, LookUpFailed, NotSent, Sent
from bot.courier.rounds import Rounds

AT_ONCE = 16
# Seconds between attempts to record what the provider said, while the database is away.
_PATIENCE = (0.25, 0.5, 1.0, 2.0)
_DOUBTFUL_AT_ONCE = 10
_UNHEARD_AT_ONCE = 100
# So many records in a row that cannot be read: the provider is away, and the rest need not be asked for.
_AWAY = 5
# The provider's records lag; when they show nothing after this long, nobody can know.
_SILENT = timedelta(minutes=10)
# Records that cannot even be read are asked again for this long.
_UNREADABLE = timedelta(days=1)

T = TypeVar("T")
Lease = Callable[..., tuple[T, ...]]

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Texts:
    """Sends what the outbox holds for the gateway, never twice and never faster than the pace.

    `per_day` segments may leave on one of the provider's days, by all processes together; None: any number.
    """

    def __init__(self, desk: Desk, gateway: Gateway, pace: Pace, per_day: int | None = None) -> None:
        self._desk = desk
        self._gateway = gateway
        self._pace = pace
        self._per_day = per_day
        self._unread: set[int] = set()
        self.rounds = Rounds(self._round)

    async def _round(self) -> float | None:
        room = AT_ONCE - len(self.rounds)
        if room <= 0:
            return None
        if delay := self._pace.delay():
            return delay
        try:
            ready = min(room, self._pace.ready())
            parcels = await self._careful(dispatch.lease_texts, ready, per_day=self._per_day)
        except DatabaseAway as away:
            log.warning("texts wait for the database", code=code_of(away))
            return 1.0
        for parcel in parcels or ():
            self._pace.spend(parcel.segments)
            self.rounds.begin(parcel.message_id, self._send(parcel))
        return None if parcels == () else 0.0

    async def _careful(self, lease: Lease[T], limit: int, **named: int | None) -> tuple[T, ...] | None:
        """Lease texts; None when it went wrong with one of them, which was set aside."""
        hand = failures.Hand()
        try:
            return await self._desk.run(partial(lease, **named), limit, hand)
        except DatabaseAway:
            raise
        except Exception:
            if not hand.id:
                raise
            log.exception("a text went wrong", reference=f"outbox {hand.id}")
        if await self._desk.run(failures.item_failed, hand.id):
            await self._close(hand.id)
        return None

    async def _close(self, item_id: int) -> None:
        log.error("a text was given up", reference=f"outbox {item_id}")
        try:
            await self._desk.run(dispatch.close_given_up, item_id)
        except DatabaseAway:
            raise
        except Exception:
            log.exception("a text that was given up stays as it is", reference=f"outbox {item_id}")

    async def _send(self, parcel: TextParcel) -> None:
        sent: Sent
        try:
            sent = await self._gateway.send(parcel)
        except Exception:
            log.exception("the gateway broke", message_id=parcel.message_id)
            sent = InDoubt("the gateway broke")
        try:
            await self._record(parcel.message_id, sent)
        except Exception:
            # Nothing is lost: the text stays marked as leaving, and the provider's records will be asked.
            log.exception("the provider's answer was not recorded", message_id=parcel.message_id)

    async def _record(self, message_id: int, sent: Sent) -> None:
        run = self._desk.run
        match sent:
            case Accepted():
                await _insist(lambda: run(delivery.record_accepted, message_id, sent))
            case Refused():
                log.info("a text was refused", message_id=message_id, code=sent.code)
                await _insist(lambda: run(delivery.record_refused, message_id, sent))
            case NotSent():
                log.info("a text was put off", message_id=message_id, seconds=sent.after)
                self._pace.hold(sent.after)
                again_at = self._desk.clock() + timedelta(seconds=sent.after)
                await _insist(lambda: run(delivery.record_not_sent, message_id, again_at))
            case InDoubt():
                log.warning("a text is in doubt", message_id=message_id, why=sent.why)

    async def reconcile(self) -> None:
        """Look for texts whose courier never told what became of them, in the provider's records."""
        try:
            for text in await self._careful(dispatch.lease_doubtful, _DOUBTFUL_AT_ONCE) or ():
                if text.message_id not in self.rounds:
                    await self._settle(text)
        except DatabaseAway as away:
            log.warning("doubtful texts wait for the database", code=code_of(away))

    async def _settle(self, text: DoubtfulText) -> None:
        """One text that goes wrong keeps no other waiting; it is looked up again after its lease."""
        try:
            await self._look_up(text)
        except DatabaseAway:
            raise
        except Exception:
            log.exception("a doubtful text went wrong", message_id=text.message_id)

    async def mind_the_pace(self) -> None:
        """Leave slower while carriers ask for it. Raises DatabaseAway."""
        self._pace.slow(await self._desk.read(delivery.sending_slowness))

    async def look_back(self) -> None:
        """Look once what became of texts that the provider took and never told of. Raises DatabaseAway.

        One whose record cannot be read keeps no other waiting: it is looked at behind them the next time.
        """
        unheard, in_a_row = await self._desk.read(delivery.unheard, _UNHEARD_AT_ONCE), 0
        for text in sorted(unheard, key=lambda each: each.message_id in self._unread):
            if in_a_row == _AWAY:
                return
            try:
                found = await self._gateway.look_at(text)
                settled = await self._desk.run(delivery.record_looked_up, text.message_id, found)
            except DatabaseAway:
                raise
            except LookUpFailed as failed:
                log.warning("the provider's records cannot be read", why=str(failed))
                self._unread.add(text.message_id)
                in_a_row += 1
            except Exception:
                log.exception("a text never heard of went wrong", message_id=text.message_id)
            else:
                self._unread.discard(text.message_id)
                in_a_row = 0
                log.info(
                    "a text never heard of was looked up", message_id=text.message_id, status=settled.status
                )

    async def _look_up(self, text: DoubtfulText) -> None:
        silent_for = self._desk.clock() - text.left_at
        found: Accepted | None = None
        try:
            found = await self._gateway.look_up(text)
        except LookUpFailed as failed:
            log.warning("the provider's records cannot be read", why=str(failed))
            if silent_for < _UNREADABLE:
                return
        except Exception:
            log.exception("the provider's records were not understood", message_id=text.message_id)
            if silent_for < _UNREADABLE:
                return
        if found is not None:
            log.info("a doubtful text was found", message_id=text.message_id)
            await self._desk.run(delivery.record_accepted, text.message_id, found)
        elif silent_for >= _SILENT:
            log.warning("a text's fate is unknown", message_id=text.message_id)
            await self._desk.run(delivery.record_unknown, text.message_id)


async def _insist(record: Callable[[], Awaitable[object]]) -> None:
    """Record what is known, also while the database is away for a moment. Raises DatabaseAway in the end."""
    for pause in _PATIENCE:
        try:
            await record()
        except DatabaseAway:
            await asyncio.sleep(pause)
        else:
            return
    await record()
