"""Shifts and who is on them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Campaign, Cover, Shift, ShiftMember


def on_now(session: Session, now: datetime, campaign_id: int | None) -> list[int]:
    """The people on a shift that runs now, by id: of this campaign or of all campaigns; of any, for None."""
    rows = (
        sa.select(col(ShiftMember.person_id))
        .distinct()
        .join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
        .where(_stands(), col(Shift.starts_at) <= now, col(Shift.ends_at) > now)
        .where(present(now))
        .order_by(col(ShiftMember.person_id))
    )
    if campaign_id is not None:
        rows = rows.where(_serves(campaign_id))
    return list(session.execute(rows).scalars())


def is_on(session: Session, now: datetime, person_id: int, campaign_id: int) -> bool:
    """Whether somebody is on a shift that runs now, of this campaign or of all."""
    facts = {"person": person_id, "campaign": campaign_id, "now": now}
    return bool(session.execute(_is_on(), facts).scalar_one())


@cache
def _is_on() -> sa.Select[Any]:
    return sa.select(on_a_shift())


def on_a_shift() -> sa.ColumnElement[bool]:
    """The same of a `person` and a `campaign` at the time `now` within a statement."""
    now: Any = sa.bindparam("now")
    return (
        sa.select(col(ShiftMember.person_id))
        .join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
        .where(_stands(), col(Shift.starts_at) <= now, col(Shift.ends_at) > now)
        .where(present(now), col(ShiftMember.person_id) == sa.bindparam("person"))
        .where((col(Shift.campaign_id) == sa.bindparam("campaign")) | col(Shift.campaign_id).is_(None))
        .exists()
    )


def next_for(session: Session, now: datetime, campaign_id: int) -> Shift | None:
    """The shift of a campaign, or of all, that begins first of those that run or are to come."""
    return session.exec(
        select(Shift)
        .where(_stands(), col(Shift.ends_at) > now, _serves(campaign_id))
        .order_by(col(Shift.starts_at), col(Shift.id))
    ).first()


def present(at: Any) -> sa.ColumnElement[bool]:
    """Whether a member of a shift is on it at a moment within it: from the roster, and from covers."""
    person = col(ShiftMember.person_id)
    last = (
        sa.select(col(Cover.taker_id) == person)
        .where(col(Cover.shift_id) == col(ShiftMember.shift_id), col(Cover.taken_at).is_not(None))
        .where(sa.not_(col(Cover.whole)))
        .where((col(Cover.asker_id) == person) | (col(Cover.taker_id) == person))
        .where(col(Cover.starts_at) <= at, col(Cover.ends_at) > at)
        .order_by(col(Cover.taken_at).desc(), col(Cover.id).desc())
        .limit(1)
        .correlate(ShiftMember)
        .scalar_subquery()
    )
    by_cover = sa.func.coalesce(last, sa.not_(col(ShiftMember.covering)))
    return sa.and_(col(ShiftMember.left_at).is_(None), by_cover)


def is_present(session: Session, shift_id: int, person_id: int, at: datetime) -> bool:
    """Whether somebody is on a shift at a moment within it."""
    rows = sa.select(col(ShiftMember.person_id)).where(
        col(ShiftMember.shift_id) == shift_id, col(ShiftMember.person_id) == person_id, present(at)
    )
    return session.execute(rows).first() is not None


def running(session: Session, now: datetime) -> Sequence[Shift]:
    """The shifts that run now, those that end first in front."""
    return session.exec(
        select(Shift)
        .where(_stands(), col(Shift.starts_at) <= now, col(Shift.ends_at) > now)
        .order_by(col(Shift.ends_at), col(Shift.id))
    ).all()


def upcoming(session: Session, now: datetime) -> Sequence[Shift]:
    """The shifts that have not begun, the next one in front."""
    return session.exec(
        select(Shift)
        .where(_stands(), col(Shift.starts_at) > now, col(Shift.ends_at) > now)
        .order_by(col(Shift.starts_at), col(Shift.id))
    ).all()


@dataclass(frozen=True, slots=True)
class Going:
    """A shift that runs or is to come, its campaign, whether somebody is on it, and the seats taken."""

    shift: Shift
    campaign: Campaign | None
    mine: bool
    taken: int


def going_on(session: Session, now: datetime, person_id: int, *, limit: int) -> list[Going]:
    """The first shifts that run or are to come, as somebody sees them."""
    facts = {"now": now, "person": person_id, "most": limit}
    return [Going(*row) for row in session.execute(_going_on(), facts)]


@cache
def _going_on() -> sa.Select[Any]:
    here = (col(ShiftMember.shift_id) == col(Shift.id), col(ShiftMember.left_at).is_(None))
    mine = sa.select(col(ShiftMember.shift_id)).where(
        *here, col(ShiftMember.person_id) == sa.bindparam("person")
    )
    seated = sa.select(sa.func.count()).where(*here, sa.not_(col(ShiftMember.covering)))
    return (
        sa.select(Shift, Campaign, mine.exists(), seated.correlate(Shift).scalar_subquery())
        .outerjoin(Campaign, col(Campaign.id) == col(Shift.campaign_id))
        .where(_stands(), col(Shift.ends_at) > sa.bindparam("now"))
        .order_by(col(Shift.starts_at), col(Shift.id))
        .limit(sa.bindparam("most"))
    )


def has_ended(session: Session, campaign_id: int, *, after: datetime, until: datetime) -> bool:
    """Whether a shift of this campaign or of all ended within a time."""
    rows = select(Shift.id).where(_stands(), Shift.ends_at > after, Shift.ends_at <= until)
    return session.exec(rows.where(_of(campaign_id) | col(Shift.campaign_id).is_(None))).first() is not None


def turned(session: Session, now: datetime, campaign_id: int) -> datetime | None:
    """When a shift of a campaign, or of all, began or ended last."""
    rows = sa.select(col(Shift.starts_at), col(Shift.ends_at)).where(_stands(), _serves(campaign_id))
    found = session.execute(rows.where(col(Shift.starts_at) <= now)).all()
    return max((each for row in found for each in row if each <= now), default=None)


def begun(session: Session, campaign_id: int, *, until: datetime) -> Sequence[Shift]:
    """The shifts of a campaign, or of all, that began until then, oldest first."""
    rows = select(Shift).where(_stands(), _serves(campaign_id), col(Shift.starts_at) <= until)
    return session.exec(rows.order_by(col(Shift.starts_at), col(Shift.id))).all()


def rosters(session: Session, shifts: Iterable[int]) -> dict[int, list[int]]:
    """The people on each of these shifts, in the order in which they joined; not those who only cover."""
    found: dict[int, list[int]] = defaultdict(list)
    ids = sorted(set(shifts))
    if ids:
        rows = session.execute(
            sa.select(col(ShiftMember.shift_id), col(ShiftMember.person_id))
            .where(dialect.among(session, ShiftMember.shift_id, ids), col(ShiftMember.left_at).is_(None))
            .where(sa.not_(col(ShiftMember.covering)))
            .order_by(col(ShiftMember.joined_at), col(ShiftMember.person_id))
        )
        for shift_id, person_id in rows:
            found[shift_id].append(person_id)
    return found


def find(session: Session, shift_id: int | None) -> Shift | None:
    """One shift, to look at."""
    return session.get(Shift, shift_id) if shift_id is not None else None


def locked(session: Session, shift_id: int) -> Shift | None:
    """One shift, for this transaction alone."""
    rows = dialect.locked(select(Shift).where(Shift.id == shift_id))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def take_turns(session: Session) -> None:
    """Until this transaction ends, nobody else adds shifts or series."""
    dialect.take_turns(session, "shifts")


def add(session: Session, shift: Shift) -> tuple[Shift, bool]:
    """Add a shift, unless one of the same campaign and times exists.

    Returns the shift and whether it is new.
    """
    take_turns(session)
    twin = session.exec(
        select(Shift)
        .where(_stands(), Shift.starts_at == shift.starts_at, Shift.ends_at == shift.ends_at)
        .where(_of(shift.campaign_id))
    ).first()
    if twin is not None:
        return twin, False
    session.add(shift)
    session.flush()
    return shift, True


def call_off_at(session: Session, series_id: int, starts_at: datetime, *, now: datetime) -> None:
    """Let a series have no shift that begins at this time."""
    session.add(
        Shift(
            series_id=series_id,
            starts_at=starts_at,
            ends_at=starts_at,
            called_off_at=now,
            closed_at=now,
            created_at=now,
        )
    )
    session.flush()


def members(session: Session, shift_id: int) -> list[int]:
    """Everybody who is on a shift or on a part of it, in the order in which they joined."""
    rows = (
        sa.select(col(ShiftMember.person_id))
        .where(col(ShiftMember.shift_id) == shift_id, col(ShiftMember.left_at).is_(None))
        .order_by(col(ShiftMember.joined_at), col(ShiftMember.person_id))
    )
    return list(session.execute(rows).scalars())


def member(session: Session, shift_id: int, person_id: int) -> ShiftMember | None:
    """Somebody's place on a shift, unless they have left it or never had one."""
    found = session.get(ShiftMember, (shift_id, person_id), populate_existing=True)
    return None if found is None or found.left_at is not None else found


