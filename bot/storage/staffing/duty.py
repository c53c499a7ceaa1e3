"""Who is on duty where: on a running shift, finishing one that ended, or at work.

Whoever acted in a campaign is at work there for a while, unless since then they were done for the day or
went off a shift of it. An act at the very moment of either counts as before it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.people import user_lists
from bot.storage.shifts import shifts
from bot.storage.tables import Attendance, Cover, Person, Shift, ShiftMember
from bot.vocabulary import Role

_NOW: Any = sa.bindparam("now", type_=INSTANT)
_CAMPAIGN: Any = sa.bindparam("campaign", type_=sa.BigInteger)
_SINCE: Any = sa.bindparam("since", type_=INSTANT)
_PEOPLE: Any = sa.bindparam("people", type_=dialect.Ids)


@dataclass(frozen=True, slots=True)
class Window:
    """A campaign at this moment, and since when an act there makes somebody be at work."""

    campaign_id: int
    now: datetime
    since: datetime

    @property
    def facts(self) -> dict[str, Any]:
        """The parameters of this module's statements."""
        return {"campaign": self.campaign_id, "now": self.now, "since": self.since}


def keeps_shifts(session: Session, campaign_id: int, *, since: datetime) -> bool:
    """Whether a shift of this campaign, or one of all, runs, is planned, or ended since then."""
    return session.execute(keeps(), {"campaign": campaign_id, "since": since}).first() is not None


@cache
def keeps(since: str = "since") -> sa.Select[Any]:
    """The statement: a shift of `campaign`, or of all, that has not ended before a parameter of this name."""
    after: Any = sa.bindparam(since, type_=INSTANT)
    stands = (col(Shift.called_off_at).is_(None), col(Shift.ends_at) > after)
    return sa.select(col(Shift.id)).where(_of_campaign(), *stands).limit(1)


def is_on(session: Session, window: Window, person_id: int) -> bool:
    """Whether somebody is on duty in a campaign."""
    return bool(on_among(session, window, [person_id]))


def on_among(session: Session, window: Window, people: Collection[int]) -> set[int]:
    """Those of these people who are on duty in a campaign."""
    if not people:
        return set()
    facts = window.facts | {"people": sorted(people)}
    return set(session.execute(_on_among(dialect.name(session)), facts).scalars())


@cache
def _on_among(name: str) -> Any:
    member, there = col(ShiftMember.person_id), col(Attendance.person_id)
    on_shift = members().where(dialect.among_bound(name, member, _PEOPLE), _works())
    at_work = _at_work().where(dialect.among_bound(name, there, _PEOPLE), col(Attendance.acted_at) > _SINCE)
    return sa.union(on_shift, at_work)


def everybody_on(session: Session, window: Window) -> list[int]:
    """The people who are on duty in a campaign, by id."""
    return sorted(set(session.execute(everybody(), window.facts).scalars()))


@cache
def everybody() -> Any:
    """The statement: who is on duty in `campaign` at `now`, for an act after `since` too."""
    return sa.union(members().where(_works()), _at_work().where(col(Attendance.acted_at) > _SINCE))


def anybody_on(session: Session, window: Window) -> bool:
    """Whether anybody is on duty in a campaign."""
    return session.execute(_anybody(), window.facts).first() is not None


@cache
def _anybody() -> Any:
    both = sa.union_all(members().where(_works()), _at_work().where(col(Attendance.acted_at) > _SINCE))
    return both.limit(1)


def worked_last(session: Session, campaign_id: int, person_id: int, now: datetime) -> datetime | None:
    """When somebody was last at work in a campaign, however long ago; None if they have gone since."""
    facts = {"campaign": campaign_id, "now": now, "people": [person_id]}
    return session.execute(_worked_last(dialect.name(session)), facts).scalars().first()


@cache
def _worked_last(name: str) -> sa.Select[Any]:
    there = dialect.among_bound(name, col(Attendance.person_id), _PEOPLE)
    return _at_work().with_only_columns(col(Attendance.acted_at)).where(there)


def done_among(session: Session, campaign_id: int, people: Collection[int]) -> set[int]:
    """Those of these people who were done for the day and have not been at work in a campaign since."""
    facts = {"campaign": campaign_id, "people": sorted(people)}
    return set(session.execute(_done_among(dialect.name(session)), facts).scalars())


