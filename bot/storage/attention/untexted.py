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

_C = dialect.plain(Conversation).c
_KEPT = _C.reserved_for
_CAMPAIGNS: Any = sa.bindparam("campaigns", type_=dialect.Ids)
_MOST: Any = sa.bindparam("most", type_=sa.BigInteger)


def count_untexted(session: Session, campaigns: Sequence[int], *, most: int) -> tuple[int, int]:
    """Unsent contacts of these campaigns, held and not held; each counted up to `most`.

    Reserved contacts count for neither.
    """
    facts = {"campaigns": campaigns, "most": most}
    held, *free = session.execute(_counts(dialect.name(session)), facts).one()
    return held, min(sum(free), most)


@cache
def _counts(name: str) -> sa.Select[Any]:
    pool, reserved = (*untaken(), _KEPT.is_(None)), (*untaken(), _KEPT.is_not(None))
    return sa.select(
        _held(name),
        _free(name, *pool, not_elsewhere(), order=(_C.zone, _C.position)),
        _free(name, *pool, ~not_elsewhere(), order=(_C.zone, _C.texted_elsewhere_at)),
        _free(name, *reserved, order=(_KEPT, _C.position)),
    )


def _held(name: str) -> Any:
    """The holder comes first in the index of what is held, so everybody is named."""
    of_them = dialect.among_bound(name, _C.campaign_id, _CAMPAIGNS)
    theirs = _ones(of_them, in_state(ConversationState.UNTEXTED), in_play())
    if name == "postgresql":
        people = dialect.plain(Person)
        return _each(people, theirs.where(_C.holder_id == people.c.id))
    return _counted(theirs.where(_C.holder_id.in_(sa.select(col(Person.id)))))


def _free(name: str, *rules: sa.ColumnElement[bool], order: tuple[sa.ColumnElement[Any], ...]) -> Any:
    """In the `order` of the index that has them: else PostgreSQL may look for them in the whole table."""
    if name == "postgresql":
        campaigns = sa.func.unnest(_CAMPAIGNS).table_valued(sa.column("id", sa.BigInteger)).render_derived()
        return _each(campaigns, _ones(*rules, _C.campaign_id == campaigns.c.id).order_by(*order))
    return _counted(_ones(*rules, dialect.among_bound(name, _C.campaign_id, _CAMPAIGNS)))


def _each(of: sa.FromClause, rows: sa.Select[Any]) -> Any:
    """Those of one after the other, until there are enough."""
    theirs = rows.correlate(of).limit(_MOST).lateral()
    return _counted(sa.select(theirs.c.one).select_from(of.join(theirs, sa.true())))


def _ones(*rules: sa.ColumnElement[bool]) -> sa.Select[Any]:
    one: sa.ColumnElement[int] = sa.literal_column("1")
    return sa.select(one.label("one")).select_from(dialect.plain(Conversation)).where(*rules)


def _counted(rows: sa.Select[Any]) -> Any:
    return sa.select(sa.func.count()).select_from(rows.limit(_MOST).subquery()).scalar_subquery()
