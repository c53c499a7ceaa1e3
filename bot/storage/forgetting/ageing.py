"""Campaigns and lists whose time is over, where a setting says how long they are kept."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.tables import Campaign, ContactList
from bot.vocabulary import CampaignState, ListState


def campaigns(session: Session, ended_by: datetime) -> Sequence[Campaign]:
    """Campaigns that were opened and have ended by then, and whose words nobody keeps or has deleted."""
    over = (col(Campaign.state) == CampaignState.ENDED.value, col(Campaign.ended_at) <= ended_by)
    mine = (~col(Campaign.kept), col(Campaign.purged_at).is_(None), col(Campaign.opened_at).is_not(None))
    rows = sa.select(Campaign).where(*over, *mine).order_by(col(Campaign.id))
    return session.execute(rows).scalars().all()


def lists(session: Session, ended_by: datetime) -> Sequence[ContactList]:
    """Lists that were texted, whose campaigns all have ended by then, and of which nobody keeps anything.

    A list over which no campaign ever was is left alone: it may have been loaded for what is to come.
    """
    of_it = sa.select(col(Campaign.id)).where(col(Campaign.list_id) == col(ContactList.id))
    of_it = of_it.correlate(ContactList)
    over = (col(Campaign.state) == CampaignState.ENDED.value, col(Campaign.ended_at) <= ended_by)
    wanted = sa.or_(~sa.and_(*over), col(Campaign.ended_at).is_(None), col(Campaign.kept))
    mine = (~col(ContactList.kept), col(ContactList.purged_at).is_(None))
    rows = sa.select(ContactList).where(col(ContactList.state) == ListState.READY.value, *mine)
    rows = rows.where(of_it.exists(), ~of_it.where(wanted).exists()).order_by(col(ContactList.id))
    return session.execute(rows).scalars().all()


def planned_campaigns(session: Session) -> Sequence[Campaign]:
    """Those whose words are to be deleted by time."""
    rows = sa.select(Campaign).where(col(Campaign.purge_at).is_not(None), col(Campaign.purged_at).is_(None))
    return session.execute(rows.order_by(col(Campaign.purge_at), col(Campaign.id))).scalars().all()


def planned_lists(session: Session) -> Sequence[ContactList]:
    """Those whose contacts are to be deleted by time."""
    table = ContactList
    rows = sa.select(table).where(col(table.purge_at).is_not(None), col(table.purged_at).is_(None))
    return session.execute(rows.order_by(col(table.purge_at), col(table.id))).scalars().all()
