"""A process that carries a bank's texts and is killed at one of the courier's boundaries.

Started as `python -m tests.courier.doomed`, with its orders as JSON.
"""

import asyncio
import json
import os
import signal
import sys
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import Any

from bot.assignment.desk import Desk
from bot.assignment.outcomes.delivery import DoubtfulText, TextParcel, UnheardText
from bot.assignment.rules.texts.media import Medium
from bot.assignment.texting import delivery, dispatch
from bot.courier import Courier, Limits, Listed, Sent
from bot.handlers.twilio.account import TwilioAccount
from bot.handlers.twilio.gateway import TwilioGateway
from bot.handlers.twilio.http import open_session
from bot.storage.engine.database import Database, Session

# Where a courier can die: around each of its commits, and around its call to the provider.
BOUNDARIES = (
    "before the lease is committed",
    "after the lease is committed",
    "before the provider is called",
    "after the provider answered",
    "before the answer is committed",
    "after the answer is committed",
)


def die() -> None:
    """As by `kill -9`."""
    os.kill(os.getpid(), signal.SIGKILL)


class DoomedDesk(Desk):
    """Dies around the courier's own operations, the `turn`-th time."""

    boundary, turn = "", 0

    async def run(self, operation: Any, *facts: Any, **named: Any) -> Any:
        asked = operation.func if isinstance(operation, partial) else operation
        name = {dispatch.lease_texts: "lease", delivery.record_accepted: "answer"}.get(asked)

        def doomed(session: Session, now: datetime, *facts: Any, **named: Any) -> Any:
            outcome = operation(session, now, *facts, **named)
            session.flush()
            if outcome:
                self.reach(f"before the {name} is committed")
            return outcome

        outcome = await super().run(doomed if name else operation, *facts, **named)
        if outcome:
            self.reach(f"after the {name} is committed")
        return outcome

    def reach(self, boundary: str) -> None:
        """Die here if it is time."""
        if boundary == self.boundary:
            self.turn -= 1
            if self.turn <= 0:
                die()


class DoomedGateway:
    """Dies around the call to the provider."""

    def __init__(self, gateway: TwilioGateway, desk: DoomedDesk) -> None:
        self._gateway = gateway
        self._desk = desk

    async def send(self, parcel: TextParcel) -> Sent:
        self._desk.reach("before the provider is called")
        sent = await self._gateway.send(parcel)
        self._desk.reach("after the provider answered")
        return sent

    async def look_up(self, text: DoubtfulText) -> None:
        """Not before the restart."""

    async def look_at(self, text: UnheardText) -> None:
        """Nor this."""

    async def received(self, since: datetime) -> Listed:
        """Nobody wrote."""
        return Listed([])

    async def sent_with(self, provider_id: str) -> tuple[Medium, ...]:
        """So nothing was sent with it."""
        return ()


async def carry(orders: dict[str, Any]) -> None:
    """Carry until killed."""
    now = datetime.fromisoformat(orders["now"])
    with closing(DoomedDesk(Database(orders["database"]), lambda: now)) as desk:
        desk.boundary, desk.turn = orders["boundary"], orders["turn"]
        async with open_session() as session:
            gateway = TwilioGateway(TwilioAccount(**orders["account"]), session)
            await Courier(desk, DoomedGateway(gateway, desk), {}, Limits(orders["per_second"])).run()


if __name__ == "__main__":
    asyncio.run(carry(json.loads(sys.argv[1])))
