"""Events for other programs: numbered and laid out for each endpoint, and read when they leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.publishing.endpoints import TURN
from bot.storage.tables import (
    Campaign,
    Contact,
    Conversation,
    Message,
    Move,
    OutboxItem,
    Person,
    PublicEvent,
    Report,
    Shift,
)
from bot.vocabulary import OutboxState, Parcel


@dataclass(frozen=True, slots=True)
class Facts:
    """What an event's own row says: ids, and, apart from them, names and words."""

    ids: dict[str, int | None]
    words: dict[str, Any]


def number_new(session: Session, *, now: datetime, limit: int) -> list[int]:
    """Give the oldest events without a number the next of their sequence; their ids.

    One process does so at a time, so that a sequence has no gaps, whichever transaction ends first.
    """
    new = col(PublicEvent.number).is_(None)
    if session.execute(sa.select(col(PublicEvent.id)).where(new).limit(1)).first() is None:
        return []
    dialect.take_turns(session, TURN)
    rows = session.exec(select(PublicEvent).where(new).order_by(col(PublicEvent.id)).limit(limit)).all()
    last = _last_numbers(session, rows)
    for row in rows:
        key = (row.thing, row.thing_id)
        last[key] = row.number = last.get(key, 0) + 1
        row.at = now
    session.flush()
    return [row.id or 0 for row in rows]


def _last_numbers(session: Session, rows: Sequence[PublicEvent]) -> dict[tuple[str, int], int]:
    thing, thing_id = col(PublicEvent.thing), col(PublicEvent.thing_id)
    found: dict[tuple[str, int], int] = {}
    for each in sorted({row.thing for row in rows}):
        ids = sorted({row.thing_id for row in rows if row.thing == each})
        last = sa.select(thing_id, sa.func.max(col(PublicEvent.number))).where(thing == each)
        last = last.where(dialect.among(session, thing_id, ids)).group_by(thing_id)
        found |= {(each, id_): number or 0 for id_, number in session.execute(last)}
    return found


def told(session: Session, *, before: datetime, limit: int) -> list[int]:
    """The oldest events that every endpoint took, laid out before a moment.

    Not the last of a sequence: the next number is found by it.
    """
    later, item = aliased(PublicEvent), aliased(OutboxItem)
    is_last = ~sa.exists().where(
        col(later.thing) == col(PublicEvent.thing),
        col(later.thing_id) == col(PublicEvent.thing_id),
        col(later.number) > col(PublicEvent.number),
    )
    on_its_way = sa.exists().where(
        col(item.subject_id) == col(PublicEvent.id),
        col(item.kind) == Parcel.PUBLIC_EVENT,
        col(item.state) != OutboxState.DONE,
    )
    rows = sa.select(col(PublicEvent.id)).where(col(PublicEvent.at) < before, ~is_last, ~on_its_way)
    return list(session.execute(rows.order_by(col(PublicEvent.id)).limit(limit)).scalars())


def forget(session: Session, event_ids: Sequence[int]) -> None:
    """Delete events, and what the outbox still knows of them."""
    of_them = dialect.among(session, col(OutboxItem.subject_id), event_ids)
    session.execute(sa.delete(OutboxItem).where(col(OutboxItem.kind) == Parcel.PUBLIC_EVENT, of_them))
    session.execute(sa.delete(PublicEvent).where(dialect.among(session, col(PublicEvent.id), event_ids)))


def get(session: Session, event_id: int) -> PublicEvent:
    """One event."""
    return session.get_one(PublicEvent, event_id)


def facts(session: Session, event: PublicEvent, *, words: bool) -> Facts:
    """What it is about, as that stands now; names and words only where they are wanted."""
    family = event.kind.partition(".")[0]
    told = _READ[family](session, event.subject_id, words=words)
    return told if words else Facts(told.ids, {})


def _message(session: Session, id_: int, *, words: bool) -> Facts:
    row = session.get_one(Message, id_)
    ids = {"message": row.id, "person": row.person_id, **_contact_of(session, row.conversation_id)}
    said = {"body": row.body} | _phone(row.phone) | _names(session, row.conversation_id, row.person_id)
    return Facts(ids, said if words else {})


def _report(session: Session, id_: int, *, words: bool) -> Facts:
    row = session.get_one(Report, id_)
    ids = {"report": row.id, "person": row.person_id, **_contact_of(session, row.conversation_id)}
    said = {"tags": row.tags, "removed": row.removed, "answers": row.answers, "note": row.note}
    return Facts(ids, said | _names(session, row.conversation_id, row.person_id) if words else {})


def _contact(session: Session, id_: int, *, words: bool) -> Facts:
    return Facts(_contact_of(session, id_), _names(session, id_, None) if words else {})


def _move(session: Session, id_: int, *, words: bool) -> Facts:
    row = session.get_one(Move, id_)
    ids = {"reassignment": row.reassignment_id, "from": row.from_id, "to": row.to_id}
    ids |= _contact_of(session, row.conversation_id)
    if not words:
        return Facts(ids, {})
    ends = {"from_name": _person(session, row.from_id), "to_name": _person(session, row.to_id)}
    return Facts(ids, ends | _names(session, row.conversation_id, None))


def _campaign(session: Session, id_: int, *, words: bool) -> Facts:
    return Facts({}, {"campaign_name": session.get_one(Campaign, id_).name} if words else {})


def _shift(session: Session, id_: int, *, words: bool) -> Facts:
    row = session.get_one(Shift, id_)
    times = {"starts_at": row.starts_at.isoformat(), "ends_at": row.ends_at.isoformat()}
    return Facts({"shift": row.id}, times if words else {})


def _contact_of(session: Session, conversation_id: int | None) -> dict[str, int | None]:
    row = session.get(Conversation, conversation_id) if conversation_id else None
    return {"contact": row.contact_id if row else None}


def _names(session: Session, conversation_id: int | None, person_id: int | None) -> dict[str, Any]:
    """Who the contact is, and who of the team did it."""
    row = session.get(Conversation, conversation_id) if conversation_id else None
    contact = session.get(Contact, row.contact_id) if row else None
    said: dict[str, Any] = {"person_name": _person(session, person_id)} if person_id else {}
    if row is None or contact is None:
        return said
    named = {"first_name": contact.first_name, "last_name": contact.last_name} | _phone(row.phone)
    return said | named | {"campaign_name": session.get_one(Campaign, row.campaign_id).name}


def _phone(kept: str) -> dict[str, str]:
    """A number; of who was forgotten a keyed hash is kept, which is nobody's business."""
    return {"phone": kept} if kept.startswith("+") else {}


def _person(session: Session, id_: int | None) -> str | None:
    now = aliased(Person)
    name = sa.func.coalesce(col(now.name), col(Person.name))
    rows = sa.select(name).select_from(Person).outerjoin(now, col(now.id) == col(Person.part_of))
    found = session.execute(rows.where(col(Person.id) == id_)).first()
    return found[0] if found else None


_READ = {
    "text": _message,
    "reply": _message,
    "report": _report,
    "contact": _contact,
    "conversation": _move,
    "campaign": _campaign,
    "shift": _shift,
}
