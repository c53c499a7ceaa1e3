"""The alarm that replies come in a campaign that keeps shifts while nobody is on duty."""

from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.attention import NobodyOnPost
from bot.assignment.staffing import leads, on_duty
from bot.storage.attention import queue, reminders
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Conversation
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel

_PAUSE = timedelta(minutes=30)
# Where no shift has begun or ended yet, a group is called at most so often.
_LONG = timedelta(days=1)


def heard(session: Session, now: datetime, campaign: Campaign, conversation: Conversation) -> None:
    """A contact wrote: raise the alarm where nobody is on duty for it, at most twice an hour."""
    if not _is_alone(session, now, campaign, conversation):
        return
    if reminders.noted_since(session, "nobody_on", campaign.id or 0, now - _PAUSE):
        return
    told = leads.expected(session, now, campaign)
    for to in [*campaign.homes.items(), *(("person", str(person_id)) for person_id in told)]:
        outbox.put(session, Parcel.NOBODY_ON, campaign.id or 0, now=now, to=to)
    facts = {"told": len(told), "called": bool(campaign.called) and not _was_called(session, now, campaign)}
    events.note(session, "nobody_on", now=now, actor_id=None, campaign_id=campaign.id, facts=facts)


def post(session: Session, now: datetime, campaign: Campaign, *, calls: bool) -> NobodyOnPost:
    """The alarm as things stand; in a channel it `calls` a group, where an admin chose one."""
    on = on_duty.who_is_on(session, now, campaign)
    return NobodyOnPost(
        campaign=snapshots.campaign_ref(campaign),
        waiting=sum(count for _, count, _ in queue.waiting_by_holder(session, campaign.id)),
        next_shift=_next_shift(session, now, campaign),
        on=tuple(snapshots.refs(session, on).values()),
        called=dict(campaign.called) if calls and not on and _calls(session, now, campaign) else {},
    )


def _was_called(session: Session, now: datetime, campaign: Campaign) -> bool:
    """Whether a group was called since a shift began or ended last: once a shift is enough."""
    since = shifts.turned(session, now, campaign.id or 0) or now - _LONG
    return any(
        facts.get("called") for facts in events.facts_of(session, "nobody_on", campaign.id or 0, since)
    )


def _calls(session: Session, now: datetime, campaign: Campaign) -> bool:
    """Whether the alarm of this moment calls a group, and not one before."""
    newest = events.facts_of(session, "nobody_on", campaign.id or 0, now - _PAUSE)
    return bool(newest and newest[-1].get("called"))


def _is_alone(session: Session, now: datetime, campaign: Campaign, conversation: Conversation) -> bool:
    """Whether its holder, after routing, is neither on duty nor keeps it by a person's hand."""
    if conversation.holder_id is not None or not on_duty.keeps_shifts(session, now, campaign):
        return False
    return not on_duty.anybody_on(session, now, campaign)


def _next_shift(session: Session, now: datetime, campaign: Campaign) -> datetime | None:
    coming = shifts.upcoming(session, now)
    return next((each.starts_at for each in coming if each.campaign_id in {None, campaign.id}), None)
