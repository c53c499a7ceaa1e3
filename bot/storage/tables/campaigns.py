"""Contact lists, and the campaigns over them."""

from datetime import datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import document, instant, one_of, points_to, row_id
from bot.vocabulary import Asks, AtShiftEnd, CampaignState, Language, ListState, StateRules


class ContactList(SQLModel, table=True):
    """A file of contacts as it was loaded, with its `columns` in order, each with its `key` and `label`.

    At `purge_at` its contacts are deleted by time, unless an admin `kept` them.
    """

    __tablename__ = "contact_list"
    __table_args__ = (one_of("state", ListState), sa.UniqueConstraint("name"))

    id: int | None = row_id()
    name: str
    state: str = ListState.IMPORTING
    file_hash: str = Field(default="", index=True)
    fields: list[str] = document(list)
    columns: list[dict[str, str]] = document(list)
    size: int = 0
    merged: int = 0
    problems: list[dict[str, Any]] = document(list)
    rejected: int = 0
    warnings: list[dict[str, Any]] = document(list)
    loaded_by: int | None = points_to("person.id", nullable=True)
    created_at: datetime = instant()
    touched_at: datetime = instant()
    purge_at: datetime | None = instant(nullable=True)
    purged_at: datetime | None = instant(nullable=True)
    kept: bool = False


class Contact(SQLModel, table=True):
    """A row of a contact list: one phone number and who it is said to be.

    `assigned_to` names whose contact it shall be, as the file did or as an admin preassigned. The plan
    that did it last is `assigned_in`, and `assigned_before` is what stood there until then. `barred` keeps
    the contact out of every campaign over this list. `written` holds the cells of number, names, address and
    assignee by their columns' keys, where the file had them otherwise than they are stored.

    Of somebody `forgotten` nothing is left but what their conversations point to: it is of no list any more,
    and `phone` is a pseudonym.
    """

    __table_args__ = (
        sa.UniqueConstraint("list_id", "phone"),
        sa.CheckConstraint(
            "barred IS NULL OR barred IN ('wrong_number', 'no_consent', 'forgotten')", name="barred_known"
        ),
    )

    id: int | None = row_id()
    list_id: int | None = points_to("contact_list.id", nullable=True)
    phone: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    zone: str = ""
    assigned_to: str = ""
    assigned_before: str | None = None
    assigned_in: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    line: int = 0
    barred: str | None = None
    fields: dict[str, str] = document(dict)
    written: dict[str, str] = document(dict)


class Campaign(SQLModel, table=True):
    """One texting action: a contact list, a script and its settings.

    It may offer the organisation's tags and fields (`offers_shared`).
    A tag among its `escalations` carries a conversation to the user list of that id.
    Its `homes` are the channels in which it is told of, one on a platform: what a platform calls its channel.
    The groups `called` by name there when nobody is on duty are platforms' ids, one on each.
    Its `rules` are the lines by which replies are filed, as an admin wrote them; `learnt` is the version of
    the model that suggests what its first replies say. `purge_at` and `kept` as of lists, of its words.
    """

    __table_args__ = (
        one_of("state", CampaignState),
        one_of("at_shift_end", AtShiftEnd),
        one_of("state_rules", StateRules),
        one_of("language", Language),
        sa.UniqueConstraint("name"),
        sa.CheckConstraint("bucket_size > 0", name="bucket_size_positive"),
    )

    id: int | None = row_id()
    name: str
    organisation: str
    list_id: int = points_to("contact_list.id")
    state: str = CampaignState.DRAFT
    paused_because: str = ""
    first_texts: list[str] = document(list)
    canned_replies: list[dict[str, str]] = document(list)
    tags: list[str] = document(list)
    questions: list[dict[str, Any]] = document(list)
    escalations: dict[str, int] = document(dict)
    offers_shared: bool = False
    rules: str = ""
    learnt: int = Field(default=0, sa_column=sa.Column(sa.BigInteger, nullable=False))
    seed: int = 0
    bucket_size: int = 100
    cap: int | None = None
    opens: time = time(9, 0)
    closes: time = time(20, 0)
    state_rules: str = StateRules.SUNDAYS
    countries: list[str] = document(list)
    card_fields: list[str] = document(list)
    lock_hours: int = 6
    finish_replies_first: int | None = None
    keep_assignments: bool = False
    free_text: bool = True
    mend_names: bool = True
    language: str = Language.ENGLISH
    user_list_id: int | None = points_to("user_list.id", nullable=True)
    needs_shift: bool = False
    digest_minutes: int | None = None
    nudge_minutes: int | None = 15
    idle_minutes: int | None = 30
    at_work_minutes: int = 30
    at_shift_end: str = AtShiftEnd.ASK
    grace_minutes: int = 5
    homes: dict[str, str] = document(dict)
    called: dict[str, str] = document(dict)
    laid_out_to: int = Field(default=0, sa_column=sa.Column(sa.BigInteger, nullable=False))
    created_by: int | None = points_to("person.id", nullable=True)
    created_at: datetime = instant()
    opened_at: datetime | None = instant(nullable=True)
    ended_at: datetime | None = instant(nullable=True)
    purge_at: datetime | None = instant(nullable=True)
    purged_at: datetime | None = instant(nullable=True)
    kept: bool = False


class FirstText(SQLModel, table=True):
    """A first text of a campaign, in its words of a time.

    Conversations name the one that was sent. Its `place` among the campaign's texts counts from 0; once the
    text was dropped or reworded (`replaced_at`), it is the last that it had.
    """

    __tablename__ = "first_text"
    __table_args__ = (sa.Index("ix_first_text_campaign", "campaign_id"),)

    id: int | None = row_id()
    campaign_id: int = points_to("campaign.id")
    place: int
    body: str
    created_at: datetime = instant()
    replaced_at: datetime | None = instant(nullable=True)


class SharedField(SQLModel, table=True):
    """A tag (`asks` nothing) or a field that belongs to the organisation; perhaps admins alone fill it."""

    __tablename__ = "shared_field"
    __table_args__ = (
        sa.UniqueConstraint("name"),
        sa.CheckConstraint(
            f"asks IS NULL OR asks IN ({', '.join(repr(each.value) for each in Asks)})", name="asks_known"
        ),
    )

    id: int | None = row_id()
    name: str
    asks: str | None = None
    options: list[str] = document(list)
    for_volunteers: bool = True


class CampaignZone(SQLModel, table=True):
    """Which time zones a campaign's contacts live in, so that a claim asks only for those open now."""

    __tablename__ = "campaign_zone"

    campaign_id: int = Field(
        sa_column=sa.Column(
            sa.BigInteger, sa.ForeignKey("campaign.id"), primary_key=True, autoincrement=False
        )
    )
    zone: str = Field(primary_key=True)
