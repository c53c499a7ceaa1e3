"""What was done: one row for each act, written when it is done and never changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect, together
from bot.storage.tables import Event


def note(
    session: Session,
    verb: str,
    *,
    now: datetime,
    actor_id: int | None,
    surface: str = "",
    facts: Mapping[str, Any] | None = None,
    **about: int | None,
) -> None:
    """Write a line into the record, about a `campaign_id`, `conversation_id` or `person_id`.

    Facts hold ids, counts and settings, never names, numbers or bodies.
    """
    line = {"at": now, "verb": verb, "actor_id": actor_id, "surface": surface, "facts": dict(facts or {})}
    together.write(session, _LINES, [line | about])


_EVENT = dialect.plain(Event).c
_ABOUT = ("campaign_id", "conversation_id", "person_id")
_COLUMNS = [_EVENT[each] for each in ("at", "verb", "actor_id", "surface", "facts", *_ABOUT)]


def _add(_: str, given: sa.FromClause) -> Any:
    names = [each.name for each in _COLUMNS]
    return sa.insert(dialect.plain(Event)).from_select(names, sa.select(*(given.c[each] for each in names)))


_LINES = together.Write("events", tuple(sa.column(each.name, each.type) for each in _COLUMNS), _add)


def note_now(
    session: Session, verb: str, facts: Mapping[str, Any], *, now: datetime, campaign_id: int
) -> int:
    """The same, of what nobody did, at once; returns the line's id."""
    line = {"at": now, "verb": verb, "actor_id": None, "surface": "", "facts": dict(facts)}
    return dialect.insert_row(session, Event, line | {"campaign_id": campaign_id})


def line(session: Session, event_id: int) -> Event | None:
    """One event."""
    return session.get(Event, event_id)


def last_at(session: Session, campaign_id: int, verbs: Sequence[str]) -> datetime | None:
    """When one of these verbs was last recorded for a campaign."""
    rows = select(Event.at).where(Event.campaign_id == campaign_id, col(Event.verb).in_(verbs))
    return session.exec(rows.order_by(col(Event.at).desc()).limit(1)).first()


def count_since(session: Session, verb: str, since: datetime) -> int:
    """How many events with this verb were recorded since then, in any campaign."""
    rows = select(sa.func.count()).select_from(Event).where(Event.at > since, Event.verb == verb)
    return session.exec(rows).one()


def facts_of(session: Session, verb: str, campaign_id: int, since: datetime | None) -> list[dict[str, Any]]:
    """The facts of a campaign's events with this verb, since then or of all time, oldest first."""
    rows = select(Event.facts).where(Event.campaign_id == campaign_id, Event.verb == verb)
    rows = rows.order_by(col(Event.id))
    found = session.exec(rows if since is None else rows.where(Event.at > since))
    return [dict(facts) for facts in found]


def told_to(
    session: Session, person_id: int, campaign_id: int, verbs: Sequence[str], since: datetime
) -> Sequence[Event]:
    """A person's events in a campaign with these verbs since then, newest first."""
    rows = select(Event).where(Event.person_id == person_id, Event.at > since)
    rows = rows.where(Event.campaign_id == campaign_id, col(Event.verb).in_(verbs))
    return session.exec(rows.order_by(col(Event.id).desc())).all()
