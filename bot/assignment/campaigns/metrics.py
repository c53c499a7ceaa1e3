"""What a shift or a campaign did and how long contacts waited in it, in numbers."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.results.measures import (
    AnswerTimes,
    CampaignMeasures,
    PersonMeasures,
    ShiftMeasures,
    WaitingNow,
)
from bot.storage.campaigns import measures
from bot.storage.campaigns.measures import Ended, Open, Span
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Shift

# So that what happens at this very moment is counted.
_AN_INSTANT = timedelta(microseconds=1)


def of_shift(session: Session, now: datetime, shift: Shift) -> ShiftMeasures:
    """What was done in a shift's time and campaign, so far or in all of it."""
    span = Span(shift.starts_at, min(shift.ends_at, now + _AN_INSTANT), shift.campaign_id)
    sent = measures.sent_in(session, span)
    ended = measures.ended_in(session, span)
    waiting = measures.open_at(session, span.until, span.campaign_id)
    refs = snapshots.refs(session, sent.keys() | (ended.keys() - {0}) | waiting.keys())
    people = [
        PersonMeasures(
            ref, *sent.get(id_, (0, 0)), _waiting(_found(waiting.get(id_))), _times(ended.get(id_))
        )
        for id_, ref in refs.items()
    ]
    return ShiftMeasures(
        since=span.since,
        until=min(shift.ends_at, now),
        texts=sum(texts for texts, _ in sent.values()),
        replies=measures.replies_in(session, span),
        answers=sum(answers for _, answers in sent.values()),
        waiting=_waiting(waiting.values()),
        unheld=_waiting(_found(waiting.get(None))).count,
        times=_times(ended.get(0)),
        people=tuple(sorted(people, key=lambda row: (-row.texts - row.answers, row.ref.name))),
    )


def of_campaign(session: Session, now: datetime, campaign: Campaign) -> CampaignMeasures:
    """How long contacts wait in a campaign now, and how fast they were answered since it opened."""
    campaign_id = campaign.id or 0
    ended = measures.ended_of(session, campaign_id)
    waiting = measures.open_at(session, now + _AN_INSTANT, campaign_id)
    return CampaignMeasures(
        limit=campaign.nudge_minutes,
        waiting=_waiting(waiting.values()),
        times=_times(ended.get(0)),
        people=tuple((person, _times(row)) for person, row in ended.items() if person),
    )


def over_time(session: Session, campaign_id: int, width: int) -> dict[int, timedelta]:
    """Within which time half of the answers came, for each slot of so many seconds that has any."""
    found = measures.ended_over_time(session, campaign_id, width=width)
    return {slot: timedelta(seconds=row.median) for slot, row in found.items()}


def _times(row: Ended | None) -> AnswerTimes:
    """Answer times as an outcome."""
    if row is None:
        return AnswerTimes()
    return AnswerTimes(row.count, timedelta(seconds=row.median), timedelta(seconds=row.slow), row.late)


def _found(row: Open | None) -> Iterable[Open]:
    return () if row is None else (row,)


def _waiting(rows: Iterable[Open]) -> WaitingNow:
    rows = list(rows)
    oldest = min((row.oldest for row in rows), default=None)
    return WaitingNow(sum(row.count for row in rows), oldest, sum(row.late for row in rows))
