"""Times as people type them: how they were understood, how they recur, and what is wrong with them."""

from zoneinfo import ZoneInfo

from bot.assignment.rules.calendar.recurring import Pattern, Times
from bot.assignment.rules.calendar.when import TimeFault, WrongTimes
from bot.views.phrases.clocks import place
from bot.views.phrases.languages import day
from bot.views.phrases.sentences import later, say, tr
from bot.views.phrases.words import Words, clock, listed

DAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
_WRONG = {
    TimeFault.NOT_UNDERSTOOD: (
        later(
            "Baton cannot read these times. Write them for example like next Tuesday 6-8pm, Dec "
            "1st 18:00-20:30, in 2 hours for 90m, now until 9pm, every other Tue 6-8pm, or "
            "Tuesdays 6-8pm 5 times."
        )
    ),
    TimeFault.HALF_DAY: (
        later(
            "Is this morning or evening? Write am or pm, like today 6-8pm, or 24 hours, like "
            "today 18:00-20:00."
        )
    ),
    TimeFault.ENDS_FIRST: (
        later(
            "This ends before it starts, or lasts more than 12 hours into the next day. Write a "
            "long night as its start and length, like today 8pm for 14h."
        )
    ),
    TimeFault.NO_END: later("Say also until when, or how long: like today 6-8pm, or in 2 hours for 90m."),
    TimeFault.PAST: later(
        "These times are over already. Choose later ones, or begin at once, like now until 9pm."
    ),
    TimeFault.NO_LENGTH: later(
        "Write how much longer, like 30m, 1h or 1h 30m, or a new end, like until 9pm."
    ),
    TimeFault.NOT_LATER: later("The shift ends then or later already. Choose a later end, like until 9pm."),
    TimeFault.NOT_WITHIN: later("The shift is not on at these times. Choose times within it, like 7-8pm."),
    TimeFault.TOO_LONG: later(
        "A shift lasts at most 24 hours. Choose an earlier end, or open several shifts."
    ),
}


def times_refused(wrong: WrongTimes) -> Words:
    """What is wrong with times, and what to write instead."""
    if wrong.day is not None and wrong.other is not None:
        first, second = day(wrong.day), day(wrong.other)
        return say("Do you mean {first} or {second}? Write the day so.", first=first, second=second)
    if wrong.day is None or wrong.at is None:
        return (_WRONG[wrong.why],)
    on, at = day(wrong.day), clock(wrong.at)
    if wrong.why is TimeFault.SKIPPED:
        return say(
            "There is no {at} on {day}: the clocks skip it that night. Choose a time before or after.",
            at=at,
            day=on,
        )
    return say(
        "{at} comes twice on {day}, when the clocks are set back. Choose another time, or write an "
        "earlier start and a length, like 12:30am for 2h.",
        at=at,
        day=on,
    )


def recurrence(of: Pattern, zone: str) -> str:
    """When shifts recur: every other Tuesday and Thursday at 6:00 PM, New York, until Dec 20."""
    every, at = _every(of), clock(of.starts)
    if of.last_day is None:
        return tr("{every} at {clock}, {place}", every=every, clock=at, place=place(zone))
    last = day(of.last_day)
    return tr(
        "{every} at {clock}, {place}, until {last}", every=every, clock=at, place=place(zone), last=last
    )


def _every(of: Pattern) -> str:
    if len(of.weekdays) == len(DAYS):
        if of.weeks == 1:
            return tr("every day")
        days = tr("day")
    else:
        days = listed([DAYS[each] for each in of.weekdays])
    if of.weeks > 2:  # noqa: PLR2004  every week, and every other one, have words of their own
        return tr("every {weeks} weeks on {days}", weeks=of.weeks, days=days)
    return tr("every {days}", days=days) if of.weeks == 1 else tr("every other {days}", days=days)


def read(times: Times) -> str:
    """Times as they were understood, by the clocks of whoever typed them."""
    there = ZoneInfo(times.zone or "UTC")
    begins, ends = times.span.starts_at.astimezone(there), times.span.ends_at.astimezone(there)
    on = day(begins, weekday=True, year=True)
    span = f"{on}, {clock(begins)} - {clock(ends)} {begins.tzname()}"
    if times.pattern is None:
        return span
    return tr("{recurrence}; first {span}", recurrence=recurrence(times.pattern, times.zone), span=span)
