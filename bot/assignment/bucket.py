"""A volunteer's bucket as it stands: what of it may be texted now, and the next card."""

from datetime import datetime

from bot.assignment import cards
from bot.assignment.outcomes.text import ContactCard
from bot.assignment.rules import hours
from bot.storage import conversations, pool
from bot.storage.database import Session
from bot.storage.tables import Campaign, Person


def open_zones(session: Session, campaign: Campaign, now: datetime) -> list[str]:
    """The campaign's zones in which texting is allowed now, those that close first at the front."""
    window = cards.hours_of(campaign)
    zones = [zone for zone in pool.zones(session, campaign.id or 0) if hours.may_text(zone, window, now)]
    return sorted(zones, key=lambda zone: (hours.closes_in(zone, window, now), zone))


def next_opening(campaign: Campaign, zones: list[str], now: datetime) -> datetime | None:
    """When the first of these zones opens again; None when none ever does."""
    window = cards.hours_of(campaign)
    moments = [hours.opens_at(zone, window, now) for zone in zones]
    return min((moment for moment in moments if moment is not None), default=None)


def next_card(
    session: Session, campaign: Campaign, person: Person, now: datetime, *, total: int
) -> ContactCard | None:
    """The card of the next unsent contact who may be texted now; `total` were in the bucket at first."""
    holder, campaign_id = person.id or 0, campaign.id or 0
    following = conversations.next_unsent(session, holder, campaign_id, open_zones(session, campaign, now))
    if following is None:
        return None
    left = conversations.unsent_by_campaign(session, holder)[campaign_id]
    return cards.contact_card(session, campaign, following, person, progress=(left, total), now=now)


def has_more(session: Session, campaign: Campaign, now: datetime) -> bool:
    """Whether the pool has a contact who may be texted now."""
    zones = open_zones(session, campaign, now)
    return any(pool.has_untaken(session, campaign.id or 0, zone) for zone in zones)
