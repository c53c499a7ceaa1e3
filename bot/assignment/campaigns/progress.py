"""How a campaign goes: over time, and by volunteer."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.assignment import guards, snapshots
from bot.assignment.campaigns import counts, metrics
from bot.assignment.outcomes.campaigns import CampaignStatus, PersonTally, SeriesPoint
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.results.measures import AnswerTimes
from bot.assignment.texting import readiness
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign

# A chart of more points says no more.
_POINTS = 60
_NARROWEST = timedelta(seconds=5)


def status(session: Session, now: datetime, who: Identity, campaign_id: int) -> CampaignStatus:
    """A campaign's totals, their growth since it opened, waits, and each volunteer's part; for an admin."""
    guards.admin(session, who)
    campaign = guards.campaign(session, campaign_id)
    work = campaigns.work_by_person(session, campaign_id)
    refs = snapshots.refs(session, [row.person_id for row in work])
    measured = metrics.of_campaign(session, now, campaign)
    times = dict(measured.people)
    tallies = [
        PersonTally(
            refs[row.person_id],
            row.texted,
            row.answered,
            row.unsent,
            row.waiting,
            times.get(row.person_id, AnswerTimes()),
        )
        for row in work
        if row.person_id in refs
    ]
    return CampaignStatus(
        card=counts.campaign_card(session, campaign),
        series=_series(session, campaign, now),
        people=tuple(sorted(tallies, key=lambda row: (-row.texted - row.answered, row.ref.name))),
        measures=measured,
        ready=readiness.readiness(session, campaign, now),
    )


def _series(session: Session, campaign: Campaign, now: datetime) -> tuple[SeriesPoint, ...]:
    start = campaign.opened_at or campaign.created_at
    width = int(max(_NARROWEST, (now - start) / _POINTS).total_seconds())
    slots = campaigns.growth(session, campaign.id or 0, width=width)
    answered_in = metrics.over_time(session, campaign.id or 0, width)
    # One slot before the first shows where the lines begin.
    first, last = int(start.timestamp()) // width - 1, int(now.timestamp()) // width
    sums = {name: _running(found, first, last) for name, found in slots.items()}
    return tuple(
        SeriesPoint(
            at=datetime.fromtimestamp((slot + 1) * width, UTC),
            texted=sums["texted"][slot],
            replied=sums["replied"][slot],
            waiting=sums["began"][slot] - sums["ended"][slot],
            opted_out=sums["opted_out"][slot],
            answered_in=answered_in.get(slot),
        )
        for slot in range(first, last + 1)
    )


def _running(slots: Mapping[int, int], first: int, last: int) -> dict[int, int]:
    """Running totals at the end of each slot; what lies before the first slot counts from the start."""
    total = sum(count for slot, count in slots.items() if slot < first)
    sums = {}
    for slot in range(first, last + 1):
        total += slots.get(slot, 0)
        sums[slot] = total
    return sums
