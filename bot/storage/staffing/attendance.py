"""When people were at work in which campaign; written once a minute at most, for every click needs it."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect, together
from bot.storage.engine.types import INSTANT
from bot.storage.people import persons
from bot.storage.tables import Attendance, Cover, Person, Shift

# The precision with which attendance is stored; the end of a shift is kept exactly.
_FINE = timedelta(minutes=1)


def is_noted(person: Person, campaign_id: int, now: datetime) -> bool:
    """Whether somebody's attendance says that they are at work, so that nothing need be written."""
    until = person.noted_until
    # A time in the future was noted before the clock was set back, and is ignored.
    return person.noted_in == campaign_id and until is not None and now < until <= now + _FINE


def write(session: Session, person: Person, campaign_id: int, now: datetime, platform: str) -> None:
    """Note that somebody is at work in a campaign now; an act after a shift's end is told apart from it.

    With it stands that they act now, on this platform: see `persons.acted`.
    """
    act = {"person_id": person.id, "campaign_id": campaign_id, "acted_at": now}
    together.write(session, _ATTENDED, [act])
    together.write(session, _NOTED, [act | {"until": now + _FINE, "surface": platform}])
    persons.has_acted(person, now, platform)


def last_act(session: Session, person_id: int, campaign_id: int) -> datetime | None:
    """When somebody was last at work in a campaign."""
    rows = select(Attendance.acted_at).where(
        Attendance.person_id == person_id, Attendance.campaign_id == campaign_id
    )
    return session.exec(rows).first()


def join(session: Session, former: int, new: int) -> None:
    """Merge two people who are one: in each campaign the later act counts, and the later end of a day."""
    theirs = session.exec(select(Attendance).where(Attendance.person_id == former)).all()
    mine = session.exec(select(Attendance).where(Attendance.person_id == new)).all()
    acted = {each.campaign_id: each.acted_at for each in mine}
    rows = [
        {"person_id": new, "campaign_id": each.campaign_id, "acted_at": each.acted_at}
        for each in theirs
        if each.campaign_id not in acted or acted[each.campaign_id] < each.acted_at
    ]
    dialect.upsert(session, Attendance, rows, key=("person_id", "campaign_id"), change=("acted_at",))
    session.execute(sa.delete(Attendance).where(col(Attendance.person_id) == former))
    days = session.execute(sa.select(col(Person.done_at)).where(col(Person.id).in_([former, new]))).scalars()
    done_at = max((day for day in days if day is not None), default=None)
    both = sa.update(Person).where(col(Person.id) == new)
    session.execute(both.values(done_at=done_at, noted_until=None))


def forget(session: Session, *people: int) -> None:
    """These people went off a shift, or are done for the day: their next act is written anew."""
    theirs = dialect.among(session, col(Person.id), sorted(people))
    session.execute(sa.update(Person).where(theirs).values(noted_until=None))


def _attended(name: str, given: sa.FromClause) -> Any:
    names = [each.name for each in _ACT]
    rows = sa.select(*(given.c[each] for each in names)).where(sa.true())  # as in `outbox`
    new = dialect.insert(name, Attendance).from_select(names, rows)
    return new.on_conflict_do_update(
        index_elements=["person_id", "campaign_id"], set_={"acted_at": new.excluded.acted_at}
    )


_T = dialect.plain(Attendance).c
_ACT = tuple(sa.column(each, _T[each].type) for each in ("person_id", "campaign_id", "acted_at"))
_ATTENDED = together.Write("attended", _ACT, _attended)


def _turns(name: str, given: sa.FromClause) -> sa.ColumnElement[datetime]:
    """The first moment within the minute at which a shift ends for anybody, or the minute's end."""
    act, first = given.c, sa.func.least if name == "postgresql" else sa.func.min
    ends = (col(Shift.ends_at), col(Cover.starts_at), col(Cover.ends_at))
    moments = (
        sa.select(sa.func.min(each)).where(each > act.acted_at, each <= act.until).correlate(given)
        for each in ends
    )
    return first(*(sa.func.coalesce(each.scalar_subquery(), act.until) for each in moments))


def _noted(name: str, given: sa.FromClause) -> Any:
    """This waits for no lock: where another transaction has locked the person, the next act is written."""
    people, act = dialect.plain(Person), given.c
    mine = people.c.id == act.person_id
    free = dialect.locked(sa.select(people.c.id).where(mine).correlate(given), skip=True).scalar_subquery()
    until = _turns(name, given)
    noted = {"noted_in": act.campaign_id, "noted_until": until}
    acted = {"active_at": act.acted_at, "platform": act.surface}
    return sa.update(people).where(mine, people.c.id == free).values(noted | acted)


_NOTED = together.Write(
    "noted", (*_ACT, sa.column("until", INSTANT), sa.column("surface", sa.String)), _noted
)
