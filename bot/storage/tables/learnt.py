"""What was learnt of how people file first replies, and what became of each suggestion."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import document, instant, one_of, points_to, row_id
from bot.vocabulary import Spoken


class Learnt(SQLModel, table=True):
    """The model of this installation, as bytes that name its `mark`; there is one row.

    Whatever changes in it, it gets another `version`, which campaigns name: whoever reads a campaign knows
    from that whether the model in memory is the newest. Labels that were `silenced` are suggested no more.
    It is to be learnt anew since `due_at`.
    """

    id: int | None = row_id()
    mark: str
    version: int = Field(default=0, sa_column=sa.Column(sa.BigInteger, nullable=False))
    model: bytes | None = None
    silenced: list[str] = document(list)
    learnt_at: datetime | None = instant(nullable=True)
    due_at: datetime | None = instant(nullable=True)


class Suggestion(SQLModel, table=True):
    """A tag or an answer that a conversation opened with, and whether whoever acted on it `kept` it.

    It is known to what was learnt by its `label`, whichever question it answers.
    """

    __table_args__ = (
        one_of("kind", Spoken),
        sa.Index("ix_suggestion_label", "label", "id"),
        sa.Index("ix_suggestion_campaign", "campaign_id", "kind", "name", "value", "kept"),
    )

    id: int | None = row_id()
    conversation_id: int = points_to("conversation.id")
    campaign_id: int = points_to("campaign.id")
    person_id: int = points_to("person.id")
    kind: str
    name: str
    value: str = ""
    label: str
    kept: bool
    created_at: datetime = instant()
