"""A volunteer's bucket as it stands: what of it may be texted now, and the next card."""

from datetime import datetime

from bot.assignment import cards
from bot.assignment.outcomes.text import ContactCard, Lack
from bot.assignment.rules import hours
from bot.storage import conversations, naming, pool
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


def has_more(session: Session, campaign: Campaign, person: Person, now: datetime) -> bool:
    """Whether there is a contact for this volunteer who may be texted now."""
    keys, zones = _keys(session, campaign, person), open_zones(session, campaign, now)
    return any(_has(session, campaign, zone, keys) for zone in zones)


def opens_next(session: Session, campaign: Campaign, person: Person, now: datetime) -> datetime | None:
    """When the first contact for this volunteer may be texted who may not be now; None if there is none."""
    keys, awake = _keys(session, campaign, person), set(open_zones(session, campaign, now))
    closed = [zone for zone in pool.zones(session, campaign.id or 0) if zone not in awake]
    asleep = [zone for zone in closed if _has(session, campaign, zone, keys)]
    return next_opening(campaign, asleep, now)


def lack(session: Session, campaign: Campaign, person: Person) -> Lack:
    """Why there is nobody for this volunteer to text now."""
    campaign_id, keys = campaign.id or 0, _keys(session, campaign, person)
    if any(_has(session, campaign, zone, keys) for zone in pool.zones(session, campaign_id)):
        return Lack.ASLEEP
    if pool.any_reserved(session, campaign_id):
        return Lack.KEPT
    return Lack.HELD if conversations.any_unsent(session, campaign_id) else Lack.TEXTED


def _keys(session: Session, campaign: Campaign, person: Person) -> list[str]:
    """What contacts kept for this volunteer are reserved for."""
    return naming.keys_of(session, person) if campaign.keep_assignments else []


def _has(session: Session, campaign: Campaign, zone: str, keys: list[str]) -> bool:
    campaign_id = campaign.id or 0
    return pool.has_untaken(session, campaign_id, zone) or pool.has_reserved(session, campaign_id, zone, keys)
