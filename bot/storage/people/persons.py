"""People and their accounts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Conversation, Identity, Person
from bot.vocabulary import Role, Volume

# The precision with which a person's last act is stored.
_FINE = timedelta(minutes=1)
NUMBER = "phone "  # before a number whose texts take turns


@dataclass(frozen=True, slots=True)
class Account:
    """A person's account on a platform and the name they carry there."""

    platform: str
    workspace: str
    account: str
    handle: str


def enrol(
    session: Session, account: Account, *, email: str | None, role: Role | None, now: datetime, **told: str
) -> Person:
    """Find or add the person behind an account, and keep their name and address current.

    An account elsewhere with the same e-mail address belongs to the same person. Of several accounts, the one
    whose name changed last gives the person's name. `role` promotes, never demotes. What else the platform
    `told` is kept: their zone and their language.
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
    elif account.handle and _rename(session, account):
        person.name = account.handle
    person.email = email.lower() if email else person.email
    person.zone = told.get("zone") or person.zone
    person.platform_language = told.get("language") or person.platform_language
    person.role = role or person.role
    session.flush()
    return person


def by_account(
    session: Session,
    platform: str,
    workspace: str,
    account: str,
    *,
    locked: bool = False,
    about: int | None = None,
) -> Person | None:
    """The person behind an account; `locked`, as by `locked`.

    `about` a conversation, nobody else passes for a text to or from its number until this transaction ends.
    """
    facts = {"platform": platform, "workspace": workspace, "account": account, "about": about}
    takes_turns = about is not None and dialect.on_postgresql(session)
    return session.execute(_by_account(locked=locked, in_turn=takes_turns), facts).scalars().first()


def on_platform(session: Session, platform: str, account: str) -> Person | None:
    """The person behind an account of a platform, in any workspace."""
    rows = select(Person).join(Identity, col(Identity.person_id) == col(Person.id))
    found = rows.where(Identity.platform == platform, Identity.account == account).order_by(col(Person.id))
    return session.exec(found).first()


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


def accounts_in(session: Session, platform: str, workspace: str) -> Sequence[str]:
    """Every known account of a workspace."""
    rows = select(Identity.account).where(Identity.platform == platform, Identity.workspace == workspace)
    return session.exec(rows.order_by(col(Identity.id))).all()


@cache
def _by_account(*, locked: bool, in_turn: bool) -> sa.Select[Any]:
    """Built once, because every operation begins with it."""
    accounts = dialect.plain(Identity).c
    rows = (
        sa.select(Person)
        .join(Identity, accounts.person_id == col(Person.id))
        .where(*(accounts[each] == sa.bindparam(each) for each in ("platform", "workspace", "account")))
    )
    if in_turn:
        rows = rows.add_columns(turn_about().scalar_subquery())
    return dialect.locked(rows, of=Person).execution_options(populate_existing=True) if locked else rows


def turn_about() -> sa.Select[Any]:
    """For PostgreSQL: take turns with every other text to and from the number of a conversation, `about`."""
    of = dialect.plain(Conversation).c
    name = sa.literal(NUMBER, sa.String) + of.phone
    return sa.select(dialect.turn(name)).where(of.id == sa.bindparam("about"))


def find(session: Session, person_id: int) -> Person | None:
    """One person; somebody who was linked with another is that other person now."""
    found = dialect.find(session, Person, person_id)
    return dialect.get(session, Person, whole(found)) if found else None


def whole(person: Person) -> int:
    """Who somebody is now: themselves, or the person they were linked with."""
    return person.part_of or person.id or 0


def parts(session: Session) -> dict[int, int]:
    """Which former ids belong to which person, of the few people who were linked."""
    linked = col(Person.part_of).is_not(None)
    rows = session.execute(sa.select(col(Person.id), col(Person.part_of)).where(linked))
    return {id_: whole_ for id_, whole_ in rows if id_ is not None and whole_ is not None}


def summed(session: Session, counts: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Counts by person, with those of linked people added to the person they are now."""
    sums, of = dict[int, tuple[int, int]](), parts(session)
    for id_, (first, second) in counts.items():
        before = sums.get(of.get(id_, id_), (0, 0))
        sums[of.get(id_, id_)] = (before[0] + first, before[1] + second)
    return sums


def ids_of(session: Session, person_id: int) -> list[int]:
    """All ids under which a person's past is stored: their own, and those of people linked with them."""
    linked = session.execute(sa.select(col(Person.id)).where(col(Person.part_of) == person_id)).scalars()
    return [person_id, *sorted(id_ for id_ in linked if id_ is not None)]


def locked(session: Session, person_id: int) -> Person | None:
    """A person, locked until this transaction ends: two clicks of one person run one after the other.

    Somebody who was linked meanwhile is returned as part of the other person.
    """
    return session.execute(_locked(), {"id": person_id}).scalars().first()


