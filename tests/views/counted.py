"""Results at their largest: many texts, days and shifts, long words, large numbers."""

from datetime import date, timedelta

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.results.counted import (
    Answers,
    CampaignResults,
    FirstTextRef,
    OfDay,
    OfShift,
    OfText,
    Tallied,
)
from bot.vocabulary import CampaignState
from tests.views.admin import BIG, LONG, NOON

DAY, SHIFT = timedelta(days=1), timedelta(hours=2)


def tallied(reached: int = BIG, kinds: int = 30) -> Tallied:
    """Every second one of those reached replied, and said everything."""
    counts = tuple((f"{number} {LONG}"[:80], reached // (number + 2)) for number in range(kinds))
    answers = tuple(Answers(f"{number} {LONG}", counts) for number in range(min(kinds, 10)))
    return Tallied(reached, reached, reached // 2, reached // 50, counts, answers)


def results(
    texts: int = 40, days: int = 60, shifts: int = 60, *, each: Tallied | None = None, chosen: bool = False
) -> CampaignResults:
    """A campaign's results, with as many parts as are asked for."""
    of = each or tallied()
    named = [FirstTextRef(number + 1, number, LONG, NOON if number % 2 else None) for number in range(texts)]
    starts = [NOON + number * DAY for number in range(shifts)]
    return CampaignResults(
        ref=CampaignRef(1, LONG),
        organisation=LONG,
        state=CampaignState.OPEN,
        at=NOON,
        zone="America/New_York",
        whole=of,
        texts=(*(OfText(text, of) for text in named), OfText(FirstTextRef(None, 0, ""), of)),
        days=tuple(OfDay(date(2026, 3, 1) + number * DAY, of) for number in range(days)),
        shifts=tuple(OfShift(start, start + SHIFT, of_all=True, tallied=of) for start in starts),
        beside=of,
        chosen=named[0] if chosen else None,
    )
