"""One contact in one campaign: how far it has come, who held it, how long it waited."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import instant, one_of, partial, points_to, row_id
from bot.vocabulary import Barred, ConversationState

UNSENT = "state = 'untexted' AND barred IS NULL"
UNTAKEN = f"{UNSENT} AND holder_id IS NULL"
POOL = f"{UNTAKEN} AND reserved_for IS NULL AND texted_elsewhere_at IS NULL"
LOCKED = f"{UNTAKEN} AND reserved_for IS NULL AND texted_elsewhere_at IS NOT NULL"
RESERVED = f"{UNTAKEN} AND reserved_for IS NOT NULL"
WAITING = "state = 'needs_attention' AND barred IS NULL"


class Conversation(SQLModel, table=True):
    """One contact in one campaign: how far it has come and who holds it.

    `set_aside_code` is the carrier's code for which this campaign leaves the contact alone. Until the first
    text, `texted_elsewhere_at` says when the newest first text of another campaign went to the number;
    `first_text_id` is which of the campaign's texts was sent, None for those from before it was kept.

    A tag carried it to the user list `escalated_to`: of volunteers only its people may get it.

    Whoever is left alone by list or campaign and `wrote_since` may be answered here. Who is `tagged_out` was
    given a tag that means opt-out before such tags were obeyed, and nobody has decided since.
    """

    __table_args__ = (
        one_of("state", ConversationState),
        sa.CheckConstraint(
            f"barred IS NULL OR barred IN ({', '.join(repr(b.value) for b in Barred)})", name="barred_known"
        ),
        sa.UniqueConstraint("campaign_id", "phone"),
        partial("ix_conversation_pool", "campaign_id", "zone", "position", where=POOL),
        partial("ix_conversation_locked", "campaign_id", "zone", "texted_elsewhere_at", where=LOCKED),
        partial("ix_conversation_in_hand", "phone", where=f"{UNSENT} AND holder_id IS NOT NULL"),
        partial("ix_conversation_reserved", "campaign_id", "reserved_for", "position", where=RESERVED),
        partial(
            "ix_conversation_held",
            "holder_id",
            "campaign_id",
            "state",
            "position",
            where="holder_id IS NOT NULL",
        ),
        partial("ix_conversation_waiting", "campaign_id", "waiting_since", where=WAITING),
        # Counts what waits on whom by the index alone.
        partial("ix_conversation_waiting_on", "campaign_id", "holder_id", "waiting_since", where=WAITING),
        partial("ix_conversation_tagged_out", "campaign_id", where="tagged_out"),
        sa.Index("ix_conversation_phone", "phone"),
        sa.Index("ix_conversation_contact", "contact_id"),
    )

    id: int | None = row_id()
    campaign_id: int = points_to("campaign.id")
    contact_id: int = points_to("contact.id")
    phone: str
    zone: str
    position: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    state: str = ConversationState.UNTEXTED
    barred: str | None = None
    set_aside_code: int | None = None
    holder_id: int | None = points_to("person.id", nullable=True)
    reserved_for: str | None = None
    assigned_at: datetime | None = instant(nullable=True)
    waiting_since: datetime | None = instant(nullable=True)
    texted_at: datetime | None = instant(nullable=True)
    first_text_id: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    replied_at: datetime | None = instant(nullable=True)
    texted_elsewhere_at: datetime | None = instant(nullable=True)
    needs_retry: bool = False
    opt_out_hint: bool = False
    wrote_since: bool = False
    tagged_out: bool = False
    # Not a foreign key: where the list is deleted, only admins may get it.
    escalated_to: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    later_until: datetime | None = instant(nullable=True)


class Assignment(SQLModel, table=True):
    """A contact held by a person from a moment to a moment. Rows are ended, never overwritten.

    `began_in` and `ended_in` name the reassignments that did it, where one did.
    """

    __table_args__ = (
        partial("uq_assignment_live", "conversation_id", where="ended_at IS NULL", unique=True),
        sa.Index("ix_assignment_person", "person_id", "campaign_id"),
        sa.Index("ix_assignment_conversation", "conversation_id"),
    )

    id: int | None = row_id()
    conversation_id: int = points_to("conversation.id")
    campaign_id: int = points_to("campaign.id")
    person_id: int = points_to("person.id")
    began_at: datetime = instant()
    began_by: str
    ended_at: datetime | None = instant(nullable=True)
    ended_by: str | None = None
    actor_id: int | None = points_to("person.id", nullable=True)
    began_in: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    ended_in: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))


class Wait(SQLModel, table=True):
    """A time in which a contact waited for an answer. Moving the conversation does not end it."""

    __table_args__ = (
        partial("uq_wait_live", "conversation_id", where="ended_at IS NULL", unique=True),
        sa.Index("ix_wait_campaign", "campaign_id", "began_at"),
        sa.Index("ix_wait_ended", "ended_at", "campaign_id"),
    )

    id: int | None = row_id()
    conversation_id: int = points_to("conversation.id")
    campaign_id: int = points_to("campaign.id")
    began_at: datetime = instant()
    ended_at: datetime | None = instant(nullable=True)
    ended_by: str | None = None
    person_id: int | None = points_to("person.id", nullable=True)
