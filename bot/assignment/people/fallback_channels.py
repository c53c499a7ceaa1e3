"""Channels in which to reach somebody who takes no direct messages."""

from datetime import datetime

from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import persons, reaching, user_lists
from bot.vocabulary import CampaignState

_RUNNING = (CampaignState.OPEN, CampaignState.PAUSED)


def rooms_for(session: Session, now: datetime, platform: str, account: str) -> tuple[str, ...]:
    """Channels on a platform in which to look for the person behind an account, the likeliest first.

    Those of the campaigns they have contacts of come first, then those of others they may text for; in both
    the open ones before the paused ones, and newer ones before older ones. An unknown account has none.
    """
    person = persons.on_platform(session, platform, account)
    if person is None:
        return ()
    holder = person.id or 0
    held, closed = (
        conversations.campaigns_of(session, holder),
        user_lists.campaigns_closed_to(session, holder),
    )
    here = [
        row
        for row in campaigns.everything(session, _RUNNING)
        if platform in row.homes and (row.id in held or row.id not in closed)
    ]
    here.sort(key=lambda row: (row.id not in held, row.state != CampaignState.OPEN, -(row.id or 0)))
    return tuple(dict.fromkeys(row.homes[platform] for row in here))


def found_closed(session: Session, now: datetime, platform: str, account: str) -> None:
    """Somebody takes no direct messages there: none is tried until they act, or for a day."""
    reaching.closed(session, platform, account, now=now)