@cache
def _done_among(name: str) -> sa.Select[Any]:
    acted = sa.select(sa.literal(1)).where(
        col(Attendance.person_id) == col(Person.id),
        col(Attendance.campaign_id) == _CAMPAIGN,
        col(Attendance.acted_at) > col(Person.done_at),
    )
    theirs = dialect.among_bound(name, col(Person.id), _PEOPLE)
    return sa.select(col(Person.id)).where(theirs, col(Person.done_at).is_not(None), ~sa.exists(acted))


def of_one(person: Any, campaign: Any) -> tuple[sa.ColumnElement[Any], ...]:
    """Within a statement, at `now`: whether somebody is on a shift, and when they were last at work."""
    on_shift = members(campaign).where(col(ShiftMember.person_id) == person, _works())
    worked = _at_work(campaign).with_only_columns(col(Attendance.acted_at))
    return sa.exists(on_shift), worked.where(col(Attendance.person_id) == person).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Among:
    """Who may be given a reply: the people of a user list, if there is one, and perhaps `admins` beside."""

    list_id: int | None = None
    admins: bool = True

    @property
    def kind(self) -> bool | None:
        """Which condition it takes: none, that of the list, or that of the list alone."""
        return self.admins if self.list_id is not None else None


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody who is at work, with their own cap."""

    person_id: int
    cap: int | None


def at_work(session: Session, window: Window, among: Among, *, limit: int, offset: int) -> list[AtWork]:
    """People who are at work in a campaign, the latest act first, up to a limit."""
    facts = window.facts | {"list": among.list_id, "most": limit, "past": offset}
    return [AtWork(*row) for row in session.execute(_latest(among.kind), facts)]


@cache
def _latest(kind: bool | None) -> sa.Select[Any]:  # noqa: FBT001  as `Among` says
    rows = (
        _at_work()
        .add_columns(col(Person.cap))
        .where(col(Attendance.acted_at) > _SINCE)
        .where(col(Person.suspended_at).is_(None), col(Person.part_of).is_(None))
        .order_by(col(Attendance.acted_at).desc(), col(Attendance.person_id))
    )
    rows = rows.where(*may_get(col(Attendance.person_id), kind))
    return rows.limit(sa.bindparam("most")).offset(sa.bindparam("past"))


def may_get(person: Any, kind: bool | None) -> list[sa.ColumnElement[bool]]:  # noqa: FBT001
    """Whether a person, joined with its row, is among those who may be given a reply, by the `list`."""
    if kind is None:
        return []
    of_list = user_lists.in_list(person, sa.bindparam("list"))
    return [of_list | (col(Person.role) == Role.ADMIN.value)] if kind else [of_list]


def be_done(session: Session, person_id: int, now: datetime) -> None:
    """Somebody is done for the day: their acts until now no longer keep them on duty."""
    theirs = sa.update(Person).where(col(Person.id) == person_id)
    session.execute(theirs.values(done_at=now, noted_until=None))
    session.execute(
        sa.update(ShiftMember)
        .where(col(ShiftMember.person_id) == person_id, col(ShiftMember.finishing_until) > now)
        .values(finishing_until=now)
    )


def be_back(session: Session, person_id: int, done_at: datetime) -> None:
    """Undo that somebody is done for the day, unless they were done again since."""
    theirs = sa.update(Person).where(col(Person.id) == person_id, col(Person.done_at) == done_at)
    session.execute(theirs.values(done_at=None))


def running_of(session: Session, person_id: int, now: datetime) -> Sequence[int]:
    """The running shifts on whose roster somebody is, by id."""
    mine = (col(ShiftMember.person_id) == person_id, col(ShiftMember.left_at).is_(None))
    runs = (col(Shift.called_off_at).is_(None), col(Shift.starts_at) <= now, col(Shift.ends_at) > now)
    rows = sa.select(col(ShiftMember.shift_id)).join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
    return session.execute(rows.where(*mine, *runs).order_by(col(ShiftMember.shift_id))).scalars().all()


def left_at(session: Session, person_id: int, moment: datetime, now: datetime) -> Sequence[int]:
    """The running shifts that somebody left at a moment, by id."""
    mine = (col(ShiftMember.person_id) == person_id, col(ShiftMember.left_at) == moment)
    runs = (col(Shift.called_off_at).is_(None), col(Shift.ends_at) > now)
    rows = sa.select(col(ShiftMember.shift_id)).join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
    return session.execute(rows.where(*mine, *runs).order_by(col(ShiftMember.shift_id))).scalars().all()


def _of_campaign(campaign: Any = _CAMPAIGN) -> sa.ColumnElement[bool]:
    of: sa.ColumnElement[bool] = (col(Shift.campaign_id) == campaign) | col(Shift.campaign_id).is_(None)
    return of


def members(campaign: Any = _CAMPAIGN) -> sa.Select[Any]:
    """Who is on any shift of a campaign or of all, now or ever."""
    rows = sa.select(col(ShiftMember.person_id)).join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
    return rows.where(_of_campaign(campaign))


def _works() -> Any:
    """On a running shift, or still finishing what it left, as they said."""
    runs = sa.and_(
        col(Shift.called_off_at).is_(None),
        col(Shift.starts_at) <= _NOW,
        col(Shift.ends_at) > _NOW,
        shifts.present(_NOW),
    )
    return runs | (col(ShiftMember.finishing_until) > _NOW)


def _at_work(campaign: Any = _CAMPAIGN) -> sa.Select[Any]:
    """Whose last act in a campaign was after they last went off duty."""
    person, acted = col(Attendance.person_id), col(Attendance.acted_at)
    done = col(Person.done_at)
    return (
        sa.select(person)
        .join(Person, col(Person.id) == person)
        .where(col(Attendance.campaign_id) == campaign)
        # A time in the future was noted before the clock was set back.
        .where(done.is_(None) | (done < acted) | (done > _NOW))
        .where(~went_since(person, col(Attendance.campaign_id), acted, _NOW))
    )


def has_gone_since(
    session: Session, campaign_id: int, person_id: int, moment: datetime, now: datetime
) -> bool:
    """Whether somebody went off a shift of a campaign, or of all, since a moment."""
    facts = {"person": person_id, "campaign": campaign_id, "since": moment, "now": now}
    return bool(session.execute(_has_gone(), facts).scalar_one())


@cache
def _has_gone() -> sa.Select[Any]:
    person: Any = sa.bindparam("person", type_=sa.BigInteger)
    return sa.select(went_since(person, _CAMPAIGN, _SINCE, _NOW))


def went_since(
    person: Any, campaign: Any, moment: Any, now: Any, *, strictly: bool = False
) -> sa.ColumnElement[bool]:
    """Whether somebody went off a shift of a campaign, or of all, after a moment or at it."""

    def later(at: Any) -> sa.ColumnElement[bool]:
        found: sa.ColumnElement[bool] = at > moment if strictly else at >= moment
        return found

    of = (col(Shift.campaign_id) == campaign) | col(Shift.campaign_id).is_(None)
    begun = (col(Shift.called_off_at).is_(None), col(Shift.starts_at) <= now, later(col(Shift.ends_at)))
    left, ends = col(ShiftMember.left_at), col(Shift.ends_at)
    stayed = left.is_(None) & sa.not_(col(ShiftMember.covering))
    gone = (
        sa.select(sa.literal(1))
        .select_from(ShiftMember)
        .join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
        .where(col(ShiftMember.person_id) == person, of, *begun)
        .where((stayed & (ends <= now)) | (later(left) & (left >= col(Shift.starts_at))))
    )
    asker, taker = col(Cover.asker_id) == person, col(Cover.taker_id) == person
    begins, over = col(Cover.starts_at), col(Cover.ends_at)
    covered = (
        sa.select(sa.literal(1))
        .select_from(Cover)
        .join(Shift, col(Shift.id) == col(Cover.shift_id))
        .where(asker | taker, col(Cover.taken_at).is_not(None), sa.not_(col(Cover.whole)), of, *begun)
        .where((asker & (begins <= now) & later(begins)) | (taker & (over <= now) & later(over)))
    )
    return sa.exists(gone) | sa.exists(covered)
