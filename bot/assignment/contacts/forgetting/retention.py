"""What is deleted by time, where a setting says so: planned, announced a week ahead, kept by one press."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.assignment import guards
from bot.assignment.contacts.forgetting import purge
from bot.assignment.outcomes.contacts import PurgePicture
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.contacts import StillRuns
from bot.assignment.refusals.general import NoSuchThing
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.engine.database import Session
from bot.storage.forgetting import ageing, whose
from bot.storage.people import persons
from bot.storage.tables import Campaign, ContactList, Timer
from bot.storage.texting import pseudonyms
from bot.storage.traffic import outbox, timers
from bot.vocabulary import Parcel, Timed

# Everybody who could keep it hears of it so long before.
_AHEAD = timedelta(days=7)
# The keys of timers, for a campaign and a list may have the same id.
_CAMPAIGN, _LIST = "campaign", "list"


def look(session: Session, now: datetime, days: int | None, chance: bytes) -> None:
    """Plan what was over for `days` within a week from now, and tell admins; withdraw what no longer is.

    Without `days` nothing is deleted by time. `chance` are 32 random bytes for the key of pseudonyms.
    """
    whose.take_turns(session)
    keeping = timedelta(days=days) if days is not None else None
    ended_by = now + _AHEAD - keeping if keeping is not None else None
    old = [] if ended_by is None else ageing.campaigns(session, ended_by)
    unused = [] if ended_by is None else ageing.lists(session, ended_by)
    _withdraw(session, now, ageing.planned_campaigns(session), {row.id for row in old})
    _withdraw(session, now, ageing.planned_lists(session), {row.id for row in unused})
    every: list[Campaign | ContactList] = [*old, *unused]
    new = [row for row in every if row.purge_at is None]
    for row in new:
        row.purge_at = max(now + _AHEAD, _over_since(session, row) + (keeping or timedelta()))
        timers.put_instead(session, Timed.RETENTION, row.id or 0, row.purge_at, now=now, key=_key(row))
    if new:
        pseudonyms.key_made(session, chance)
        for admin in persons.admins(session):
            outbox.put(session, Parcel.DELETION_AHEAD, 0, now=now, to=("person", str(admin.id)))
    session.flush()


def fall_due(session: Session, now: datetime, timer: Timer) -> None:
    """Its time has come, unless somebody kept it, or something of it runs again."""
    whose.take_turns(session)
    row = _found(session, timer.subject_id, is_list=timer.key == _LIST)
    if row is None or row.purged_at is not None or row.purge_at is None or row.purge_at > now:
        return
    try:
        if isinstance(row, Campaign):
            purge.begin_campaign(session, now, row)
        elif all(each.id != row.id for each in ageing.lists(session, now)):
            row.purge_at = None
        else:
            purge.begin_list(session, now, row)
    except StillRuns:
        row.purge_at = None  # it is planned and announced anew once all is over


def keep_campaign(session: Session, now: datetime, who: Identity, campaign_id: int) -> PurgePicture:
    """A campaign's words are not deleted by time, nor its list while it is so; for an admin."""
    return _keep(session, now, who, campaign_id, is_list=False)


def keep_list(session: Session, now: datetime, who: Identity, list_id: int) -> PurgePicture:
    """A list's contacts are not deleted by time; for an admin."""
    return _keep(session, now, who, list_id, is_list=True)


def _keep(session: Session, now: datetime, who: Identity, id_: int, *, is_list: bool) -> PurgePicture:
    admin = guards.admin(session, who)
    whose.take_turns(session)
    row = _found(session, id_, is_list=is_list)
    if row is None:
        raise NoSuchThing(_LIST if is_list else _CAMPAIGN)
    if row.purged_at is None and not row.kept:
        row.kept, row.purge_at = True, None
        timers.cancel(session, Timed.RETENTION, id_, now=now, key=_key(row))
        note = partial(events.note, now=now, actor_id=admin.id, surface=who.platform)
        facts, of = ({"list": id_}, None) if is_list else ({}, id_)
        note(session, "keep_list" if is_list else "keep_campaign", facts=facts, campaign_id=of)
    if isinstance(row, Campaign):
        return purge.campaign_picture(session, row)
    return purge.list_picture(row)


def _withdraw(
    session: Session, now: datetime, planned: Sequence[Campaign | ContactList], still: set[int | None]
) -> None:
    for row in planned:
        if row.id not in still:
            row.purge_at = None
            timers.cancel(session, Timed.RETENTION, row.id or 0, now=now, key=_key(row))
    session.flush()


def _found(session: Session, id_: int, *, is_list: bool) -> Campaign | ContactList | None:
    return contacts.find_list(session, id_) if is_list else campaigns.locked(session, id_)


def _over_since(session: Session, row: Campaign | ContactList) -> datetime:
    list_id = row.list_id if isinstance(row, Campaign) else row.id
    own = row.ended_at if isinstance(row, Campaign) else None
    ended: datetime = own or whose.last_end(session, list_id or 0)
    return ended


def _key(row: Campaign | ContactList) -> str:
    return _LIST if isinstance(row, ContactList) else _CAMPAIGN
