"""The conversation that comes after one was answered."""

from bot.assignment.conversations import answer
from bot.assignment.desk import Desk
from bot.assignment.outcomes.conversations import Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import NotAllowed


async def following(desk: Desk, who: Identity, next_waiting: int | None) -> Thread | None:
    """The next one that waits for this person, if they still hold it."""
    try:
        return await desk.read(answer.open_thread, who, next_waiting) if next_waiting else None
    except NotAllowed:  # somebody else got it meanwhile
        return None
