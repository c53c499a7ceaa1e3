"""How many contacts have no text yet: counted from indexes and up to a limit, so that no list is too long."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import in_play, in_state, not_elsewhere, untaken
from bot.storage.engine import dialect
from bot.storage.tables import Conversation, Person
from bot.vocabulary import ConversationState


def count_untexted(session: Session, campaigns: Sequence[int], *, most: int) -> tuple[int, int]:
    """Unsent contacts of these campaigns, held and not held; each counted up to `most`.

    Reserved contacts count for neither.
    """
    facts = {"campaigns": campaigns, "most": most}
    held, *free = session.execute(_counts(dialect.name(session)), facts).one()
    return held, min(sum(free), most)


@cache
def _counts(name: str) -> sa.Select[Any]:
    of_them = dialect.among_bound(
        name, col(Conversation.campaign_id), sa.bindparam("campaigns", type_=dialect.Ids)
    )
    # The holder comes first in the index of what is held, so everybody is named.
    everybody: Any = sa.select(col(Person.id)).scalar_subquery()
    holder: Any = col(Conversation.holder_id)
    held = holder == sa.any_(sa.func.array(everybody)) if name == "postgresql" else holder.in_(everybody)
    kept = col(Conversation.reserved_for)
    return sa.select(
        _up_to_most(held, of_them, in_state(ConversationState.UNTEXTED), in_play()),
        _up_to_most(of_them, *untaken(), kept.is_(None), not_elsewhere()),
        _up_to_most(of_them, *untaken(), kept.is_(None), ~not_elsewhere()),
        _up_to_most(of_them, *untaken(), kept.is_not(None)),
    )


def _up_to_most(*rules: sa.ColumnElement[bool]) -> Any:
    rows: sa.Select[Any] = sa.select(sa.literal_column("1")).select_from(Conversation).where(*rules)
    first = rows.limit(sa.bindparam("most", type_=sa.BigInteger)).subquery()
    return sa.select(sa.func.count()).select_from(first).scalar_subquery()
