"""Many who act at once, and what must be true of holders afterwards."""

import asyncio

import sqlalchemy as sa
from sqlmodel import col

from bot.assignment.refusals.general import Refusal
from bot.storage.tables import Assignment, Conversation


async def at_once(acts):
    """What each act came to: an answer, or the refusal that the person reads; any other error is raised."""
    results = await asyncio.gather(*acts, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, Refusal):
            raise result
    return results


def of_kind(results, kind):
    return [result for result in results if isinstance(result, kind)]


def holders(bank) -> dict[int, int | None]:
    """Every conversation's holder, as the conversation says."""
    with bank.database.reading() as session:
        return dict(session.execute(sa.select(col(Conversation.id), col(Conversation.holder_id))).all())


def live(bank) -> list[tuple[int, int]]:
    """Conversation and person of every live assignment."""
    with bank.database.reading() as session:
        rows = sa.select(col(Assignment.conversation_id), col(Assignment.person_id))
        return [tuple(row) for row in session.execute(rows.where(col(Assignment.ended_at).is_(None)))]


def assert_one_holder_each(bank):
    held = {id_: holder for id_, holder in holders(bank).items() if holder is not None}
    assert sorted(live(bank)) == sorted(held.items())
