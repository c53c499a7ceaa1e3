"""Times at which something happened, but which are still to come: a clock that was ahead wrote them.

Until such a time has passed, whoever computes how long ago it was gets a wrong answer. So every column of
this kind is corrected, except those that `LEFT` names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from bot.storage.engine.types import INSTANT
from bot.vocabulary import TextStatus

_AGREED = "people agreed on it"
_OWN_RULE = "put off by rules of its own: see `storage.upkeep.future`"
_LONGER = "what somebody may still confirm, or type, holds a little longer"
LEFT: Mapping[str, str] = {
    # A campaign's pause ends as it was said (`resume` among the timers): by the provider's own midnight.
    "shift.starts_at": _AGREED,
    "shift.ends_at": _AGREED,
    "cover.starts_at": _AGREED,
    "cover.ends_at": _AGREED,
    "choosing.expires_at": _LONGER,
    "reassignment.expires_at": _LONGER,
    "link_code.expires_at": _LONGER,
    "forgetting.due_at": "what is deleted is overwritten whenever that was",
    "conversation.later_until": "somebody chose it, within a day",
    "campaign.purge_at": "a week ahead at least",
    "contact_list.purge_at": "a week ahead at least",
    "outbox.due_at": _OWN_RULE,
    "outbox.leased_until": _OWN_RULE,
    "timer.fire_at": _OWN_RULE,
    "timer.try_at": _OWN_RULE,
    "untaken_text.try_at": "what is further away than anything is ever put is tried at once",
    "delivery.seen_at": "repetitions are known a little longer; it also tells that a clock was ahead",
    "public_event.at": "programs were told so; the order is told by numbers",
    "person.noted_until": "what is more than a minute away counts for nothing",
}
_IN_DOUBT = (TextStatus.LEAVING.value, TextStatus.DOUBT.value)


@dataclass(frozen=True, slots=True)
class Lengths:
    """How far clocks are apart at most, how long somebody finishes, how long ago a text in doubt left."""

    apart: timedelta
    finishing: timedelta
    in_doubt: timedelta


def count(session: Session, now: datetime, lengths: Lengths) -> int:
    """How many rows say that something happened at a time that is still to come."""
    wrong = (_wrong(table, now, lengths) for table in _tables())
    rows = (sa.select(sa.func.count()).where(sa.or_(*each.values())) for each in wrong)
    return sum(int(session.execute(each).scalar_one()) for each in rows)


def set_right(session: Session, now: datetime, lengths: Lengths) -> int:
    """Set those times to now, all to the same moment, for equal times identify each other.

    Returns how many rows.
    """
    changed = 0
    for table in _tables():
        wrong = _wrong(table, now, lengths)
        rights = {
            name: sa.case((late, _right(table.c[name], now, lengths)), else_=table.c[name])
            for name, late in wrong.items()
        }
        result = session.execute(sa.update(table).where(sa.or_(*wrong.values())).values(rights))
        changed += int(getattr(result, "rowcount", 0))
    session.expire_all()
    return changed


def instants() -> set[str]:
    """Every column of the schema that holds a moment, as `table.column`."""
    return {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, type(INSTANT))
    }


def _tables() -> list[sa.Table]:
    mended = {name.partition(".")[0] for name in instants() - LEFT.keys()}
    return [table for table in SQLModel.metadata.sorted_tables if table.name in mended]


def _wrong(table: sa.Table, now: datetime, lengths: Lengths) -> dict[str, sa.ColumnElement[bool]]:
    """For each column that is corrected, whether its value is further away than it can be."""
    names = (name.partition(".") for name in sorted(instants() - LEFT.keys()))
    return {
        name: table.c[name] > _latest(table.c[name], now, lengths) + lengths.apart
        for of, _, name in names
        if of == table.name
    }


def _latest(column: sa.Column[Any], now: datetime, lengths: Lengths) -> datetime:
    return now + lengths.finishing if column.name == "finishing_until" else now


def _right(column: sa.Column[Any], now: datetime, lengths: Lengths) -> sa.ColumnElement[Any]:
    right = sa.literal(_latest(column, now, lengths), INSTANT)
    others = column.table.c
    if column.name == "decided_at":
        # Nobody knows which of two words was the later one: then a number that is opted out stays so.
        return sa.case((others.opted_out_at.is_not(None), right), else_=sa.null())
    if column.name == "left_at" and "status" in others:
        earlier = sa.literal(now - lengths.in_doubt, INSTANT)
        return sa.case((others.status.in_(_IN_DOUBT), earlier), else_=right)
    return right
