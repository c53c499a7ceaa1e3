"""Plans to assign a list's contacts to people before a campaign is opened."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from bot.storage.engine.types import document, instant, one_of, points_to, row_id
from bot.vocabulary import PlanState


class Preassignment(SQLModel, table=True):
    """A plan: who asked for what over which list, and what became of it.

    `asked` holds the people and how they are dealt to, `counted` what the list came to when it was looked at,
    and `turn` how often plans over the list had been applied or taken back by then.
    """

    __tablename__ = "choosing"
    __table_args__ = (one_of("state", PlanState), sa.Index("ix_choosing_list", "list_id"))

    id: int | None = row_id()
    list_id: int = points_to("contact_list.id")
    state: str = PlanState.PROPOSED
    surface: str = ""
    asked: dict[str, Any] = document(dict)
    counted: dict[str, int] = document(dict)
    turn: int = 0
    seed: int = 0
    actor_id: int = points_to("person.id")
    created_at: datetime = instant()
    expires_at: datetime = instant()
    applied_at: datetime | None = instant(nullable=True)
    applied_by: int | None = points_to("person.id", nullable=True)
    undone_at: datetime | None = instant(nullable=True)
    undone_by: int | None = points_to("person.id", nullable=True)
