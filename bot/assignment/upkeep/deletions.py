"""What admins are told of before it is deleted by time."""

from collections.abc import Iterable

from bot.assignment.outcomes.letters import Deletion, DeletionsPost
from bot.storage.engine.database import Session
from bot.storage.forgetting import ageing
from bot.storage.tables import Campaign, ContactList

# A letter names so many, the soonest in front.
_NAMED = 10


def post(session: Session) -> DeletionsPost | None:
    """What is deleted by time next; None where nothing is."""
    rows: Iterable[Campaign | ContactList] = (
        *ageing.planned_campaigns(session),
        *ageing.planned_lists(session),
    )
    found = [
        Deletion(row.id or 0, row.name, isinstance(row, ContactList), row.purge_at)
        for row in rows
        if row.purge_at is not None
    ]
    return DeletionsPost(tuple(sorted(found, key=lambda row: row.at)[:_NAMED])) if found else None
