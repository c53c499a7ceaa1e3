"""What is said of how long contacts wait and how soon they are answered."""

from datetime import timedelta

from bot.assignment.outcomes.results.measures import AnswerTimes, CampaignMeasures, WaitingNow
from bot.views.phrases.sentences import say_n, tr, tr_n
from bot.views.phrases.words import Ago, Words

_MINUTE = timedelta(minutes=1)
_LONG = timedelta(days=2)


def lasted(time: timedelta) -> str:
    """How long something took: a minute, 12 min, 1 h 5 min, 3 days."""
    if time <= _MINUTE:
        return tr("a minute")
    hours, rest = divmod(round(time / _MINUTE), 60)
    if hours == 0:
        return tr("{minutes} min", minutes=rest)
    if time < _LONG:
        if rest:
            return tr("{hours} h {minutes} min", hours=hours, minutes=rest)
        return tr("{hours} h", hours=hours)
    return tr_n("{n} day", "{n} days", round(hours / 24))


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
    said = say_n(
        "⏳ {n} waiting, the first wrote {ago}",
        "⏳ {n} waiting, the first wrote {ago}",
        of.count,
        ago=Ago(of.oldest),
    )
    if not of.late:
        return said
    late = tr_n("{n} longer than {limit}", "{n} longer than {limit}", of.late, limit=_limit(limit))
    return (*said, f" · {late}")


def answered(of: AnswerTimes, limit: int | None = None) -> str:
    """How soon contacts were answered; nothing where none was."""
    if of.median is None or of.slow is None:
        return ""
    half = lasted(of.median)
    if of.answered > 1:
        said = tr(
            "{n} answers: half of them within {half}, nine of ten within {slow}",
            n=of.answered,
            half=half,
            slow=lasted(of.slow),
        )
    else:
        said = tr_n(
            "{n} answer: half of them within {half}",
            "{n} answers: half of them within {half}",
            of.answered,
            half=half,
        )
    if not of.late:
        return said
    late = tr_n("{n} later than {limit}", "{n} later than {limit}", of.late, limit=_limit(limit))
    return f"{said} · {late}"


def within(of: AnswerTimes) -> str:
    """One person's time to an answer, in few words."""
    if of.median is None:
        return ""
    return tr("half of the answers within {half}", half=lasted(of.median))


def _limit(minutes: int | None) -> str:
    return tr("{minutes} min", minutes=str(minutes)) if minutes is not None else tr("their campaign’s limit")
