"""How long contacts wait, how fast they are answered, and what was done in a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assignment.outcomes.refs import PersonRef


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """How long contacts waited until somebody answered them or filed a report.

    Half of them waited at most `median`, nine of ten at most `slow`, both None without any; `late` ones
    waited longer than their campaign's limit.
    """

    answered: int = 0
    median: timedelta | None = None
    slow: timedelta | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class WaitingNow:
    """How many contacts wait, since when the first of them, and how many longer than the limit."""

    count: int = 0
    oldest: datetime | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class PersonMeasures:
    """One person's part: contacts texted first, answers sent, how fast, and what waits for them."""

    ref: PersonRef
    texts: int
    answers: int
    waiting: WaitingNow
    times: AnswerTimes


@dataclass(frozen=True, slots=True)
class ShiftMeasures:
    """What was done from the beginning of a shift to `until`, its end or now, in its campaign or in all.

    `replies` came from contacts; `waiting` are those who waited at `until`, of whom `unheld` for nobody. The
    people are those who texted or answered or for whom contacts wait, whether they were on the shift or not.
    """

    since: datetime
    until: datetime
    texts: int
    replies: int
    answers: int
    waiting: WaitingNow
    unheld: int
    times: AnswerTimes
    people: tuple[PersonMeasures, ...]


@dataclass(frozen=True, slots=True)
class CampaignMeasures:
    """How fast a campaign answers, altogether and by person's id; `limit` is its minutes until a nudge."""

    limit: int | None
    waiting: WaitingNow
    times: AnswerTimes
    people: tuple[tuple[int, AnswerTimes], ...] = ()


NO_ANSWERS = AnswerTimes()


NO_WAITS = CampaignMeasures(None, WaitingNow(), NO_ANSWERS)
