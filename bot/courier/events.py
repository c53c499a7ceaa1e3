"""Events on their way to other programs: at least once, and no slow endpoint keeps another waiting."""

from collections import Counter

import structlog

from bot.assignment.desk import Desk, code_of
from bot.assignment.outcomes.results.publishing import EventParcel
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.upkeep import events_out, failures
from bot.courier.ports import NotTaken, Receiver
from bot.courier.rounds import Rounds

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Events:
    """Lays out what the database noted, and posts what the outbox holds for endpoints."""

    def __init__(self, desk: Desk, receiver: Receiver) -> None:
        self._desk = desk
        self._receiver = receiver
        self._under_way: Counter[int] = Counter()
        self.rounds = Rounds(self._round)

    async def _round(self) -> float | None:
        try:
            laid_out = await self._desk.run(events_out.lay_out)
            leased = await self._lease()
            for parcel in leased or ():
                self._begin(parcel)
        except DatabaseAway as away:
            log.warning("events wait for the database", code=code_of(away))
            return 1.0
        return None if leased == () and not laid_out else 0.0

    async def _lease(self) -> tuple[EventParcel, ...] | None:
        """Events that are due; None when one of them could not be written, and was put off."""
        hand = failures.Hand()
        try:
            carried = frozenset(self.rounds)
            return await self._desk.run(events_out.lease_events, dict(self._under_way), carried, hand)
        except DatabaseAway:
            raise
        except Exception:
            if not hand.id:
                raise
            log.exception("an event was not written", reference=f"outbox {hand.id}")
            if await self._desk.run(failures.item_failed, hand.id):
                log.error("an event was given up", reference=f"outbox {hand.id}")  # noqa: TRY400  told above
            return None

    def _begin(self, parcel: EventParcel) -> None:
        if parcel.item_id in self.rounds:
            return  # its own posting is not over; that one's end tells
        self._under_way[parcel.endpoint_id] += 1
        self.rounds.begin(parcel.item_id, self._carry(parcel))

    async def _carry(self, parcel: EventParcel) -> None:
        try:
            await self._post(parcel)
        except DatabaseAway:
            # Its lease runs out and it is posted again, with the same id.
            log.warning("an event's fate was not recorded", item_id=parcel.item_id)
        finally:
            self._under_way[parcel.endpoint_id] -= 1

    async def _post(self, parcel: EventParcel) -> None:
        try:
            await self._receiver.take(parcel)
        except NotTaken as not_taken:
            log.info(
                "an event was not taken",
                item_id=parcel.item_id,
                endpoint=parcel.endpoint_id,
                why=not_taken.why,
            )
            await self._not_taken(parcel, not_taken.after)
        except Exception:
            log.exception("an event was not posted", reference=f"outbox {parcel.item_id}")
            await self._not_taken(parcel, 0.0)
        else:
            await self._desk.run(events_out.event_taken, parcel.item_id)

    async def _not_taken(self, parcel: EventParcel, after: float) -> None:
        if await self._desk.run(events_out.event_not_taken, parcel.item_id, after):
            log.warning("an event was set aside", item_id=parcel.item_id, endpoint=parcel.endpoint_id)
