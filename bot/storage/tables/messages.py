"""Texts, replies, reports, and what is known of phone numbers."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import ROW_ID, document, instant, one_of, partial, points_to, row_id, sometimes
from bot.vocabulary import Direction, Source, Spoken, TextKind, TextStatus

# Accepted by the provider, without any news since.
UNHEARD = "status = 'accepted'"


class Message(SQLModel, table=True):
    """A text we sent or a reply we got; a test text has no conversation, and in the end no number.

    `media` are the pictures and other files that came with it: the provider's id and the type of each.
    """

    __table_args__ = (
        one_of("direction", Direction),
        one_of("status", TextStatus),
        sa.CheckConstraint(
            f"kind IS NULL OR kind IN ({', '.join(repr(k.value) for k in TextKind)})", name="kind_known"
        ),
        partial(
            "uq_message_first",
            "conversation_id",
            where="kind = 'first' AND status <> 'cancelled'",
            unique=True,
        ),
        partial(
            "uq_message_retry",
            "conversation_id",
            where="kind = 'retry' AND status <> 'cancelled'",
            unique=True,
        ),
        sa.UniqueConstraint("provider_id"),
        sa.UniqueConstraint("act"),
        sa.Index("ix_message_thread", "conversation_id", "created_at"),
        sa.Index("ix_message_phone", "phone", "created_at"),
        partial("ix_message_unheard", "left_at", where=UNHEARD),
        partial("ix_message_unknown", "created_at", where="conversation_id IS NULL"),
        sa.Index("ix_message_campaign", "campaign_id", "direction", "created_at"),
    )

    id: int | None = row_id()
    conversation_id: int | None = points_to("conversation.id", nullable=True)
    campaign_id: int | None = points_to("campaign.id", nullable=True)
    person_id: int | None = points_to("person.id", nullable=True)
    direction: str
    kind: str | None = None
    phone: str
    our_number: str = ""
    body: str
    media: list[dict[str, str]] | None = sometimes()
    status: str
    error_code: int | None = None
    provider_id: str | None = None
    act: str | None = None
    segments: int = 0
    created_at: datetime = instant()
    left_at: datetime | None = instant(nullable=True)
    settled_at: datetime | None = instant(nullable=True)


class Report(SQLModel, table=True):
    """What was filed on a conversation at once: tags added and `removed`, answers, a note. Never changed.

    Answers are by the words of the question; an empty one takes back what was answered before. Whoever filed
    it may have `closed` the conversation with it. What a `rule` of the campaign filed has no person. What all
    reports of a conversation come to is its standing.
    """

    __table_args__ = (
        one_of("source", Source),
        sa.Index("ix_report_conversation", "conversation_id"),
        partial("ix_report_run", "run_id", "conversation_id", where="run_id IS NOT NULL"),
        sa.UniqueConstraint("act"),
    )

    id: int | None = row_id()
    conversation_id: int = points_to("conversation.id")
    person_id: int | None = points_to("person.id", nullable=True)
    source: str = Source.PERSON
    rule: str = ""
    run_id: int | None = points_to("rule_run.id", nullable=True)
    tags: list[str] = document(list)
    removed: list[str] = document(list)
    answers: dict[str, str] = document(dict)
    note: str = ""
    closed: bool = False
    act: str | None = None
    created_at: datetime = instant()

    @property
    def says_more(self) -> bool:
        """Whether it is more than a note."""
        return bool(self.tags or self.removed or self.answers or self.closed)


class RuleRun(SQLModel, table=True):
    """An admin ran a campaign's rules again over the replies that were there.

    An undo leaves what was said since on so many conversations as they `kept`.
    """

    __tablename__ = "rule_run"
    __table_args__ = (sa.Index("ix_rule_run_campaign", "campaign_id", "id"),)

    id: int | None = row_id()
    campaign_id: int = points_to("campaign.id")
    actor_id: int = points_to("person.id")
    created_at: datetime = instant()
    undone_at: datetime | None = instant(nullable=True)
    kept: int = 0


class Standing(SQLModel, table=True):
    """The newest word of the reports of a conversation on one tag or one question, and the report it is in.

    `value` is the answer, or empty for a tag. It is null where that report took the tag or answer back.
    """

    __table_args__ = (
        one_of("kind", Spoken),
        partial(
            "ix_standing_campaign",
            "campaign_id",
            "kind",
            "name",
            "value",
            "conversation_id",
            where="value IS NOT NULL",
        ),
    )

    conversation_id: int = Field(
        sa_column=sa.Column(ROW_ID, sa.ForeignKey("conversation.id"), primary_key=True, autoincrement=False)
    )
    kind: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    campaign_id: int = points_to("campaign.id")
    value: str | None = None
    report_id: int = points_to("report.id")


class PhoneNumber(SQLModel, table=True):
    """What we know of a number across every campaign: its opt-out and whether texts reach it.

    The first moment and source of an opt-out stay: `opted_out_list` is the list whose import said so first.
    `opt_out_confirmed_at` is when anything else said so again; from then on it is no longer the list's alone.
    `decided_at` is when somebody last wrote from it that we shall stop or may start: an older word that comes
    late changes nothing.

    Of a number that was `forgotten_at` a moment, or that no list has any more, `phone` is a pseudonym: what
    is known of it stays under that. No list brings a forgotten number back.
    """

    __tablename__ = "phone_number"
    __table_args__ = (
        partial("ix_phone_number_opted_out_list", "opted_out_list", where="opted_out_list IS NOT NULL"),
    )

    phone: str = Field(primary_key=True)
    opted_out_at: datetime | None = instant(nullable=True)
    opted_out_by: str = ""
    opted_out_list: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    opt_out_confirmed_at: datetime | None = instant(nullable=True)
    decided_at: datetime | None = instant(nullable=True)
    retired_at: datetime | None = instant(nullable=True)
    retired_code: int | None = None
    forgotten_at: datetime | None = instant(nullable=True)


class Forgetting(SQLModel, table=True):
    """By which `key` pseudonyms are made of numbers, hexadecimal; there is one row, from the first on.

    Since `due_at` there is something on the pages of the database that was deleted and not overwritten.
    """

    id: int = Field(sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=False))
    key: str
    due_at: datetime | None = instant(nullable=True)


class SendingDay(SQLModel, table=True):
    """How many segments left on one of the provider's days, which begin at midnight of the Pacific coast."""

    __tablename__ = "sending_day"

    day: date = Field(primary_key=True)
    segments: int = 0
