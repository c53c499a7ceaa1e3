"""A volunteer's bucket as it is: who of it may be texted now, and the next contact."""

from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.texting import ContactText, Lack
from bot.assignment.rules.calendar import hours
from bot.assignment.texting.readiness import first, lock_since, may_text_from
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import people_lookup
from bot.storage.tables import Campaign, Person
from bot.storage.texting import locks, pool


def open_zones(session: Session, campaign: Campaign, now: datetime) -> list[str]:
    """The campaign's zones in which texting is allowed now, those that close first at the front."""
    window = snapshots.hours_of(campaign)
    zones = [zone for zone in _zones(session, campaign) if hours.may_text(zone, window, now)]
    return sorted(zones, key=lambda zone: (hours.closes_in(zone, window, now), zone))


def _zones(session: Session, campaign: Campaign) -> list[str]:
    """The campaign's zones, without those of countries that its numbers cannot text."""
    zones = pool.zones(session, campaign.id or 0)
    return [zone for zone in zones if not snapshots.is_abroad(campaign, zone)]


def next_text(
    session: Session, campaign: Campaign, person: Person, now: datetime, *, total: int
) -> ContactText | None:
    """The next unsent contact who may be texted now, with the text; `total` were in the bucket at first."""
    holder, campaign_id = person.id or 0, campaign.id or 0
    zones, since = open_zones(session, campaign, now), lock_since(campaign, now)
    following = conversations.next_unsent(session, holder, campaign_id, zones, since=since)
    if following is None:
        return None
    left = conversations.unsent_by_campaign(session, holder)[campaign_id]
    return snapshots.contact_text(session, campaign, following, person, progress=(left, total), now=now)


def unsent_from(session: Session, campaign: Campaign, person: Person, now: datetime) -> datetime | None:
    """When the first of the volunteer's unsent contacts may be texted: `now`, later, or never."""
    held = conversations.zones_of_unsent(session, person.id or 0, campaign.id or 0)
    ours = [(zone, texted_at) for zone, texted_at in held if not snapshots.is_abroad(campaign, zone)]
    return first(may_text_from(campaign, zone, texted_at, now) for zone, texted_at in ours)


def has_more(session: Session, campaign: Campaign, person: Person, now: datetime) -> bool:
    """Whether there is a contact for this volunteer who may be texted now."""
    keys, zones = _keys(session, campaign, person), open_zones(session, campaign, now)
    return any(_has(session, campaign, zone, keys, now) for zone in zones)


def in_pool(session: Session, campaign: Campaign, now: datetime) -> int:
    """How many of the pool may be texted now; no more than a bucket are counted."""
    left, since = campaign.bucket_size, lock_since(campaign, now)
    for zone in open_zones(session, campaign, now):
        left -= pool.count_untaken(session, campaign.id or 0, zone, since=since, most=left)
        if left <= 0:
            break
    return campaign.bucket_size - left


def opens_next(session: Session, campaign: Campaign, person: Person, now: datetime) -> datetime | None:
    """When the first contact for this volunteer may be texted who may not be now; None if there is none."""
    keys, awake = _keys(session, campaign, person), set(open_zones(session, campaign, now))
    moments = []
    for zone in _zones(session, campaign):
        if zone not in awake and _has(session, campaign, zone, keys, now):
            moments.append(may_text_from(campaign, zone, None, now))
        if texted_at := _locked(session, campaign, zone, keys, now):
            moments.append(may_text_from(campaign, zone, texted_at, now))
    return first(moments)


def lack(session: Session, campaign: Campaign, person: Person, now: datetime) -> Lack:
    """Why there is nobody for this volunteer to text now."""
    campaign_id, keys = campaign.id or 0, _keys(session, campaign, person)
    zones = _zones(session, campaign)
    if any(_has(session, campaign, zone, keys, now) for zone in zones):
        return Lack.ASLEEP
    if any(_locked(session, campaign, zone, keys, now) for zone in zones):
        return Lack.LOCKED
    if pool.any_reserved(session, campaign_id):
        return Lack.KEPT
    if any(pool.any_untaken(session, campaign_id, zone) for zone in zones):
        return Lack.HELD
    if conversations.any_unsent(session, campaign_id):
        return Lack.HELD
    abroad = (zone for zone in pool.zones(session, campaign_id) if snapshots.is_abroad(campaign, zone))
    return (
        Lack.ABROAD if any(pool.any_untaken(session, campaign_id, zone) for zone in abroad) else Lack.TEXTED
    )


def _keys(session: Session, campaign: Campaign, person: Person) -> list[str]:
    """What contacts kept for this volunteer are reserved for."""
    return people_lookup.keys_of(session, person) if campaign.keep_assignments else []


def _has(session: Session, campaign: Campaign, zone: str, keys: list[str], now: datetime) -> bool:
    campaign_id, since = campaign.id or 0, lock_since(campaign, now)
    return pool.has_untaken(session, campaign_id, zone, since=since) or pool.has_reserved(
        session, campaign_id, zone, keys, since=since
    )


def _locked(
    session: Session, campaign: Campaign, zone: str, keys: list[str], now: datetime
) -> datetime | None:
    """When another campaign texted the contact of this zone who may be texted again first."""
    since = lock_since(campaign, now)
    return locks.first_unlock(session, campaign.id or 0, zone, keys, since=since)
