"""What the core answers about how a campaign goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assignment.outcomes.campaign import CampaignCard
from bot.assignment.outcomes.measures import NO_ANSWERS, NO_WAITS, AnswerTimes, CampaignMeasures
from bot.assignment.outcomes.people import PersonRef
from bot.assignment.outcomes.readiness import NOBODY_READY, Readiness


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """Totals up to a moment; of the answers since the point before, half came within `answered_in`."""

    at: datetime
    texted: int
    replied: int
    waiting: int
    opted_out: int
    answered_in: timedelta | None = None


@dataclass(frozen=True, slots=True)
class PersonTally:
    """What one volunteer did in a campaign and still has before them."""

    ref: PersonRef
    texted: int
    answered: int
    unsent: int
    waiting: int
    times: AnswerTimes = NO_ANSWERS


@dataclass(frozen=True, slots=True)
class CampaignStatus:
    """A campaign's progress: totals over time and per volunteer, and how long contacts wait."""

    card: CampaignCard
    series: tuple[SeriesPoint, ...]
    people: tuple[PersonTally, ...]
    measures: CampaignMeasures = NO_WAITS
    ready: Readiness = NOBODY_READY
