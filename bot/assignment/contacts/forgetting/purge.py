"""All of a campaign or of a list is forgotten, once nothing of it runs; slice by slice."""

from datetime import datetime, timedelta

from bot.assignment import guards
from bot.assignment.contacts.forgetting import erasing
from bot.assignment.outcomes.contacts import PurgePicture
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.contacts import StillRuns
from bot.assignment.refusals.general import NoSuchThing
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.engine.database import Session
from bot.storage.forgetting import names, remarks, whose
from bot.storage.tables import Campaign, ContactList, Timer
from bot.storage.texting import pseudonyms
from bot.storage.traffic import timers
from bot.vocabulary import CampaignState, ListState, Timed

# On SQLite everybody else waits while one is written.
_SLICE = 500
# For so long at least after its last campaign a list's numbers stay known: others may not text them yet.
_LOCKED = timedelta(days=1)


def look_at_campaign(session: Session, now: datetime, who: Identity, campaign_id: int) -> PurgePicture:
    """What a campaign's words come to, for an admin."""
    guards.admin(session, who)
    return campaign_picture(session, guards.campaign(session, campaign_id))


def look_at_list(session: Session, now: datetime, who: Identity, list_id: int) -> PurgePicture:
    """What a list comes to, for an admin."""
    guards.admin(session, who)
    return list_picture(_ready(session, list_id))


def purge_campaign(
    session: Session, now: datetime, who: Identity, campaign_id: int, chance: bytes
) -> PurgePicture:
    """Take every word out that was written in a campaign that has ended; its contacts stay in their list.

    `chance` are 32 random bytes for the key of pseudonyms, where there is none yet.
    """
    admin = guards.admin(session, who)
    campaign = campaigns.locked(session, campaign_id)
    if campaign is None:
        raise NoSuchThing("campaign")
    pseudonyms.key_made(session, chance)
    begin_campaign(session, now, campaign, admin.id, who.platform)
    return campaign_picture(session, campaign)


def begin_campaign(
    session: Session, now: datetime, campaign: Campaign, actor: int | None = None, surface: str = ""
) -> None:
    """Begin with a campaign's words, by this person or by itself. Raises StillRuns."""
    if campaign.state != CampaignState.ENDED:
        raise StillRuns(campaign.name, (campaign.name,))
    if campaign.purged_at is None:
        campaign.purged_at = now
        of = campaign.id
        events.note(session, "purge_campaign", now=now, actor_id=actor, surface=surface, campaign_id=of)
    timers.put(session, Timed.PURGE_CAMPAIGN, campaign.id or 0, now, now=now)


def purge_list(session: Session, now: datetime, who: Identity, list_id: int, chance: bytes) -> PurgePicture:
    """Take out who the contacts of a list are, and every word of its campaigns; `chance` as above."""
    admin = guards.admin(session, who)
    whose.take_turns(session)
    list_ = _ready(session, list_id)
    pseudonyms.key_made(session, chance)
    begin_list(session, now, list_, admin.id, who.platform)
    session.flush()
    return list_picture(list_)


def begin_list(
    session: Session, now: datetime, list_: ContactList, actor: int | None = None, surface: str = ""
) -> None:
    """Begin with a list, by this person or by itself; forgetting has taken turns. Raises StillRuns."""
    list_id = list_.id or 0
    running = [row.name for row in whose.unended_over(session, list_id)]
    ended_at = whose.last_end(session, list_id)
    until = ended_at + max(_LOCKED, whose.longest_lock(session)) if ended_at else now
    if running or now < until:
        raise StillRuns(list_.name, tuple(running), None if running else until)
    if list_.purged_at is None:
        list_.purged_at, list_.file_hash = now, ""
        facts = {"list": list_id, "size": list_.size}
        events.note(session, "purge_list", now=now, actor_id=actor, surface=surface, facts=facts)
    remarks.erase_report(list_)
    timers.put(session, Timed.PURGE_LIST, list_id, now, now=now)


def go_on_with_campaign(session: Session, now: datetime, timer: Timer) -> None:
    """One more slice of a campaign, behind the conversation that the timer's key names. Safe to repeat."""
    campaign_id = timer.subject_id
    rows = whose.conversations_in(session, campaign_id, after=int(timer.key or 0), limit=_SLICE)
    erasing.conversations(session, now, rows)
    erasing.finish(session, now)
    if len(rows) == _SLICE:
        timers.put(session, Timed.PURGE_CAMPAIGN, campaign_id, now, now=now, key=str(rows[-1].id))


def go_on_with_list(session: Session, now: datetime, timer: Timer) -> None:
    """One more slice of a list: the contacts that it still has. Safe to repeat."""
    whose.take_turns(session)
    key, rows = pseudonyms.key(session), whose.page(session, timer.subject_id, limit=_SLICE)
    if key is None or not rows:
        return
    last, phones = rows[-1].id, [row.phone for row in rows]
    theirs = whose.conversations_of(session, [row.id or 0 for row in rows])
    erasing.conversations(session, now, theirs)
    names.keep_numbers(session, phones, key)
    erasing.people(session, rows, theirs, key)
    names.drop_unknown(session, phones)
    erasing.finish(session, now)
    if len(phones) == _SLICE:
        timers.put(session, Timed.PURGE_LIST, timer.subject_id, now, now=now, key=str(last))


def _ready(session: Session, list_id: int) -> ContactList:
    found = contacts.find_list(session, list_id)
    if found is None or found.state != ListState.READY:
        raise NoSuchThing("list")
    return found


def campaign_picture(session: Session, campaign: Campaign) -> PurgePicture:
    """How much a campaign has to delete."""
    written = whose.written_in(session, campaign.id or 0)
    texts, replies, reports = written.texts, written.replies, written.reports
    at = campaign.purged_at
    return PurgePicture(campaign.id or 0, campaign.name, False, 0, texts, replies, reports, at)


def list_picture(list_: ContactList) -> PurgePicture:
    """How much a list has to delete."""
    return PurgePicture(list_.id or 0, list_.name, True, list_.size, 0, 0, 0, list_.purged_at)
