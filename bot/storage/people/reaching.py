"""Where people can be reached: the platform on which they acted last, and accounts that refused a letter."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.tables import Identity, OutboxItem, Person
from bot.vocabulary import OutboxState, Parcel

# For how long an account that refused a letter comes after the person's others, unless they act there.
CLOSED_FOR = timedelta(days=1)
_CAME = "reaching.came"


@dataclass(frozen=True, slots=True)
class Way:
    """An account of a person.

    `closed_at` is when it refused a letter, `last` whether they acted there last.
    """

    platform: str
    account: str
    closed_at: datetime | None
    last: bool
    language: str = ""
    platform_language: str = ""

    def is_closed(self, now: datetime) -> bool:
        """Whether it refused a letter lately and the person has not acted there since."""
        return self.closed_at is not None and now - self.closed_at < CLOSED_FOR


def ways_to(session: Session, person_id: int) -> list[Way]:
    """The accounts of a person, oldest first."""
    whole = sa.func.coalesce(Person.part_of, Person.id)
    is_who = sa.select(whole).where(col(Person.id) == person_id).scalar_subquery()
    rows = session.execute(
        sa.select(
            *map(col, (Identity.platform, Identity.account, Identity.closed_at, Person.platform)),
            *map(col, (Person.language, Person.platform_language)),
        )
        .join(Person, col(Person.id) == col(Identity.person_id))
        .where(col(Identity.person_id) == is_who)
        .order_by(col(Identity.id))
    )
    return [
        Way(where, account, closed_at, where == last, *told)
        for where, account, closed_at, last, *told in rows
    ]


def mark(session: Session, person: Person, platform: str) -> None:
    """Note for `whoever_came` that somebody asks from another platform than they acted on last."""
    if person.platform != platform:
        session.info[_CAME] = (person.id or 0, platform)


def whoever_came(session: Session) -> tuple[int, str] | None:
    """Who asked in this transaction, and from which platform, if that is another than before."""
    came_: tuple[int, str] | None = session.info.get(_CAME)
    return came_


def came(session: Session, person_id: int, platform: str, *, now: datetime) -> None:
    """Somebody acts on a platform: letters go there, also those of the last day that it refused.

    Where another transaction has locked the person, that one writes it.
    """
    facts = {"person": person_id, "where": platform}
    session.execute(_came(), facts)
    if dialect.affected(session, _opened(), facts):
        _send_again(session, person_id, now)


@cache
def _came() -> sa.Update:
    people = dialect.plain(Person)
    free = dialect.locked(sa.select(people.c.id).where(people.c.id == sa.bindparam("person")), skip=True)
    return sa.update(people).where(people.c.id.in_(free)).values(platform=sa.bindparam("where"))


@cache
def _opened() -> sa.Update:
    accounts = dialect.plain(Identity)
    here = (accounts.c.person_id == sa.bindparam("person"), accounts.c.platform == sa.bindparam("where"))
    return sa.update(accounts).where(*here, accounts.c.closed_at.is_not(None)).values(closed_at=None)


def closed(session: Session, platform: str, account: str, *, now: datetime) -> None:
    """An account refused a letter: it is tried last, until its person acts there."""
    theirs = (col(Identity.platform) == platform, col(Identity.account) == account)
    session.execute(sa.update(Identity).where(*theirs).values(closed_at=now))
    owners = sa.select(col(Identity.person_id)).where(*theirs)
    was_there = (col(Person.id).in_(owners), col(Person.platform) == platform)
    session.execute(sa.update(Person).where(*was_there).values(platform=""))


def _send_again(session: Session, person_id: int, now: datetime) -> None:
    """Of the letters to somebody that were given up lately, the newest of each kind and subject."""
    items = dialect.plain(OutboxItem)
    own = (items.c.platform == "") & (items.c.subject_id == person_id) & (items.c.kind != Parcel.TEXT.value)
    theirs = own | ((items.c.platform == "person") & (items.c.address == str(person_id)))
    key = (items.c.kind, items.c.subject_id, items.c.platform, items.c.address)
    dead = (
        sa.select(sa.func.max(items.c.id))
        .where(theirs, items.c.state == OutboxState.DEAD.value, items.c.failures == 0)
        .where(items.c.created_at > now - CLOSED_FOR)
        .group_by(*key)
    )
    twin = items.alias()
    same = [mine == twin.c[mine.name] for mine in key]
    waits = sa.exists().where(*same, twin.c.state == sa.literal_column("'waiting'"))
    again = sa.update(items).where(items.c.id.in_(dead), sa.not_(waits))
    session.execute(again.values(state=OutboxState.WAITING.value, due_at=now, attempts=0))
