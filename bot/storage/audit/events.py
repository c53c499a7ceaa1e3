"""The record of what was done, reports filed, posts standing in chat, and requests seen."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage import dialect
from bot.storage.tables import Delivery, Event, Post, Report


def note(
    session: Session,
    verb: str,
    *,
    now: datetime,
    actor_id: int | None,
    surface: str = "",
    facts: Mapping[str, Any] | None = None,
    **about: int | None,
) -> int:
    """Write a line into the record, about a `campaign_id`, `conversation_id` or `person_id`; its id.

    Facts hold ids, counts and settings, never names, numbers or bodies.
    """
    line = {"at": now, "verb": verb, "actor_id": actor_id, "surface": surface, "facts": dict(facts or {})}
    return dialect.insert_row(session, Event, line | about)


def line(session: Session, event_id: int) -> Event | None:
    """One line of the record."""
    return session.get(Event, event_id)


def last_at(session: Session, campaign_id: int, verbs: Sequence[str]) -> datetime | None:
    """When one of these was last done to a campaign."""
    rows = select(Event.at).where(Event.campaign_id == campaign_id, col(Event.verb).in_(verbs))
    return session.exec(rows.order_by(col(Event.at).desc()).limit(1)).first()


def count_since(session: Session, verb: str, since: datetime) -> int:
    """How often this was noted since then, whatever it was about."""
    rows = select(sa.func.count()).select_from(Event).where(Event.at > since, Event.verb == verb)
    return session.exec(rows).one()


def facts_of(session: Session, verb: str, campaign_id: int, since: datetime | None) -> list[dict[str, Any]]:
    """The facts of what was noted about a campaign with this verb, since then or ever."""
    rows = select(Event.facts).where(Event.campaign_id == campaign_id, Event.verb == verb)
    found = session.exec(rows if since is None else rows.where(Event.at > since))
    return [dict(facts) for facts in found]


def told_to(
    session: Session, person_id: int, campaign_id: int, verbs: Sequence[str], since: datetime
) -> Sequence[Event]:
    """What was noted about somebody in a campaign with these verbs since then, newest first."""
    rows = select(Event).where(Event.person_id == person_id, Event.at > since)
    rows = rows.where(Event.campaign_id == campaign_id, col(Event.verb).in_(verbs))
    return session.exec(rows.order_by(col(Event.id).desc())).all()


def reports(session: Session, conversation_id: int) -> Sequence[Report]:
    """What was filed on a conversation, oldest first."""
    return session.exec(
        select(Report).where(Report.conversation_id == conversation_id).order_by(col(Report.id))
    ).all()


def report_by_act(session: Session, act: str) -> Report | None:
    """The report that this one human act filed, if it did."""
    return session.exec(select(Report).where(Report.act == act)).first()


def file(session: Session, report: Report) -> None:
    """File a report."""
    session.add(report)


def post_of(session: Session, kind: str, subject_id: int, platform: str, address: str) -> str | None:
    """The platform's reference of the message that stands for a subject, if it was posted."""
    return session.exec(
        select(Post.reference).where(
            Post.kind == kind,
            Post.subject_id == subject_id,
            Post.platform == platform,
            Post.address == address,
        )
    ).first()


def places_of(session: Session, kind: str, subject_id: int) -> list[tuple[str, str]]:
    """Where (platform, address) messages about a subject stand."""
    rows = sa.select(col(Post.platform), col(Post.address)).where(
        col(Post.kind) == kind, col(Post.subject_id) == subject_id
    )
    return [(platform, address) for platform, address in session.execute(rows)]


def posted_at(session: Session, kind: str, subject_id: int, platform: str, address: str) -> datetime | None:
    """When the message that stands for a subject was posted; editing it since does not count."""
    return session.exec(
        select(Post.posted_at).where(
            Post.kind == kind,
            Post.subject_id == subject_id,
            Post.platform == platform,
            Post.address == address,
        )
    ).first()


def posted(
    session: Session, kind: str, subject_id: int, *, to: tuple[str, str], reference: str, now: datetime
) -> None:
    """Remember where the message about a subject stands."""
    platform, address = to
    row = {
        "kind": kind,
        "subject_id": subject_id,
        "platform": platform,
        "address": address,
        "reference": reference,
        "posted_at": now,
    }
    key = ("kind", "subject_id", "platform", "address")
    dialect.upsert(session, Post, [row], key=key, change=("reference", "posted_at"))


def first_sight(session: Session, source: str, key: str, *, now: datetime) -> bool:
    """Whether this delivery is seen for the first time."""
    return dialect.insert_new(session, Delivery, {"source": source, "key": key, "seen_at": now})


def seen(session: Session, source: str, key: str, *, now: datetime) -> None:
    """Remember that this delivery was seen now, whether or not it was before."""
    row = {"source": source, "key": key, "seen_at": now}
    dialect.upsert(session, Delivery, [row], key=("source", "key"), change=("seen_at",))


def forget_deliveries(session: Session, *, before: datetime) -> None:
    """Drop the memory of deliveries too old to be repeated."""
    session.execute(sa.delete(Delivery).where(col(Delivery.seen_at) < before))
