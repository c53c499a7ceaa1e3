"""For whom a campaign that keeps assignments reserves its contacts, and how that is taken back."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.storage.conversations.conversations import untaken
from bot.storage.engine import dialect
from bot.storage.people import people_lookup
from bot.storage.tables import Assignment, Campaign, Contact, Conversation, Person, UserListMember
from bot.vocabulary import CampaignState, Role

_LAID_OUT = (CampaignState.OPENING, CampaignState.OPEN, CampaignState.PAUSED)


def for_whom(session: Session, campaign: Campaign) -> sa.ColumnElement[Any]:
    """For whom a row of Contact is reserved; nobody when it is to go to the pool.

    It is the person whom the list names, else whoever last texted this number in an earlier campaign. A
    suspended person counts as nobody.
    """
    if not campaign.keep_assignments:
        return sa.null()
    named, suspended = col(Contact.assigned_to), people_lookup.keys_of_suspended(session)
    wanted = sa.func.coalesce(sa.func.nullif(named, ""), _last_holder(session, campaign))
    return sa.case((named.in_(suspended), sa.null()), else_=wanted) if suspended else wanted


def _last_holder(session: Session, campaign: Campaign) -> sa.ColumnElement[Any]:
    """Who held the newest conversation with this contact's number that was texted in an earlier campaign."""
    earlier = _earlier(session, campaign)
    if not earlier:
        return sa.null()
    # Another name: what this stands in may be about conversations itself.
    before: Any = aliased(Conversation)
    held_by: Any = aliased(Person)
    may_come: Any = col(Person.suspended_at).is_(None)
    if campaign.user_list_id is not None:
        mine = sa.select(col(UserListMember.person_id)).where(
            col(UserListMember.list_id) == campaign.user_list_id
        )
        may_come &= (col(Person.role) == Role.ADMIN.value) | col(Person.id).in_(mine)
    return (
        sa.select(sa.case((may_come, people_lookup.key_column(col(Person.id)))))
        .select_from(before)
        .join(Assignment, col(Assignment.conversation_id) == before.id)
        .join(held_by, held_by.id == col(Assignment.person_id))
        .join(Person, col(Person.id) == sa.func.coalesce(held_by.part_of, held_by.id))
        .where(before.phone == col(Contact.phone), before.texted_at.is_not(None))
        .where(before.campaign_id.in_(earlier))
        .order_by(col(Assignment.id).desc())
        .limit(1)
        .correlate(Contact)
        .scalar_subquery()
    )


def _earlier(session: Session, campaign: Campaign) -> list[int]:
    """The campaigns that were opened before this one."""
    opened = session.exec(
        select(Campaign).where(Campaign.id != campaign.id, col(Campaign.opened_at).is_not(None))
    )
    mine = campaign.opened_at
    return [
        row.id or 0
        for row in opened
        if row.opened_at and (mine is None or (row.opened_at, row.id or 0) < (mine, campaign.id or 0))
    ]


def free(session: Session, keys: Sequence[str]) -> int:
    """Reserve no untaken contact for these names any more; returns how many contacts that freed."""
    # Locked, so that no slice of a campaign that is just being laid out comes too late for this.
    keeping = (
        select(Campaign.id)
        .where(Campaign.keep_assignments, col(Campaign.state).in_([state.value for state in _LAID_OUT]))
        .order_by(col(Campaign.id))
    )
    campaigns = list(session.execute(dialect.locked(keeping)).scalars())
    if not campaigns:
        return 0
    return dialect.affected(
        session,
        sa.update(Conversation)
        .where(col(Conversation.campaign_id).in_(campaigns), *untaken())
        .where(col(Conversation.reserved_for).is_not(None), col(Conversation.reserved_for).in_(keys))
        .values(reserved_for=None),
    )


def by_key(session: Session, campaign_id: int) -> dict[str, int]:
    """How many untaken contacts of a campaign are reserved, by the key of the person."""
    rows = session.execute(
        sa.select(col(Conversation.reserved_for), sa.func.count())
        .where(col(Conversation.campaign_id) == campaign_id, *untaken())
        .where(col(Conversation.reserved_for).is_not(None))
        .group_by(col(Conversation.reserved_for))
    )
    return {str(key): int(count) for key, count in rows}
