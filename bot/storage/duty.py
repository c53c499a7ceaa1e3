"""Who is on duty where: on a shift that runs, or finishing what is left of one that ended."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage import dialect, shifts
from bot.storage.tables import Shift, ShiftMember


def has_begun(session: Session, now: datetime, campaign_id: int) -> bool:
    """Whether a shift of this campaign, or one of all, has begun at some time."""
    return session.execute(_has_begun(), {"campaign": campaign_id, "now": now}).first() is not None


@cache
def _has_begun() -> sa.Select[Any]:
    begun = (col(Shift.called_off_at).is_(None), col(Shift.starts_at) <= sa.bindparam("now"))
    return sa.select(col(Shift.id)).where(_of_campaign(), *begun).limit(1)


def is_on(session: Session, now: datetime, campaign_id: int, person_id: int) -> bool:
    """Whether somebody is on a running shift of this campaign or of all, or finishing one."""
    facts = {"campaign": campaign_id, "now": now, "person": person_id}
    return session.execute(_is_on(), facts).first() is not None


@cache
def _is_on() -> sa.Select[Any]:
    rows = sa.select(col(ShiftMember.shift_id)).join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
    mine = col(ShiftMember.person_id) == sa.bindparam("person")
    return rows.where(mine, _of_campaign(), _works(sa.bindparam("now"))).limit(1)


def on_among(session: Session, now: datetime, campaign_id: int, people: Collection[int]) -> set[int]:
    """Those of these people who are on duty in a campaign."""
    if not people:
        return set()
    facts = {"campaign": campaign_id, "now": now, "people": sorted(people)}
    return set(session.execute(_on_among(dialect.name(session)), facts).scalars())


@cache
def _on_among(name: str) -> sa.Select[Any]:
    rows = sa.select(col(ShiftMember.person_id)).join(Shift, col(Shift.id) == col(ShiftMember.shift_id))
    people = sa.bindparam("people", type_=dialect.Ids)
    theirs = dialect.among_bound(name, col(ShiftMember.person_id), people)
    return rows.distinct().where(theirs, _of_campaign(), _works(sa.bindparam("now")))


def _of_campaign() -> sa.ColumnElement[bool]:
    return (col(Shift.campaign_id) == sa.bindparam("campaign")) | col(Shift.campaign_id).is_(None)


def _works(now: Any) -> Any:
    """On a shift that runs, or by their own word at work on what it left."""
    runs = sa.and_(
        col(Shift.called_off_at).is_(None),
        col(Shift.starts_at) <= now,
        col(Shift.ends_at) > now,
        shifts.present(now),
    )
    return runs | (col(ShiftMember.finishing_until) > now)
