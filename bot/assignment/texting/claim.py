"""Buckets: claimed with one press, given back with another."""

from dataclasses import replace
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import BucketClaimed, BucketReleased
from bot.assignment.refusals.general import (
    BucketAsleep,
    CapReached,
    FinishRepliesFirst,
    NoSuchThing,
    NothingLeft,
)
from bot.assignment.refusals.shifts import OffShift
from bot.assignment.rules import deal
from bot.assignment.staffing import deadlines, on_duty, rosters
from bot.assignment.texting import bucket, readiness
from bot.storage.audit import events
from bot.storage.conversations import assignments, conversations
from bot.storage.engine import together
from bot.storage.engine.database import Session
from bot.storage.people import people_lookup, persons
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Person
from bot.storage.texting import hands, pool
from bot.storage.texting.hands import Outlook
from bot.storage.traffic import outbox
from bot.vocabulary import Role


def claim_bucket(
    session: Session, now: datetime, who: Identity, campaign_id: int, asked: int | None = None
) -> BucketClaimed:
    """Give the volunteer the next bucket, or the rest of the one they have.

    Only contacts who may be texted now are dealt, those whose day ends first before the others; nobody whom
    another campaign texted within the lock window, or is about to text. Whoever no longer belongs to the
    campaign's people, or is off shift, may finish what they have.
    """
    person = guards.person(session, who, locked=True)
    seen = hands.outlook(session, campaign_id, person, now)
    if seen is None:
        raise NoSuchThing("campaign")
    campaign = seen.campaign
    guards.is_open(campaign)
    if seen.unsent:
        _at_work(session, seen, person, who, now)
        return _resumed(session, seen, person, now)
    _may_claim(session, seen, person, now)
    size = deal.bucket_size(asked, campaign.bucket_size, None, _room(seen, person))
    taken = _take(session, seen, person, size, now)
    if not taken:
        raise _nothing_left(session, campaign, person, now)
    with together.gathered(session):
        holder = person.id or 0
        assignments.begin(
            session, taken, holder, campaign_id=campaign_id, by="claim", actor_id=holder, now=now
        )
        _at_work(session, seen, person, who, now)
        _note(session, "claim", campaign, person, who, now, dealt=len(taken))
        if not seen.card_waits:
            outbox.put_card(session, campaign, now=now)
    hand, following = bucket.hand(session, campaign, person, seen.zones, now)
    if following is None:
        raise _nothing_left(session, campaign, person, now)
    return BucketClaimed(snapshots.campaign_ref(campaign), len(taken), False, following, hand.waiting)


def take_others(session: Session, now: datetime, who: Identity, campaign_id: int) -> BucketClaimed:
    """Give back unsent contacts who may not be texted now, for a bucket of others who may.

    Where any of them may be texted, they are kept and shown.
    """
    person, campaign = guards.person(session, who), guards.open_campaign(session, campaign_id)
    if bucket.hand(session, campaign, person, pool.zones(session, campaign_id), now)[1] is None:
        release_bucket(session, now, who, campaign_id)
    return claim_bucket(session, now, who, campaign_id)


def release_bucket(session: Session, now: datetime, who: Identity, campaign_id: int) -> BucketReleased:
    """Give every unsent contact of a campaign back to the pool."""
    person = guards.person(session, who, locked=True)
    campaign = guards.campaign(session, campaign_id)
    ids = conversations.lock_unsent(session, person.id or 0, campaign_id)
    conversations.release(session, ids)
    assignments.end(session, ids, by="release", now=now)
    if ids:
        with together.gathered(session):
            _note(session, "release", campaign, person, who, now, returned=len(ids))
            outbox.put_card(session, campaign, now=now)
    return BucketReleased(snapshots.campaign_ref(campaign), len(ids))


def _at_work(session: Session, seen: Outlook, person: Person, who: Identity, now: datetime) -> None:
    """Note that somebody texts for a campaign from now on, and ask them about it once they idle."""
    asks = [] if seen.is_timed else deadlines.expected_texts(seen.campaign, person.id, now)
    on_duty.at_work(session, now, person, seen.campaign, who.platform, alarms=seen.alarmed, besides=asks)
    persons.acted(session, person, now, who.platform)


def _note(
    session: Session,
    verb: str,
    campaign: Campaign,
    person: Person,
    who: Identity,
    now: datetime,
    **facts: int,
) -> None:
    about = {"campaign_id": campaign.id}
    events.note(session, verb, now=now, actor_id=person.id, surface=who.platform, facts=facts, **about)


def _resumed(session: Session, seen: Outlook, person: Person, now: datetime) -> BucketClaimed:
    campaign = seen.campaign
    hand, following = bucket.hand(session, campaign, person, seen.zones, now)
    if following is None:
        mine = guards.is_member(session, person, campaign)
        more = mine and bucket.left(session, campaign, person, now).has_more
        others = campaign.id or 0 if more else 0
        opens_at = bucket.unsent_from(session, campaign, person, now)
        raise BucketAsleep(campaign.name, seen.unsent, opens_at, others)
    return BucketClaimed(snapshots.campaign_ref(campaign), 0, True, following, hand.waiting)


def _nothing_left(session: Session, campaign: Campaign, person: Person, now: datetime) -> NothingLeft:
    left = bucket.left(session, campaign, person, now)
    return NothingLeft(campaign.name, left.opens_next, left.lack)


def _may_claim(session: Session, seen: Outlook, person: Person, now: datetime) -> None:
    """Refuses who is not of the campaign's people, off a shift that it needs, or owes too many answers."""
    campaign, allowed = seen.campaign, seen.campaign.finish_replies_first
    if not seen.listed and person.role != Role.ADMIN:
        raise guards.outside(session, campaign)
    if not seen.on_shift:
        found = shifts.next_for(session, now, campaign.id or 0)
        raise OffShift(campaign.name, rosters.row(session, now, person, found) if found else None)
    if allowed is not None and seen.waiting > allowed:
        raise FinishRepliesFirst(campaign.name, seen.waiting, allowed)


def _room(seen: Outlook, person: Person) -> int | None:
    """How many more contacts the volunteer may hold in this campaign; None when there is no cap."""
    caps = [cap for cap in (seen.campaign.cap, person.cap) if cap is not None]
    if not caps:
        return None
    room = min(caps) - seen.held
    if room <= 0:
        raise CapReached(min(caps))
    return room


def _take(session: Session, seen: Outlook, person: Person, size: int, now: datetime) -> list[int]:
    """Contacts reserved for this person first, then the pool."""
    campaign, holder, taken = seen.campaign, person.id or 0, list[int]()
    zones, stocked = bucket.open_zones(campaign, seen.zones, now), set(seen.stocked)
    dealt = pool.Dealt(campaign.id or 0, zones, readiness.lock_since(campaign, now), seen.any_met)
    if campaign.keep_assignments:
        keys = people_lookup.keys_of(session, person)
        taken = pool.take_reserved(session, dealt, keys, size, holder_id=holder, now=now)
    dealt = replace(dealt, zones=[zone for zone in zones if zone in stocked])
    return taken + pool.take_from_pool(session, dealt, size - len(taken), holder_id=holder, now=now)
