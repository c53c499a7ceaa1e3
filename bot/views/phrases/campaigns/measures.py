"""What is said of how long contacts wait and how soon they are answered."""

from datetime import timedelta

from bot.assignment.outcomes.results.measures import AnswerTimes, CampaignMeasures, WaitingNow
from bot.views.phrases.words import Ago, Word, Words, counted

_MINUTE = timedelta(minutes=1)
_LONG = timedelta(days=2)


def lasted(time: timedelta) -> str:
    """How long something took: a minute, 12 min, 1 h 5 min, 3 days."""
    if time <= _MINUTE:
        return "a minute"
    hours, rest = divmod(round(time / _MINUTE), 60)
    if hours == 0:
        return f"{rest} min"
    if time < _LONG:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return counted(round(hours / 24), "day")


def measured(of: CampaignMeasures) -> Words:
    """What waits now and how soon answers came: two lines, or none where nobody ever waited."""
    said = waiting(of.waiting, of.limit)
    if of.times.answered:
        said = (*said, "\n" if said else "", answered(of.times, of.limit))
    return said


def waiting(of: WaitingNow, limit: int | None = None) -> Words:
    """How many wait, since when the first, and how many for too long; nothing where nobody waits."""
    if of.oldest is None:
        return ()
    said: list[Word] = [f"⏳ {of.count:,} waiting, the first wrote ", Ago(of.oldest)]
    return (*said, f" · {of.late:,} longer than {_limit(limit)}") if of.late else tuple(said)


def answered(of: AnswerTimes, limit: int | None = None) -> str:
    """How soon contacts were answered; nothing where none was."""
    if of.median is None or of.slow is None:
        return ""
    said = f"{counted(of.answered, 'answer')}: half of them within {lasted(of.median)}"
    said += f", nine of ten within {lasted(of.slow)}" if of.answered > 1 else ""
    return f"{said} · {of.late:,} later than {_limit(limit)}" if of.late else said


def within(of: AnswerTimes) -> str:
    """One person's time to an answer, in few words."""
    return f"half of the answers within {lasted(of.median)}" if of.median is not None else ""


def _limit(minutes: int | None) -> str:
    return f"{minutes} min" if minutes is not None else "their campaign’s limit"
