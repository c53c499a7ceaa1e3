"""People by identity."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from bot.storage import dialect
from bot.storage.tables import Identity, Person
from bot.vocabulary import Role, Volume

# No address and no account begins so.
_KEY = "person:"
# So exactly it is known when somebody last did something.
_FINE = timedelta(seconds=30)
_IS_KEY = re.compile(rf"{_KEY}[0-9]{{1,18}}")


@dataclass(frozen=True, slots=True)
class Account:
    """A person's account on a platform and the name they carry there."""

    platform: str
    workspace: str
    account: str
    handle: str


def enrol(
    session: Session, account: Account, *, email: str | None, zone: str, role: Role | None, now: datetime
) -> Person:
    """Find or add the person behind an account, and keep their name and address current.

    An account elsewhere with the same e-mail address is the same person. `role` promotes, never demotes.
    """
    dialect.take_turns(session, f"enrol {account.platform} {account.account}")
    person = by_account(session, account.platform, account.workspace, account.account)
    if person is None:
        person = _by_email(session, email) or _add(session, account.handle, email, now)
        session.add(
            Identity(
                person_id=person.id or 0,
                platform=account.platform,
                workspace=account.workspace,
                account=account.account,
                handle=account.handle,
            )
        )
    elif account.handle:
        _rename(session, account)
    person.name = account.handle or person.name
    person.email = email.lower() if email else person.email
    person.zone = zone or person.zone
    person.role = role or person.role
    session.flush()
    return person


def by_account(session: Session, platform: str, workspace: str, account: str) -> Person | None:
    """The person behind an account."""
    facts = {"platform": platform, "workspace": workspace, "account": account}
    return session.execute(_by_account(), facts).scalars().first()


def behind(session: Session, platform: str, workspace: str, accounts: Sequence[str]) -> list[Person]:
    """The people behind those of the accounts that are known, each once."""
    rows = session.exec(
        select(Person)
        .join(Identity, col(Identity.person_id) == col(Person.id))
        .where(Identity.platform == platform, Identity.workspace == workspace)
        .where(col(Identity.account).in_(accounts))
        .order_by(col(Person.id))
    )
    return list(rows.unique())


@cache
def _by_account() -> sa.Select[Any]:
    """Built once, for every operation begins with it."""
    return (
        sa.select(Person)
        .join(Identity, col(Identity.person_id) == col(Person.id))
        .where(col(Identity.platform) == sa.bindparam("platform"))
        .where(col(Identity.workspace) == sa.bindparam("workspace"))
        .where(col(Identity.account) == sa.bindparam("account"))
    )


def find(session: Session, person_id: int) -> Person | None:
    """One person."""
    return session.get(Person, person_id)


def locked(session: Session, person_id: int) -> Person | None:
    """The person, for this transaction alone: two clicks of one person come one after the other."""
    return session.execute(_locked(), {"id": person_id}).scalars().first()


@cache
def _locked() -> sa.Select[Any]:
    rows = sa.select(Person).where(col(Person.id) == sa.bindparam("id"))
    return dialect.locked(rows).execution_options(populate_existing=True)


def acted(session: Session, person: Person, now: datetime) -> None:
    """Note that somebody does something now; nobody waits for this, and it is written twice a minute at most.

    Where another transaction has the person, what that one does will do.
    """
    if person.active_at is None or now - person.active_at >= _FINE:
        session.execute(_acted(), {"person": person.id, "now": now})
        set_committed_value(person, "active_at", now)


@cache
def _acted() -> sa.Update:
    people = dialect.plain(Person)
    free = dialect.locked(sa.select(people.c.id).where(people.c.id == sa.bindparam("person")), skip=True)
    return sa.update(people).where(people.c.id.in_(free)).values(active_at=sa.bindparam("now"))


def hears_nothing(session: Session, person_id: int) -> bool:
    """Whether somebody wants to be told nothing by itself."""
    return session.exec(select(Person.volume).where(Person.id == person_id)).first() == Volume.NONE


def everybody(session: Session) -> Sequence[Person]:
    """All people, admins first, then by name."""
    return session.exec(
        select(Person).order_by(col(Person.role), sa.func.lower(Person.name), col(Person.id))
    ).all()


def take_turns_about_admins(session: Session) -> None:
    """Until this transaction ends, nobody else changes who is an admin."""
    dialect.take_turns(session, "admins")


