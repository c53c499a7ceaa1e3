"""A volunteer's bucket as it is: who of it may be texted now, and the next contact."""

from collections.abc import Iterable
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.texting import ContactText, Lack
from bot.assignment.rules.calendar import hours
from bot.assignment.texting.readiness import first, lock_since, may_text_from
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import people_lookup
from bot.storage.tables import Campaign, Person
from bot.storage.texting import hands, locks, pool
from bot.storage.texting.hands import Hand


def open_zones(campaign: Campaign, zones: Iterable[str], now: datetime) -> list[str]:
    """Those of the campaign's zones in which texting is allowed now, those that close first at the front."""
    window = snapshots.hours_of(campaign)
    open_now = [zone for zone in _ours(campaign, zones) if hours.may_text(zone, window, now)]
    return sorted(open_now, key=lambda zone: (hours.closes_in(zone, window, now), zone))


def _ours(campaign: Campaign, zones: Iterable[str]) -> list[str]:
    """Without those of countries that the campaign's numbers cannot text."""
    return [zone for zone in zones if not snapshots.is_abroad(campaign, zone)]


def hand(
    session: Session, campaign: Campaign, person: Person, zones: Iterable[str], now: datetime
) -> tuple[Hand, ContactText | None]:
    """What the volunteer has in hand, and the next contact who may be texted now, with the text."""
    open_now, since = open_zones(campaign, zones, now), lock_since(campaign, now)
    found = hands.hand(session, person.id or 0, campaign.id or 0, open_now, since=since)
    if found.following is None or found.contact is None:
        return found, None
    progress = (found.unsent, found.bucket)
    return found, snapshots.contact_text(
        campaign, found.following, found.contact, person, progress=progress, now=now
    )


def unsent_from(session: Session, campaign: Campaign, person: Person, now: datetime) -> datetime | None:
    """When the first of the volunteer's unsent contacts may be texted: `now`, later, or never."""
    held = conversations.zones_of_unsent(session, person.id or 0, campaign.id or 0)
    ours = [(zone, texted_at) for zone, texted_at in held if not snapshots.is_abroad(campaign, zone)]
    return first(may_text_from(campaign, zone, texted_at, now) for zone, texted_at in ours)


def has_more(session: Session, campaign: Campaign, person: Person, now: datetime) -> bool:
    """Whether there is a contact for this volunteer who may be texted now."""
    keys, zones = _keys(session, campaign, person), pool.zones(session, campaign.id or 0)
    return any(_has(session, campaign, zone, keys, now) for zone in open_zones(campaign, zones, now))


def in_pool(session: Session, campaign: Campaign, now: datetime) -> int:
    """How many of the pool may be texted now; no more than a bucket are counted."""
    left, since = campaign.bucket_size, lock_since(campaign, now)
    for zone in open_zones(campaign, pool.zones(session, campaign.id or 0), now):
        left -= pool.count_untaken(session, campaign.id or 0, zone, since=since, most=left)
        if left <= 0:
            break
    return campaign.bucket_size - left


def opens_next(session: Session, campaign: Campaign, person: Person, now: datetime) -> datetime | None:
    """When the first contact for this volunteer may be texted who may not be now; None if there is none."""
    keys, zones = _keys(session, campaign, person), pool.zones(session, campaign.id or 0)
    awake, moments = set(open_zones(campaign, zones, now)), []
    for zone in _ours(campaign, zones):
        if zone not in awake and _has(session, campaign, zone, keys, now):
            moments.append(may_text_from(campaign, zone, None, now))
        if texted_at := _locked(session, campaign, zone, keys, now):
            moments.append(may_text_from(campaign, zone, texted_at, now))
    return first(moments)


def lack(session: Session, campaign: Campaign, person: Person, now: datetime) -> Lack:
    """Why there is nobody for this volunteer to text now."""
    campaign_id, keys = campaign.id or 0, _keys(session, campaign, person)
    everywhere = pool.zones(session, campaign_id)
    zones = _ours(campaign, everywhere)
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
    abroad = set(everywhere) - set(zones)
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
