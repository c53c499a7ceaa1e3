"""What contacts' rows may call people: keys, addresses, handles, accounts."""

import re
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.people import persons
from bot.storage.tables import Identity, Person

# No address and no account begins so.
_KEY = "person:"
_IS_KEY = re.compile(rf"{_KEY}[0-9]{{1,18}}")


def key_of(person_id: int) -> str:
    """The key of a person, which stays the same when their name or address changes."""
    return f"{_KEY}{person_id}"


def key_column(person_id: Any) -> sa.ColumnElement[str]:
    """The same, of a column."""
    return sa.literal(_KEY, sa.String) + sa.cast(person_id, sa.String)


def keys_of(session: Session, person: Person) -> list[str]:
    """What a contact's row may call this person: keys, addresses, handles, accounts, in lower case."""
    rows = session.execute(_ACCOUNTS, {"person": person.id}).scalars()
    linked = session.execute(_LINKED, {"person": person.id}).scalars()
    return sorted(_names([person, *linked], rows).keys())


_ACCOUNTS = sa.select(Identity).where(col(Identity.person_id) == sa.bindparam("person"))
_LINKED = sa.select(Person).where(col(Person.part_of) == sa.bindparam("person"))


def keys_of_suspended(session: Session) -> list[str]:
    """What contacts' rows may call the people who are suspended."""
    suspended = col(Person.suspended_at).is_not(None)
    people = list(session.exec(select(Person).where(suspended, col(Person.part_of).is_(None))))
    if not people:
        return []
    ids = [person.id or 0 for person in people]
    people += session.exec(select(Person).where(dialect.among(session, Person.part_of, ids)))
    rows = session.exec(select(Identity).where(dialect.among(session, Identity.person_id, ids)))
    return sorted(_names(people, rows).keys())


def called(session: Session, keys: Collection[str]) -> dict[str, Person]:
    """The people whom these keys name, by key; several keys may name one person, and some nobody."""
    if not keys:
        return {}
    people = {person.id or 0: person for person in session.exec(select(Person))}
    names = _names(people.values(), session.exec(select(Identity).order_by(col(Identity.id).desc())))
    return {key: people[names[key]] for key in keys if key in names}


def addresses(session: Session, keys: Collection[str]) -> dict[str, str]:
    """The e-mail addresses of the people whom these keys name, by key, where they have one."""
    ids = [int(key.removeprefix(_KEY)) for key in keys if _IS_KEY.fullmatch(key)]
    return {key_of(id_): row.email for id_, row in persons.named(session, ids).items() if row.email}


def _names(people: Iterable[Person], identities: Iterable[Identity]) -> dict[str, int]:
    """Names and the people they mean.

    Another person's key is never a name, whatever people call themselves.
    """
    names = {
        name.lower(): row.person_id
        for row in identities
        for name in (row.handle, f"@{row.handle}", row.account)
        if not name.lower().startswith(_KEY)
    }
    for person in people:
        names |= {person.email.lower(): persons.whole(person)} if person.email else {}
        names[key_of(person.id or 0)] = persons.whole(person)
    return names
