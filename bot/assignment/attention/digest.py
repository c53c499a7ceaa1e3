"""The digest: what waits in a campaign, posted in its homes every so often, unless nobody works."""

from datetime import datetime, timedelta

from bot.assignment.attention import board
from bot.assignment.outcomes.letters import DigestPost
from bot.assignment.staffing import on_duty
from bot.storage.attention import queue
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Timer
from bot.storage.traffic import outbox, posts, timers
from bot.storage.traffic.outbox import Due
from bot.vocabulary import CampaignState, Parcel, Timed

# A letter leaves a little after its timer fired: the interval may be shorter by this much.
_LATE = timedelta(minutes=1)
_SILENT = {CampaignState.DRAFT, CampaignState.ENDED}


def schedule(session: Session, now: datetime, campaign: Campaign) -> None:
    """Set the timer of the next digest by the campaign's settings, or none."""
    id_ = campaign.id or 0
    if campaign.digest_minutes is None or not campaign.homes:
        timers.cancel(session, Timed.DIGEST, id_, now=now)
        return
    at, due = now + _interval(campaign), timers.waits(session, Timed.DIGEST, id_)
    if campaign.state != CampaignState.DRAFT and (due is None or due > at):
        timers.put_instead(session, Timed.DIGEST, id_, at, now=now)


def heard(session: Session, now: datetime, campaign: Campaign) -> None:
    """A contact wrote: begin again where digests had stopped."""
    if (
        campaign.state == CampaignState.ENDED
        and timers.waits(session, Timed.DIGEST, campaign.id or 0) is None
    ):
        schedule(session, now, campaign)


def fall_due(session: Session, now: datetime, timer: Timer) -> None:
    """Post what waits, unless nobody is there to read it; once more at the end of a shift.

    Then set the next timer.
    """
    campaign = campaigns.get(session, timer.subject_id)
    if campaign.digest_minutes is None or not campaign.homes:
        return
    if not _is_quiet(session, now, campaign, timer.fire_at):
        for to in campaign.homes.items():
            outbox.put(session, Parcel.DIGEST, campaign.id or 0, now=now, to=to)
    if campaign.state not in _SILENT or queue.newest_waiting(session, campaign.id or 0) is not None:
        timers.put_instead(session, Timed.DIGEST, campaign.id or 0, now + _interval(campaign), now=now)


def post(session: Session, now: datetime, item: Due) -> DigestPost | None:
    """The digest as it is to stand in the channel; None where there is nothing to say or to redraw.

    A new message is posted by the timer alone: when somebody began to wait since the last digest, and that
    one is older than the time between two.
    """
    campaign = campaigns.get(session, item.subject_id)
    last = posts.posted_at(session, Parcel.DIGEST, item.subject_id, item.platform, item.address)
    newest = queue.newest_waiting(session, item.subject_id)
    if last is None and (newest is None or item.kind is Parcel.DIGEST_REDRAW):
        return None
    is_old = last is not None and last + _interval(campaign) <= now + _LATE
    is_news = last is not None and newest is not None and newest > last
    fresh = item.kind is Parcel.DIGEST and is_old and is_news
    return DigestPost(board.for_channel(session, now, campaign), fresh)


def _is_quiet(session: Session, now: datetime, campaign: Campaign, fire_at: datetime) -> bool:
    """Whether shifts are kept, nobody is on duty, and none has ended since the last digest could come."""
    if not on_duty.keeps_shifts(session, now, campaign) or on_duty.anybody_on(session, now, campaign):
        return False
    return not shifts.has_ended(session, campaign.id or 0, after=fire_at - _interval(campaign), until=now)


def _interval(campaign: Campaign) -> timedelta:
    return timedelta(minutes=campaign.digest_minutes or 0)
