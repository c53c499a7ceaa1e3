"""Contacts with a tag that means opt-out, filed before such tags were obeyed."""

from collections.abc import Sequence
from functools import cache

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.tables import Conversation
from bot.vocabulary import Barred


def by_campaign(session: Session) -> dict[int, int]:
    """How many such contacts there are, by campaign."""
    rows = sa.select(col(Conversation.campaign_id), sa.func.count()).where(*_tagged())
    return dict(session.execute(rows.group_by(col(Conversation.campaign_id))).all())


def count(session: Session, campaign_id: int) -> int:
    """How many such contacts a campaign has."""
    rows = sa.select(sa.func.count()).where(*_tagged(), col(Conversation.campaign_id) == campaign_id)
    return int(session.execute(rows).scalar_one())


def some(session: Session, campaign_id: int, *, limit: int) -> list[Conversation]:
    """The first of these contacts in a campaign."""
    return list(session.execute(_some(), {"campaign": campaign_id, "most": limit}).scalars())


@cache
def _some() -> sa.Select[Conversation]:
    mine = (*_tagged(), col(Conversation.campaign_id) == sa.bindparam("campaign"))
    return sa.select(Conversation).where(*mine).order_by(col(Conversation.id)).limit(sa.bindparam("most"))


def forget(session: Session, conversations: Sequence[int]) -> None:
    """Somebody has decided that these tags did not mean opt-out."""
    of = dialect.among(session, col(Conversation.id), conversations)
    session.execute(sa.update(Conversation).where(of).values(tagged_out=False))


def _tagged() -> tuple[sa.ColumnElement[bool], ...]:
    # A literal: the partial index is not recognised behind a comparison.
    marked: sa.ColumnElement[bool] = sa.literal_column("conversation.tagged_out", sa.Boolean)
    return marked, col(Conversation.barred).is_distinct_from(Barred.OPTED_OUT.value)
