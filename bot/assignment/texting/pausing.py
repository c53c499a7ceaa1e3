"""Campaigns that pause themselves, say why, and perhaps resume by themselves."""

from collections.abc import Iterable
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.letters import CampaignPausedPost
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Campaign, Timer
from bot.storage.traffic import outbox, posts, timers
from bot.vocabulary import CampaignState, Parcel, Timed

# Why a campaign paused, beside `provider:` and a code.
FILTERED, FAILING, DAILY_CAP = "filtered", "failing", "daily_cap"


def of_provider(code: int | None) -> str:
    """The reason of a pause for an error code of the provider."""
    return f"provider:{code or 0}"


def pause(
    session: Session,
    now: datetime,
    campaign_ids: Iterable[int | None],
    because: str,
    until: datetime | None = None,
) -> None:
    """Pause those of these campaigns that are open; tell their channels, and the admins in private.

    With `until` they resume by themselves then, unless somebody decides otherwise.
    """
    paused = []
    for id_ in sorted({id_ for id_ in campaign_ids if id_ is not None}):
        campaign = campaigns.locked(session, id_)
        if campaign is not None and campaign.state == CampaignState.OPEN:
            _stop(session, now, campaign, because, until)
            paused.append(id_)
    if paused:
        for person in persons.admins(session):
            to = ("person", str(person.id))
            outbox.put(session, Parcel.CAMPAIGN_PAUSED, paused[0], now=now, to=to)


def pause_all(session: Session, now: datetime, because: str, until: datetime | None = None) -> None:
    """Pause every open campaign."""
    open_now = campaigns.everything(session, (CampaignState.OPEN,))
    pause(session, now, [campaign.id for campaign in open_now], because, until)


def go_on(session: Session, now: datetime, timer: Timer) -> None:
    """A pause is over, unless somebody has ended it or made it their own before."""
    campaign = campaigns.locked(session, timer.subject_id)
    if campaign is None or campaign.state != CampaignState.PAUSED or campaign.paused_because != timer.key:
        return
    campaign.state, campaign.paused_because = CampaignState.OPEN, ""
    facts = {"because": timer.key}
    events.note(session, "resume", now=now, actor_id=None, campaign_id=campaign.id, facts=facts)
    outbox.put_card(session, campaign, now=now, at_once=True)
    went_on(session, now, campaign)


def went_on(session: Session, now: datetime, campaign: Campaign) -> None:
    """A campaign resumes: redraw the messages that say it paused itself."""
    id_ = campaign.id or 0
    timers.cancel(session, Timed.RESUME, id_, now=now)
    for to in posts.places_of(session, Parcel.CAMPAIGN_PAUSED, id_):
        outbox.put(session, Parcel.CAMPAIGN_PAUSED, id_, now=now, to=to)


def post(session: Session, campaign: Campaign, *, alone: bool) -> CampaignPausedPost:
    """Why a campaign paused itself; unless `alone`, with the others that paused for the same reason."""
    others: list[Campaign] = []
    is_paused = campaign.state == CampaignState.PAUSED
    if is_paused and not alone:
        paused = campaigns.everything(session, (CampaignState.PAUSED,))
        others = [
            each
            for each in paused
            if each.id != campaign.id and each.paused_because == campaign.paused_because
        ]
    return CampaignPausedPost(
        snapshots.campaign_ref(campaign),
        campaign.paused_because,
        paused=is_paused,
        until=timers.waits(session, Timed.RESUME, campaign.id or 0, campaign.paused_because),
        others=tuple(map(snapshots.campaign_ref, others)),
    )


def _stop(session: Session, now: datetime, campaign: Campaign, because: str, until: datetime | None) -> None:
    campaign.state, campaign.paused_because = CampaignState.PAUSED, because
    id_ = campaign.id or 0
    events.note(session, "pause", now=now, actor_id=None, campaign_id=id_, facts={"because": because})
    outbox.put_card(session, campaign, now=now, at_once=True)
    for to in campaign.homes.items():
        outbox.put(session, Parcel.CAMPAIGN_PAUSED, id_, now=now, to=to)
    if until is not None:
        timers.put_instead(session, Timed.RESUME, id_, until, now=now, key=because)
