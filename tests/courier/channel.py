"""A chat platform in memory, and what tests say of the letters on their way to it."""

import asyncio
from collections.abc import Callable

import sqlalchemy as sa
from sqlmodel import col

from bot.assignment.outcomes.letters import Letter
from bot.storage.tables import OutboxItem


class Channel:
    """A chat platform in memory: keeps what was posted, and does to the next posts as it is told."""

    def __init__(self) -> None:
        self.posted: list[Letter] = []
        self.tried: list[Letter] = []
        self.times: list[float] = []
        self.next: list[Exception | Callable[[], None]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def post(self, letter: Letter, /) -> str:
        self.tried.append(letter)
        await self.gate.wait()
        if self.next:
            raise self.next.pop(0)  # type: ignore[misc]
        self.posted.append(letter)
        self.times.append(asyncio.get_running_loop().time())
        return letter.reference or f"{letter.address}:{len(self.posted)}"


def states(bank) -> list[str]:
    with bank.database.reading() as session:
        return list(session.execute(sa.select(col(OutboxItem.state)).order_by(col(OutboxItem.id))).scalars())


def all_wait(bank, courier) -> bool:
    """Whether all letters wait and none is under the courier's hand, where it would be put off as a twin."""
    return states(bank) == ["waiting"] and not any(len(rounds) for rounds in courier._rounds)


def wait_for_it(bank, courier, world) -> float:
    """Let the time pass until the only letter that waits is due; how many seconds."""
    waits = sa.select(col(OutboxItem.due_at)).where(col(OutboxItem.state) == "waiting")
    with bank.database.reading() as session:
        pause = session.execute(waits).scalar_one() - world.now()
    world.advance(pause)
    courier.wake()
    return float(pause.total_seconds())