def admins(session: Session) -> Sequence[Person]:
    """The admins who are not suspended."""
    return session.exec(
        select(Person)
        .where(Person.role == Role.ADMIN, col(Person.suspended_at).is_(None))
        .order_by(col(Person.id))
    ).all()


def usual_zone(session: Session) -> str:
    """The zone of most people, of several as many the first by name; empty while nobody's is known."""
    return session.execute(_usual_zone()).scalars().first() or ""


@cache
def _usual_zone() -> sa.Select[Any]:
    zone = col(Person.zone)
    return sa.select(zone).where(zone != "").group_by(zone).order_by(sa.func.count().desc(), zone).limit(1)


def active_since(session: Session, since: datetime) -> set[int]:
    """The people who did something since then."""
    return set(session.execute(sa.select(col(Person.id)).where(col(Person.active_at) >= since)).scalars())


def accounts(session: Session, people: Iterable[int]) -> dict[int, list[Account]]:
    """The accounts of these people, by person."""
    found: dict[int, list[Account]] = defaultdict(list)
    ids = sorted(set(people))
    if ids:
        rows = session.exec(
            select(Identity).where(dialect.among(session, Identity.person_id, ids)).order_by(col(Identity.id))
        )
        for row in rows:
            found[row.person_id].append(Account(row.platform, row.workspace, row.account, row.handle))
    return found


def key_of(person_id: int) -> str:
    """What a person is called for good, whatever becomes of their name and address."""
    return f"{_KEY}{person_id}"


def key_column(person_id: Any) -> sa.ColumnElement[str]:
    """The same, of a column."""
    return sa.literal(_KEY, sa.String) + sa.cast(person_id, sa.String)


def keys_of(session: Session, person: Person) -> list[str]:
    """What a contact's row may call this person: their key, address, handles and accounts, in lower case."""
    rows = session.exec(select(Identity).where(Identity.person_id == person.id))
    return sorted(_names([person], rows).keys())


def keys_of_suspended(session: Session) -> list[str]:
    """What contacts' rows may call the people who are suspended."""
    suspended = col(Person.suspended_at).is_not(None)
    people = session.exec(select(Person).where(suspended)).all()
    if not people:
        return []
    ids = [person.id or 0 for person in people]
    rows = session.exec(select(Identity).where(dialect.among(session, Identity.person_id, ids)))
    return sorted(_names(people, rows).keys())


def called(session: Session, keys: Collection[str]) -> dict[str, Person]:
    """The people whom these keys mean, by key; several may mean one person, and some nobody."""
    if not keys:
        return {}
    people = {person.id or 0: person for person in session.exec(select(Person))}
    names = _names(people.values(), session.exec(select(Identity).order_by(col(Identity.id).desc())))
    return {key: people[names[key]] for key in keys if key in names}


def addresses(session: Session, keys: Collection[str]) -> dict[str, str]:
    """The e-mail addresses of those who are called by their keys, by key, where they have one."""
    ids = [int(key.removeprefix(_KEY)) for key in keys if _IS_KEY.fullmatch(key)]
    return {key_of(id_): row.email for id_, row in named(session, ids).items() if row.email}


def _names(people: Iterable[Person], identities: Iterable[Identity]) -> dict[str, int]:
    """Who is called what. Nobody is called by another's key, whatever name they give themselves."""
    names = {
        name.lower(): row.person_id
        for row in identities
        for name in (row.handle, f"@{row.handle}", row.account)
        if not name.lower().startswith(_KEY)
    }
    for person in people:
        names |= {person.email.lower(): person.id or 0} if person.email else {}
        names[key_of(person.id or 0)] = person.id or 0
    return names


def named(session: Session, people: Iterable[int]) -> dict[int, Person]:
    """These people, by id."""
    ids = sorted(set(people))
    if not ids:
        return {}
    rows = session.exec(select(Person).where(dialect.among(session, Person.id, ids)))
    return {row.id or 0: row for row in rows}


def _rename(session: Session, account: Account) -> None:
    session.execute(
        sa.update(Identity)
        .where(
            col(Identity.platform) == account.platform,
            col(Identity.workspace) == account.workspace,
            col(Identity.account) == account.account,
        )
        .values(handle=account.handle)
    )


def _by_email(session: Session, email: str | None) -> Person | None:
    return session.exec(select(Person).where(Person.email == email.lower())).first() if email else None


def _add(session: Session, name: str, email: str | None, now: datetime) -> Person:
    person = Person(name=name, email=email.lower() if email else None, created_at=now)
    session.add(person)
    session.flush()
    return person
