"""Idle buckets: the holder is asked, and without an answer the contacts go back."""

from datetime import datetime, timedelta

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.attention import StillOnItPost
from bot.assignment.outcomes.people import Identity
from bot.assignment.staffing import on_duty
from bot.assignment.texting import bucket, readiness
from bot.storage.attention import reminders
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.conversations import assignments, conversations
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.staffing import handed
from bot.storage.tables import Campaign, Person, Timer
from bot.storage.texting import pool
from bot.storage.traffic import outbox, timers
from bot.vocabulary import CampaignState, Parcel, Timed, Volume

# How long a holder may take to answer the question.
_ANSWER = timedelta(minutes=10)
_A_DAY = timedelta(days=1)
# For how long returned contacts are still shown.
_NEWS = timedelta(hours=1)
_BACK = "idle_return"


def ask(session: Session, now: datetime, timer: Timer) -> None:
    """Ask the holder of a bucket whether they go on, unless they are active or nothing of it can be texted.

    Whoever is off duty or at volume *nothing* is not asked: their contacts go back without a question. What a
    person gave stays for its time.
    """
    person, campaign = _subject(session, timer)
    if person is None or not (unsent := _unsent(session, person, campaign)):
        return
    if handed.unsent(session, now, person.id or 0, campaign.id or 0) == unsent:
        later = now + timedelta(minutes=campaign.idle_minutes or 0)
        timers.put_instead(session, Timed.IDLE, timer.subject_id, later, now=now, key=timer.key)
        return
    due = _idle_at(session, now, person, campaign)
    if due is None:
        return
    if due > now:
        timers.put_instead(session, Timed.IDLE, timer.subject_id, due, now=now, key=timer.key)
        return
    timers.put_instead(session, Timed.IDLE_RETURN, timer.subject_id, now + _ANSWER, now=now, key=timer.key)
    if person.volume != Volume.NONE and _may_be_asked(session, now, campaign, person.id or 0):
        outbox.put(session, Parcel.STILL_ON_IT, timer.subject_id, now=now, to=("person", timer.key))


def give_back(session: Session, now: datetime, timer: Timer) -> None:
    """Nobody answered: unsent contacts who may be texted now return to the pool.

    When Baton itself was away meanwhile, the holder is given time once more.
    """
    person, campaign = _subject(session, timer)
    if person is None:
        return
    if now - timer.fire_at > _ANSWER:
        timers.put_instead(
            session, Timed.IDLE_RETURN, timer.subject_id, now + _ANSWER, now=now, key=timer.key
        )
        return
    if person.active_at is None or person.active_at <= timer.fire_at - _ANSWER:
        _give_back(session, now, person, campaign, asked_at=timer.fire_at - _ANSWER)
    if _unsent(session, person, campaign) and (due := _idle_at(session, now, person, campaign)):
        again = max(due, now + _ANSWER)
        timers.put_instead(session, Timed.IDLE, timer.subject_id, again, now=now, key=timer.key)


def still_here(session: Session, now: datetime, who: Identity, campaign_id: int) -> StillOnItPost:
    """The holder goes on with their bucket, if they still have it."""
    person = guards.person(session, who)
    campaign = guards.campaign(session, campaign_id)
    on_duty.at_work(session, now, person, campaign, who.platform)
    persons.acted(session, person, now, who.platform)
    key = str(person.id)
    timers.cancel(session, Timed.IDLE_RETURN, campaign_id, now=now, key=key)
    unsent = _unsent(session, person, campaign)
    if unsent and campaign.idle_minutes is not None:
        due = now + timedelta(minutes=campaign.idle_minutes)
        timers.put_instead(session, Timed.IDLE, campaign_id, due, now=now, key=key)
    return StillOnItPost(snapshots.campaign_ref(campaign), unsent, None)


def post(session: Session, now: datetime, campaign_id: int, person_id: int) -> StillOnItPost | None:
    """The question, or what became of it; None where neither matters any more."""
    person, campaign = persons.find(session, person_id), campaigns.get(session, campaign_id)
    if person is None:
        return None
    ref, unsent = snapshots.campaign_ref(campaign), _unsent(session, person, campaign)
    until = timers.waits(session, Timed.IDLE_RETURN, campaign_id, str(person_id))
    if until is not None and unsent:
        asked = _may_be_asked(session, now, campaign, person_id)
        return StillOnItPost(ref, unsent, until, since=until - _ANSWER) if asked else None
    returned = reminders.returned(session, person_id, campaign_id, _BACK, since=now - _NEWS)
    return StillOnItPost(ref, unsent, None, returned) if returned else None


def _subject(session: Session, timer: Timer) -> tuple[Person | None, Campaign]:
    """Whose bucket, of which campaign; nobody where nothing is to be asked any more."""
    campaign = campaigns.get(session, timer.subject_id)
    person = persons.locked(session, int(timer.key))
    if person is None or person.suspended_at is not None or campaign.idle_minutes is None:
        return None, campaign
    return person, campaign


def _may_be_asked(session: Session, now: datetime, campaign: Campaign, person_id: int) -> bool:
    """Whether somebody is on duty, or off it only because they did nothing for a while."""
    if not on_duty.off_duty(session, now, campaign, person_id):
        return True
    return on_duty.lapses_at(session, now, campaign, person_id) is not None


def _unsent(session: Session, person: Person, campaign: Campaign) -> int:
    return conversations.unsent_by_campaign(session, person.id or 0).get(campaign.id or 0, 0)


def _idle_at(session: Session, now: datetime, person: Person, campaign: Campaign) -> datetime | None:
    """When a bucket is idle: its holder did nothing for so long while it could be texted."""
    pause = timedelta(minutes=campaign.idle_minutes or 0)
    if campaign.state == CampaignState.ENDED:
        return None
    if campaign.state != CampaignState.OPEN:
        return now + pause
    textable = bucket.unsent_from(session, campaign, person, now) or now + _A_DAY
    if textable > now:
        return textable + pause
    return now if person.active_at is None else person.active_at + pause


def _give_back(
    session: Session, now: datetime, person: Person, campaign: Campaign, *, asked_at: datetime
) -> None:
    """Only whoever was asked is told of it, also if they have gone since."""
    holder, campaign_id = person.id or 0, campaign.id or 0
    zones = bucket.open_zones(campaign, pool.zones(session, campaign_id), now)
    since = readiness.lock_since(campaign, now)
    found = conversations.lock_textable(session, holder, campaign_id, zones, since=since)
    ids = handed.loose(session, now, found)
    if not ids:
        return
    conversations.release(session, ids)
    assignments.end(session, ids, by=_BACK, now=now)
    events.note(
        session,
        "idle_return",
        now=now,
        actor_id=None,
        campaign_id=campaign_id,
        person_id=holder,
        facts={"returned": len(ids)},
    )
    outbox.put_card(session, campaign, now=now)
    if _may_be_asked(session, asked_at, campaign, holder):
        outbox.put(session, Parcel.STILL_ON_IT, campaign_id, now=now, to=("person", str(holder)))
