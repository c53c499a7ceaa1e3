"""Plans to move conversations, and each move in them."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import document, instant, one_of, partial, points_to, row_id
from bot.vocabulary import Cause, MoveState, PlanState, Skipped


class Reassignment(SQLModel, table=True):
    """A plan: who asked for what (nobody, when Baton did it by itself), and what became of it.

    `asked` holds the selection, the target and the split in ids and words; `last_message` and `last_report`
    are the newest rows of their tables at the confirm: whatever is newer touched a conversation since.
    Where it was made at a shift's end, that is the shift `at_end_of`: its lead may take it back.
    """

    __table_args__ = (
        one_of("cause", Cause),
        one_of("state", PlanState),
        sa.Index("ix_reassignment_at", "created_at"),
        partial("ix_reassignment_applied", "applied_at", where="applied_at IS NOT NULL"),
        partial("ix_reassignment_shift", "at_end_of", where="at_end_of IS NOT NULL"),
        partial("ix_reassignment_undone", "undone_at", where="undone_at IS NOT NULL"),
    )

    id: int | None = row_id()
    cause: str = Cause.REASSIGN
    state: str = PlanState.PROPOSED
    surface: str = ""
    asked: dict[str, Any] = document(dict)
    note: str = ""
    actor_id: int | None = points_to("person.id", nullable=True)
    at_end_of: int | None = points_to("shift.id", nullable=True)
    created_at: datetime = instant()
    expires_at: datetime = instant()
    applied_at: datetime | None = instant(nullable=True)
    applied_by: int | None = points_to("person.id", nullable=True)
    undone_at: datetime | None = instant(nullable=True)
    undone_by: int | None = points_to("person.id", nullable=True)
    last_message: int = Field(default=0, sa_column=sa.Column(sa.BigInteger, nullable=False))
    last_report: int = Field(default=0, sa_column=sa.Column(sa.BigInteger, nullable=False))


class Move(SQLModel, table=True):
    """One conversation in a plan, before (`from_id`, `held_since`, `reserved_for`) and after (`to_id`).

    One that a tag carried to a user list was with the list `escalated_before` until then, if with any.

    Nobody stands for the pool or, where a contact waits, for the queue of those who wait for nobody.
    """

    __table_args__ = (
        one_of("state", MoveState),
        sa.CheckConstraint(
            f"why IS NULL OR why IN ({', '.join(repr(each.value) for each in Skipped)})", name="why_known"
        ),
        sa.UniqueConstraint("reassignment_id", "conversation_id"),
        sa.Index("ix_move_conversation", "conversation_id"),
    )

    id: int | None = row_id()
    reassignment_id: int = points_to("reassignment.id")
    conversation_id: int = points_to("conversation.id")
    from_id: int | None = points_to("person.id", nullable=True)
    to_id: int | None = points_to("person.id", nullable=True)
    held_since: datetime | None = instant(nullable=True)
    reserved_for: str | None = None
    escalated_before: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    state: str = MoveState.PLANNED
    why: str | None = None


class MoveCount(SQLModel, table=True):
    """How many conversations of a campaign a reassignment moved from whom to whom, and how many came back.

    Counted at the confirm and again at the undo, so that nobody who looks has to count moves.
    """

    __tablename__ = "move_count"
    __table_args__ = (
        sa.Index("ix_move_count_reassignment", "reassignment_id", "campaign_id"),
        partial("ix_move_count_from", "from_id", "reassignment_id", where="from_id IS NOT NULL"),
        partial("ix_move_count_to", "to_id", "reassignment_id", where="to_id IS NOT NULL"),
    )

    id: int | None = row_id()
    reassignment_id: int = points_to("reassignment.id")
    campaign_id: int = points_to("campaign.id")
    from_id: int | None = points_to("person.id", nullable=True)
    to_id: int | None = points_to("person.id", nullable=True)
    moved: int = 0
    undone: int = 0


class SavedFilter(SQLModel, table=True):
    """A selection of conversations under a name, to be used again."""

    __tablename__ = "saved_filter"
    __table_args__ = (sa.UniqueConstraint("name"),)

    id: int | None = row_id()
    name: str
    selection: dict[str, Any] = document(dict)
    created_by: int | None = points_to("person.id", nullable=True)
    created_at: datetime = instant()
