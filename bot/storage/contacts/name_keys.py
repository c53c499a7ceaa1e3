"""Keys by which contacts are found: put with them, dropped with them, looked up by their beginnings."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.tables import Conversation, NameKey

_LAST = chr(0x10FFFF)  # comes after whatever a key may go on with


def put(session: Session, keys: Mapping[int, Sequence[str]]) -> None:
    """Let these contacts be found by these keys."""
    rows = [{"key": key, "contact_id": contact} for contact, of in keys.items() for key in of]
    # In order, so that neighbours are written together.
    rows.sort(key=lambda row: (row["key"], row["contact_id"]))
    session.execute(_put(dialect.name(session)), {"rows": json.dumps(rows)})


def drop(session: Session, contacts: Sequence[int]) -> None:
    """These contacts are found no more."""
    session.execute(sa.delete(NameKey).where(dialect.among(session, col(NameKey.contact_id), contacts)))


def begins(words: Sequence[str]) -> sa.ColumnElement[bool]:
    """A key has words that begin so: with the longest in front, and with the others anywhere behind it."""
    first, *others = sorted(words, key=len, reverse=True)
    key = col(NameKey.key)
    rest = (sa.or_(key.like(f"{word} %"), key.like(f"% {word}%")) for word in others)
    return sa.and_(key >= first, key < first + _LAST, *rest)


def called(session: Session, words: Sequence[str], *, limit: int) -> list[int]:
    """Contacts whom these words call, by their names, at most so many."""
    rows = sa.select(col(NameKey.contact_id)).where(begins(words)).order_by(col(NameKey.key)).limit(limit)
    return list(dict.fromkeys(session.execute(rows).scalars()))


def conversations_of(session: Session, contacts: Sequence[int]) -> list[tuple[int, int]]:
    """The conversations of these contacts, each behind its contact; the newest first."""
    rows = (
        sa.select(col(Conversation.contact_id), col(Conversation.id))
        .where(dialect.among(session, col(Conversation.contact_id), contacts))
        .order_by(col(Conversation.id).desc())
    )
    return [(contact, conversation) for contact, conversation in session.execute(rows)]


def held(session: Session, words: Sequence[str], holder_id: int, *, limit: int) -> list[int]:
    """The conversations of one holder with contacts whom these words call."""
    theirs = sa.exists().where(col(NameKey.contact_id) == col(Conversation.contact_id), begins(words))
    rows = sa.select(col(Conversation.id)).where(col(Conversation.holder_id) == holder_id, theirs)
    return list(session.execute(rows.order_by(col(Conversation.id).desc()).limit(limit)).scalars())


@cache
def _put(name: str) -> Any:
    rows = dialect.records(name, "rows", NameKey, ("key", "contact_id"))
    # Without a condition SQLite would take ON CONFLICT for the ON of a join.
    new = sa.select(rows.c.key, rows.c.contact_id).where(sa.true())
    return dialect.insert(name, NameKey).from_select(["key", "contact_id"], new).on_conflict_do_nothing()
