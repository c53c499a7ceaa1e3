"""Who is at hand in a campaign: on a shift, at work, or on a shift that begins soon, in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine.types import INSTANT, ROW_ID
from bot.storage.staffing import duty
from bot.storage.staffing.duty import Window
from bot.storage.tables import Person, Shift, ShiftMember

_ON, _ACTIVE, _KEPT = "on", "active", "kept"
_NOBODY: Any = sa.null().cast(ROW_ID)


@dataclass(frozen=True, slots=True)
class AtHand:
    """People of a campaign: on a running shift until then, on one that begins soon, and `on` duty.

    Where no shifts are `kept`, also who was `active` a moment ago.
    """

    running: Mapping[int, datetime]
    soon: Mapping[int, datetime]
    on: frozenset[int]
    active: frozenset[int]
    kept: bool


def at_hand(session: Session, window: Window, *, soon: datetime, active: datetime, kept: datetime) -> AtHand:
    """Who is at hand: shifts that begin until `soon` count, acts since `active`, and shifts since `kept`."""
    facts = window.facts | {"soon": soon, "active_since": active, "kept_since": kept}
    rows = session.execute(_at_hand(), facts).all()
    shifts = sorted((row for row in rows if row.starts_at is not None), key=lambda row: row.ends_at)
    coming = sorted((row for row in shifts if row.starts_at > window.now), key=lambda row: row.starts_at)
    running = {row.person_id: row.ends_at for row in shifts if row.starts_at <= window.now}
    who = {kind: frozenset(row.person_id for row in rows if row.kind == kind) for kind in (_ON, _ACTIVE)}
    begins = {row.person_id: row.starts_at for row in reversed(coming)}
    return AtHand(running, begins, who[_ON], who[_ACTIVE], any(row.kind == _KEPT for row in rows))


@cache
def _at_hand() -> Any:
    member, kept = col(ShiftMember.person_id), duty.keeps("kept_since").exists()
    on_roster = (col(ShiftMember.left_at).is_(None), sa.not_(col(ShiftMember.covering)))
    begun = (col(Shift.called_off_at).is_(None), col(Shift.starts_at) <= _moment("soon"))
    spans = (
        duty.members()
        .with_only_columns(member, col(Shift.starts_at), col(Shift.ends_at), _called(""))
        .where(*on_roster, *begun, col(Shift.ends_at) > _moment("now"))
    )
    on = duty.everybody().subquery()
    active = sa.select(col(Person.id)).where(col(Person.active_at) >= _moment("active_since"), ~kept)
    return sa.union_all(
        spans,
        sa.select(*on.c, *_no_times(), _called(_ON)),
        active.add_columns(*_no_times(), _called(_ACTIVE)),
        sa.select(_NOBODY, *_no_times(), _called(_KEPT)).where(kept),
    )


def _moment(name: str) -> Any:
    return sa.bindparam(name, type_=INSTANT)


def _no_times() -> tuple[Any, Any]:
    return sa.null().cast(INSTANT), sa.null().cast(INSTANT)


def _called(kind: str) -> Any:
    return sa.literal_column(f"'{kind}'", sa.String).label("kind")
