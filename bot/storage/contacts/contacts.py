"""Contact lists and their rows."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.engine.types import ROW_ID
from bot.storage.tables import Campaign, Contact, ContactList, PhoneNumber
from bot.vocabulary import ListState

# What a later row of the same number replaces.
_CHANGES = ("first_name", "last_name", "email", "zone", "assigned_to", "line", "fields", "written", "barred")


def get(session: Session, contact_id: int) -> Contact:
    """One contact that is known to exist."""
    return dialect.get(session, Contact, contact_id)


def begin_list(
    session: Session, name: str, file_hash: str, *, loaded_by: int | None, now: datetime
) -> ContactList:
    """A list that is being imported: nobody can use it yet."""
    row = ContactList(name=name, file_hash=file_hash, loaded_by=loaded_by, created_at=now, touched_at=now)
    session.add(row)
    session.flush()
    return row


def find_list(session: Session, list_id: int) -> ContactList | None:
    """One contact list."""
    return dialect.find(session, ContactList, list_id)


def list_names(session: Session) -> list[tuple[int, str]]:
    """Every list's name, by id; until this transaction ends nobody else can take a name."""
    dialect.take_turns(session, "contact list names")
    rows = session.execute(sa.select(col(ContactList.id), col(ContactList.name)))
    return [(id_ or 0, name) for id_, name in rows]


def list_of_file(session: Session, file_hash: str) -> ContactList | None:
    """A loaded list that came from the very same file."""
    return session.execute(_list_of_file(), {"hash": file_hash}).scalars().first()


@cache
def _list_of_file() -> sa.Select[ContactList]:
    same = col(ContactList.file_hash) == sa.bindparam("hash")
    return sa.select(ContactList).where(same, col(ContactList.state) == ListState.READY)


def lists(session: Session) -> Sequence[ContactList]:
    """Contact lists that are loaded or being loaded, newest first."""
    rows = select(ContactList).where(ContactList.state != ListState.FAILED)
    return session.exec(rows.order_by(col(ContactList.id).desc())).all()


def campaigns_of(session: Session, lists_: Sequence[int]) -> dict[int, int]:
    """How many campaigns use each of these lists."""
    return dict(session.execute(_campaigns_of(dialect.name(session)), {"ids": lists_}).all())


@cache
def _campaigns_of(name: str) -> sa.Select[int, int]:
    of, ids = col(Campaign.list_id), sa.bindparam("ids", type_=dialect.Ids)
    return sa.select(of, sa.func.count()).where(dialect.among_bound(name, of, ids)).group_by(of)


def add(session: Session, list_id: int, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows of distinct numbers; a number that the list has is replaced.

    All rows are one parameter: one parameter for each value would take five times as long.
    """
    session.execute(_add(dialect.name(session)), {"list": list_id, "rows": json.dumps(rows)})


@cache
def _add(name: str) -> Any:
    names = ("phone", *_CHANGES)
    rows = dialect.records(name, "rows", Contact, names)
    facts = sa.select(sa.bindparam("list", type_=ROW_ID), *(rows.c[each] for each in names))
    # Without a condition SQLite would take ON CONFLICT for the ON of a join.
    added = dialect.insert(name, Contact).from_select(["list_id", *names], facts.where(sa.true()))
    new = {each: added.excluded[each] for each in _CHANGES}
    # Whatever row of a number bars it, it stays barred.
    new["barred"] = sa.func.coalesce(added.excluded.barred, dialect.plain(Contact).c.barred)
    return added.on_conflict_do_update(index_elements=["list_id", "phone"], set_=new)


def count(session: Session, list_id: int) -> int:
    """How many contacts a list has."""
    return int(session.execute(_COUNT, {"list": list_id}).scalar_one())


def count_barred(session: Session, list_id: int) -> int:
    """How many contacts of a list its own rows bar."""
    return int(session.execute(_COUNT_BARRED, {"list": list_id}).scalar_one())


def by_assignee(session: Session, list_id: int) -> dict[str, int]:
    """How many contacts of a list are assigned to somebody, by the name that its rows give them."""
    return dict(session.execute(_BY_ASSIGNEE, {"list": list_id}).all())


def nth(session: Session, list_id: int, place: int) -> Contact | None:
    """The contact of a list at a place, counted from 0; meant for small places."""
    return session.execute(_NTH, {"list": list_id, "place": place}).scalars().first()


_MINE = col(Contact.list_id) == sa.bindparam("list")
_COUNT = sa.select(sa.func.count()).select_from(Contact).where(_MINE)
_COUNT_BARRED = _COUNT.where(col(Contact.barred).is_not(None))
_BY_ASSIGNEE = (
    sa.select(col(Contact.assigned_to), sa.func.count())
    .where(_MINE, col(Contact.assigned_to) != "")
    .group_by(col(Contact.assigned_to))
)
_NTH = sa.select(Contact).where(_MINE).order_by(col(Contact.id)).offset(sa.bindparam("place")).limit(1)


def fail_stale(session: Session, *, before: datetime) -> None:
    """Mark imports as failed that were last touched before then."""
    session.execute(
        sa.update(ContactList)
        .where(col(ContactList.state) == ListState.IMPORTING, col(ContactList.touched_at) < before)
        .values(state=ListState.FAILED, file_hash="", name=ContactList.name + sa.literal(" (failed)"))
    )


def drop_failed(session: Session, *, limit: int) -> int:
    """Delete up to `limit` rows of failed lists; say how many."""
    failed = select(ContactList.id).where(ContactList.state == ListState.FAILED)
    ids = select(Contact.id).where(col(Contact.list_id).in_(failed)).limit(limit)
    return dialect.affected(session, sa.delete(Contact).where(col(Contact.id).in_(ids)))


def page(session: Session, list_id: int, *, after: int, limit: int) -> Sequence[tuple[Contact, bool]]:
    """Contacts of a list in order, those of a greater id than `after`, and whether each has opted out."""
    rows = session.execute(_PAGE, {"list": list_id, "after": after, "most": limit})
    return [(contact, opted_out_at is not None) for contact, opted_out_at in rows]


_PAGE = (
    sa.select(Contact, col(PhoneNumber.opted_out_at))
    .outerjoin(PhoneNumber, col(PhoneNumber.phone) == col(Contact.phone))
    .where(_MINE, col(Contact.id) > sa.bindparam("after"))
    .order_by(col(Contact.id))
    .limit(sa.bindparam("most"))
)


def named(session: Session, contacts: Sequence[int]) -> dict[int, Contact]:
    """These contacts, by id."""
    rows = session.execute(_named(dialect.name(session)), {"ids": contacts}).scalars()
    return {row.id or 0: row for row in rows}


@cache
def _named(name: str) -> sa.Select[Contact]:
    ids: sa.BindParameter[Sequence[int]] = sa.bindparam("ids", type_=dialect.Ids)
    return sa.select(Contact).where(dialect.among_bound(name, col(Contact.id), ids))
