"""Campaigns as a volunteer finds them, with what they have of each, in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.campaigns import campaigns
from bot.storage.conversations.conversations import in_play, in_state
from bot.storage.people import user_lists
from bot.storage.tables import Campaign, Conversation
from bot.vocabulary import CampaignState, ConversationState


@dataclass(frozen=True, slots=True)
class Offered:
    """A campaign, how many of its contacts somebody has yet to text, and whether it is closed to them."""

    campaign: Campaign
    unsent: int
    closed: bool


def offered(session: Session, states: Sequence[CampaignState], person_id: int) -> list[Offered]:
    """Campaigns in these states, in the order of `campaigns.everything`."""
    facts = {"states": list(states), "person": person_id}
    return [Offered(*row) for row in session.execute(_offered(), facts)]


@cache
def _offered() -> sa.Select[Any]:
    theirs = (col(Conversation.holder_id) == user_lists.PERSON, in_state(ConversationState.UNTEXTED))
    here = col(Conversation.campaign_id) == col(Campaign.id)
    unsent = sa.select(sa.func.count()).where(*theirs, in_play(), here).scalar_subquery()
    return campaigns.in_states().add_columns(unsent, user_lists.is_closed())