def join(session: Session, shift_id: int, person_id: int, *, now: datetime, covering: bool = False) -> bool:
    """Put somebody on the roster, also again; returns whether that changed anything. Lock the shift first."""
    found = session.get(ShiftMember, (shift_id, person_id), populate_existing=True)
    if found is None:
        session.add(ShiftMember(shift_id=shift_id, person_id=person_id, joined_at=now, covering=covering))
    elif found.left_at is not None:
        found.joined_at, found.left_at, found.covering = now, None, covering
    elif found.covering and not covering:
        found.covering = False
    else:
        return False
    session.flush()
    return True


def rejoin(session: Session, shift_id: int, person_id: int, *, left_at: datetime) -> None:
    """Undo that somebody left at that moment. Lock the shift first."""
    found = session.get(ShiftMember, (shift_id, person_id), populate_existing=True)
    if found is not None and found.left_at == left_at:
        found.left_at = None
        session.flush()


def leave(session: Session, shift_id: int, person_id: int, *, now: datetime) -> bool:
    """Take somebody off the roster; returns whether they were on it. Lock the shift first."""
    found = member(session, shift_id, person_id)
    if found is None:
        return False
    found.left_at = now
    session.flush()
    return True


def end(session: Session, shift: Shift, *, now: datetime) -> bool:
    """End a shift, or call off one that has not begun; returns whether it was not over.

    Lock the shift first.
    """
    if shift.called_off_at is not None or shift.ends_at <= now:
        return False
    if shift.starts_at > now:
        shift.called_off_at = now
    else:
        shift.ends_at = now
    session.flush()
    return True


def _stands() -> sa.ColumnElement[bool]:
    return col(Shift.called_off_at).is_(None)


def _serves(campaign_id: int) -> sa.ColumnElement[bool]:
    return _of(campaign_id) | col(Shift.campaign_id).is_(None)


def _of(campaign_id: int | None) -> sa.ColumnElement[bool]:
    return col(Shift.campaign_id).is_not_distinct_from(campaign_id)
