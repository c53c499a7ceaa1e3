"""The outbox, messages in chat, received texts and requests, timers, and the record of what was done."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import document, instant, one_of, partial, points_to, row_id
from bot.vocabulary import OutboxState, Parcel, Timed, TimerState


class Event(SQLModel, table=True):
    """What somebody did that the record must keep; facts hold ids and words, never bodies."""

    __table_args__ = (
        sa.Index("ix_event_at", "at"),
        sa.Index("ix_event_campaign", "campaign_id", "at"),
        partial("ix_event_actor", "actor_id", "at", where="actor_id IS NOT NULL"),
        partial("ix_event_person", "person_id", "at", where="person_id IS NOT NULL"),
    )

    id: int | None = row_id()
    at: datetime = instant()
    verb: str
    actor_id: int | None = points_to("person.id", nullable=True)
    surface: str = ""
    campaign_id: int | None = None
    conversation_id: int | None = None
    person_id: int | None = None
    facts: dict[str, Any] = document(dict)


class OutboxItem(SQLModel, table=True):
    """Something that must leave: kind and subject only, so nothing personal is stored twice.

    `attempts` counts how often a courier took it, `failures` how often something went wrong with it then.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        one_of("kind", Parcel),
        one_of("state", OutboxState),
        partial(
            "uq_outbox_pending",
            "kind",
            "subject_id",
            "platform",
            "address",
            where="state = 'waiting'",
            unique=True,
        ),
        sa.Index("ix_outbox_subject", "subject_id", "kind"),
        partial("ix_outbox_due", "due_at", where="state = 'waiting'"),
        partial("ix_outbox_leaving", "leased_until", where="state = 'leaving'"),
        partial("ix_outbox_dead", "due_at", where="state = 'dead'"),
    )

    id: int | None = row_id()
    kind: str
    subject_id: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    platform: str = ""
    address: str = ""
    state: str = OutboxState.WAITING
    due_at: datetime = instant()
    attempts: int = 0
    failures: int = 0
    leased_until: datetime | None = instant(nullable=True)
    created_at: datetime = instant()


class Post(SQLModel, table=True):
    """Where on a platform a message about a subject stands, so that it is edited and not posted again."""

    __table_args__ = (sa.UniqueConstraint("kind", "subject_id", "platform", "address"),)

    id: int | None = row_id()
    kind: str
    subject_id: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    platform: str
    address: str
    reference: str
    posted_at: datetime = instant()


class CatchUp(SQLModel, table=True):
    """How far the provider's list of received texts was read; there is one row.

    It is `due` when a process has begun and not read it yet. `failing_since` it does not answer, `told_at`
    admins were told so, and at `waived_at` one of them chose to text on without it.
    """

    __tablename__ = "catch_up"

    id: int = Field(sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=False))
    began_at: datetime = instant()
    read_to: datetime = instant()
    due: bool = False
    failing_since: datetime | None = instant(nullable=True)
    told_at: datetime | None = instant(nullable=True)
    waived_at: datetime | None = instant(nullable=True)


class UntakenText(SQLModel, table=True):
    """A text of the provider's list that could not be stored, until it is stored or given up.

    After `failures` failed tries it is left alone until `try_at`. `phone` is the sender's.
    """

    __tablename__ = "untaken_text"

    provider_id: str = Field(primary_key=True)
    phone: str
    sent_at: datetime = instant()
    failures: int = 0
    try_at: datetime = instant()
    given_up_at: datetime | None = instant(nullable=True)


class Delivery(SQLModel, table=True):
    """A request from outside that was seen, so that its repetition has no second effect."""

    source: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    seen_at: datetime = instant()


class Timer(SQLModel, table=True):
    """Something that is to happen once, at a moment; it is fired in one transaction.

    After `failures` failed tries it is left alone until `try_at`.
    """

    __table_args__ = (
        one_of("kind", Timed),
        one_of("state", TimerState),
        sa.UniqueConstraint("kind", "subject_id", "key", "fire_at"),
        partial("ix_timer_due", "fire_at", "id", where="state = 'waiting'"),
        partial("ix_timer_given_up", "settled_at", where="state = 'given_up'"),
        sa.Index("ix_timer_subject", "subject_id", "kind"),
    )

    id: int | None = row_id()
    kind: str
    subject_id: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    key: str = ""
    fire_at: datetime = instant()
    state: str = TimerState.WAITING
    failures: int = 0
    try_at: datetime | None = instant(nullable=True)
    settled_at: datetime | None = instant(nullable=True)
    created_at: datetime = instant()