@cache
def _locked() -> sa.Select[Any]:
    rows = sa.select(Person).where(col(Person.id) == sa.bindparam("id"))
    return dialect.locked(rows).execution_options(populate_existing=True)


def acted(session: Session, person: Person, now: datetime, platform: str) -> None:
    """Note, once a minute, that somebody acts, and where letters go; whoever locked the person writes it."""
    if person.active_at is None or now - person.active_at >= _FINE or person.platform != platform:
        session.execute(_acted(), {"person": person.id, "now": now, "where": platform})
        has_acted(person, now, platform)


def has_acted(person: Person, now: datetime, platform: str) -> None:
    """It is stored that they did."""
    set_committed_value(person, "active_at", now)
    set_committed_value(person, "platform", platform)


@cache
def _acted() -> sa.Update:
    people = dialect.plain(Person)
    free = dialect.locked(sa.select(people.c.id).where(people.c.id == sa.bindparam("person")), skip=True)
    acted_ = sa.update(people).where(people.c.id.in_(free))
    return acted_.values(active_at=sa.bindparam("now"), platform=sa.bindparam("where"))


def hears_nothing(session: Session, person_id: int) -> bool:
    """Whether somebody wants no messages that nobody asked for."""
    return session.exec(select(Person.volume).where(Person.id == person_id)).first() == Volume.NONE


def everybody(session: Session) -> Sequence[Person]:
    """All people, admins first, then by name."""
    return session.exec(
        select(Person)
        .where(col(Person.part_of).is_(None))
        .order_by(col(Person.role), sa.func.lower(Person.name), col(Person.id))
    ).all()


def take_turns_about_admins(session: Session) -> None:
    """Until this transaction ends, nobody else changes who is an admin."""
    dialect.take_turns(session, "admins")


def admins(session: Session) -> Sequence[Person]:
    """The admins who are not suspended."""
    return session.execute(_ADMINS).scalars().all()


_ADMINS = (
    sa.select(Person)
    .where(col(Person.role) == Role.ADMIN, col(Person.suspended_at).is_(None), col(Person.part_of).is_(None))
    .order_by(col(Person.id))
)


def usual_zone(session: Session) -> str:
    """The zone of most people; of several, the first by name; empty while none is known."""
    return session.execute(_usual_zone()).scalars().first() or ""


@cache
def _usual_zone() -> sa.Select[Any]:
    zone = col(Person.zone)
    return sa.select(zone).where(zone != "").group_by(zone).order_by(sa.func.count().desc(), zone).limit(1)


def with_accounts(session: Session, people: Iterable[int]) -> dict[int, tuple[Person, list[Account]]]:
    """These people and their accounts, by id; whoever was linked with another is that person now."""
    found: dict[int, tuple[Person, list[Account]]] = {}
    ids = sorted(set(people))
    if ids:
        for id_, person, *account in session.execute(_with_accounts(dialect.name(session)), {"ids": ids}):
            theirs = found.setdefault(id_, (person, []))[1]
            theirs += [Account(*account)] if account[0] is not None else []
    return found


@cache
def _with_accounts(name: str) -> sa.Select[Any]:
    known = (Identity.platform, Identity.workspace, Identity.account, Identity.handle)
    theirs = col(Identity.person_id) == col(Person.id)
    return _named(name).add_columns(*map(col, known)).outerjoin(Identity, theirs).order_by(col(Identity.id))


def named(session: Session, people: Iterable[int]) -> dict[int, Person]:
    """These people, by id; whoever was linked with another is that person now."""
    ids = sorted(set(people))
    return dict(session.execute(_named(dialect.name(session)), {"ids": ids}).all()) if ids else {}


@cache
def _named(name: str) -> sa.Select[Any]:
    asked = dialect.plain(Person).alias("asked").c
    return (
        sa.select(asked.id, Person)
        .join(Person, col(Person.id) == sa.func.coalesce(asked.part_of, asked.id))
        .where(dialect.among_bound(name, asked.id, sa.bindparam("ids", type_=dialect.Ids)))
    )


def _rename(session: Session, account: Account) -> bool:
    """Note what an account is called now; whether that is new."""
    renamed = (
        sa.update(Identity)
        .where(
            col(Identity.platform) == account.platform,
            col(Identity.workspace) == account.workspace,
            col(Identity.account) == account.account,
        )
        .where(col(Identity.handle) != account.handle)
        .values(handle=account.handle)
    )
    return dialect.affected(session, renamed) > 0


def _by_email(session: Session, email: str | None) -> Person | None:
    if not email:
        return None
    found = session.exec(select(Person).where(Person.email == email.lower()).order_by(col(Person.id))).first()
    return session.get_one(Person, whole(found)) if found else None


def _add(session: Session, name: str, email: str | None, now: datetime) -> Person:
    person = Person(name=name, email=email.lower() if email else None, created_at=now)
    session.add(person)
    session.flush()
    return person
