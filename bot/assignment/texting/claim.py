"""Buckets: claimed with one press, given back with another."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import BucketClaimed, BucketReleased
from bot.assignment.refusals.general import BucketAsleep, CapReached, FinishRepliesFirst, NothingLeft
from bot.assignment.refusals.shifts import OffShift
from bot.assignment.rules import deal
from bot.assignment.staffing import deadlines, on_duty, rosters
from bot.assignment.texting import bucket, readiness
from bot.storage.attention import queue
from bot.storage.audit import events
from bot.storage.conversations import assignments, conversations
from bot.storage.engine.database import Session
from bot.storage.people import people_lookup, persons
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Person
from bot.storage.texting import pool
from bot.storage.traffic import outbox


def claim_bucket(
    session: Session, now: datetime, who: Identity, campaign_id: int, asked: int | None = None
) -> BucketClaimed:
    """Give the volunteer the next bucket, or the rest of the one they have.

    Only contacts who may be texted now are dealt, those whose day ends first before the others; nobody whom
    another campaign texted within the lock window, or is about to text. Whoever no longer belongs to the
    campaign's people, or is off shift, may finish what they have.
    """
    person = guards.person(session, who)
    campaign = guards.open_campaign(session, campaign_id)
    guards.in_turn(session, person)
    persons.acted(session, person, now, who.platform)
    open_now = bucket.open_zones(session, campaign, now)
    unsent = conversations.unsent(session, person.id or 0, campaign_id)
    if unsent:
        on_duty.at_work(session, now, person, campaign)
        return _resumed(session, campaign, person, len(unsent), now)
    guards.member(session, person, campaign)
    _be_on_shift(session, campaign, person, now)
    _finish_replies_first(session, campaign, person)
    size = deal.bucket_size(asked, campaign.bucket_size, None, _room(session, campaign, person))
    taken = _take(session, campaign, person, open_now, size, now)
    if not taken:
        raise _nothing_left(session, campaign, person, now)
    on_duty.at_work(session, now, person, campaign)
    assignments.begin(session, taken, person.id or 0, by="claim", actor_id=person.id, now=now)
    events.note(
        session,
        "claim",
        now=now,
        actor_id=person.id,
        surface=who.platform,
        campaign_id=campaign_id,
        facts={"dealt": len(taken)},
    )
    deadlines.expect_texts(session, now, campaign, person.id)
    outbox.put_card(session, campaign, now=now)
    following = bucket.next_text(session, campaign, person, now, total=len(taken))
    if following is None:
        raise _nothing_left(session, campaign, person, now)
    waiting = queue.count_waiting_of(session, person.id or 0)
    return BucketClaimed(snapshots.campaign_ref(campaign), len(taken), False, following, waiting)


def take_others(session: Session, now: datetime, who: Identity, campaign_id: int) -> BucketClaimed:
    """Give back unsent contacts who may not be texted now, for a bucket of others who may.

    Where any of them may be texted, they are kept and shown.
    """
    person, campaign = guards.person(session, who), guards.open_campaign(session, campaign_id)
    if bucket.next_text(session, campaign, person, now, total=0) is None:
        release_bucket(session, now, who, campaign_id)
    return claim_bucket(session, now, who, campaign_id)


def release_bucket(session: Session, now: datetime, who: Identity, campaign_id: int) -> BucketReleased:
    """Give every unsent contact of a campaign back to the pool."""
    person = guards.person(session, who)
    campaign = guards.campaign(session, campaign_id)
    guards.in_turn(session, person)
    ids = conversations.lock_unsent(session, person.id or 0, campaign_id)
    conversations.release(session, ids)
    assignments.end(session, ids, by="release", now=now)
    if ids:
        events.note(
            session,
            "release",
            now=now,
            actor_id=person.id,
            surface=who.platform,
            campaign_id=campaign_id,
            facts={"returned": len(ids)},
        )
        outbox.put_card(session, campaign, now=now)
    return BucketReleased(snapshots.campaign_ref(campaign), len(ids))


def _resumed(
    session: Session, campaign: Campaign, person: Person, unsent: int, now: datetime
) -> BucketClaimed:
    deadlines.expect_texts(session, now, campaign, person.id)
    total = assignments.newest_bucket(session, person.id or 0, campaign.id or 0)
    following = bucket.next_text(session, campaign, person, now, total=total)
    if following is None:
        mine = guards.is_member(session, person, campaign)
        others = campaign.id or 0 if mine and bucket.has_more(session, campaign, person, now) else 0
        opens_at = bucket.unsent_from(session, campaign, person, now)
        raise BucketAsleep(campaign.name, unsent, opens_at, others)
    waiting = queue.count_waiting_of(session, person.id or 0)
    return BucketClaimed(snapshots.campaign_ref(campaign), 0, resumed=True, next=following, waiting=waiting)


def _nothing_left(session: Session, campaign: Campaign, person: Person, now: datetime) -> NothingLeft:
    why = bucket.lack(session, campaign, person, now)
    return NothingLeft(campaign.name, bucket.opens_next(session, campaign, person, now), why)


def _be_on_shift(session: Session, campaign: Campaign, person: Person, now: datetime) -> None:
    """Refuses whoever is off shift, where the campaign needs a shift, and names the shift to join."""
    campaign_id, person_id = campaign.id or 0, person.id or 0
    if campaign.needs_shift and not shifts.is_on(session, now, person_id, campaign_id):
        found = shifts.next_for(session, now, campaign_id)
        raise OffShift(campaign.name, rosters.row(session, now, person, found) if found else None)


def _finish_replies_first(session: Session, campaign: Campaign, person: Person) -> None:
    allowed = campaign.finish_replies_first
    if allowed is None:
        return
    waiting = queue.count_waiting_of(session, person.id or 0)
    if waiting > allowed:
        raise FinishRepliesFirst(campaign.name, waiting, allowed)


def _room(session: Session, campaign: Campaign, person: Person) -> int | None:
    """How many more contacts the volunteer may hold in this campaign; None when there is no cap."""
    caps = [cap for cap in (campaign.cap, person.cap) if cap is not None]
    if not caps:
        return None
    room = min(caps) - conversations.held(session, person.id or 0, campaign.id or 0)
    if room <= 0:
        raise CapReached(min(caps))
    return room


def _take(
    session: Session, campaign: Campaign, person: Person, zones: list[str], size: int, now: datetime
) -> list[int]:
    """Contacts reserved for this person first, then the pool."""
    dealt = pool.Dealt(campaign.id or 0, zones, readiness.lock_since(campaign, now))
    holder, taken = person.id or 0, list[int]()
    if campaign.keep_assignments:
        keys = people_lookup.keys_of(session, person)
        taken = pool.take_reserved(session, dealt, keys, size, holder_id=holder, now=now)
    return taken + pool.take_from_pool(session, dealt, size - len(taken), holder_id=holder, now=now)
