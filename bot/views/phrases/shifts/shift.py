"""What is said of shifts: when they are, who is on them, what was done."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.assignment.outcomes.shifts import CoverRow, Recurs, ShiftPhase, ShiftRow
from bot.assignment.rules.calendar.recurring import Pattern, Times
from bot.assignment.rules.calendar.when import TimeFault, WrongTimes
from bot.views.phrases.clocks import place
from bot.views.phrases.words import Strong, Words, clock, counted, listed, shortened, span

HEADING = "Shifts"
ALL = "All campaigns"
NONE: Words = ("No shift runs, and none is planned.",)
OPEN, SUBMIT = "Open a shift", "Open"
MOST_SEATS = 10_000
REFRESH, EVERY, NOT_NOW = "Refresh", "All shifts", "Not now"
TIMES, CAMPAIGN, SEATS, LEAD, CHANNEL = "Times", "Campaign", "Seats", "Lead", "Channel"
OPEN_WITH_TIMES = "Press “Open a shift”, or type /shift open and times like today 6-8pm."
TIMES_HINT = "Like next Tuesday 6-8pm, or every other Tue 18:00 for 2h until Dec 20; "
HOW_TO_OPEN = "Type /shift open today 6-8pm, or tomorrow 18:00-20:30 in Early voting, or now until 9pm."
NONE_TO: dict[str, Words] = {
    "join": ("There is no such shift to join. Type /shift to see all of them.",),
    "leave": ("You are on no such shift. Type /shift to see all of them.",),
    "end": ("No such shift runs now. Type /shift to call off one that is planned.",),
    "extend": ("No such shift runs now. Type /shift and press the button at the one you mean.",),
    "cover": ("You are on no shift to find cover for. Type /shift to see all of them.",),
    "stop": ("No such shift recurs. Type /shift to see all of them.",),
}
WHICH: Words = ("Several shifts fit. Press the button at the one you mean.",)
WHAT_TO_TYPE: Words = (
    "Type /shift alone to see all shifts, or /shift join, leave, cover, extend 30m, end, stop. To open one, ",
    "type for example /shift open today 6-8pm, or /shift open Tue 18:00 for 2h in Early voting.",
)
OTHER_CAMPAIGNS = "For another one, type its name behind /shift open."
NIGHT_HINT = "An end before the start is one after midnight."
MORE = "30 min longer"
MORE_MINUTES = 30
STOP = "Stop repeating"
STOP_QUESTION = "Open no more of these shifts?"
STOP_TEXT = "Those to come that nobody has joined are called off; those with people stay."
SEATS_HINT = "How many people may join. Empty: any number."
LEAVE_QUESTION = "Leave this shift?"
LEAD_HINT = "Hears how the shift went, and may extend and end it."
CHANNEL_HINT = "Where its card stands, with Join and Leave. Empty: the campaign's channel."
EVERY_HINT = "Choose days to open shifts that recur; the day above does not count then."
LAST_HINT = "The last day on which it recurs. Empty: until it is stopped."
HOW_OFTEN = "How often"
WEEKS = (*(("Each week", "1"), ("Every other week", "2"), ("Every 3rd week", "3"), ("Every 4th week", "4")),)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MOST, _NAME = 15, 60
_WRONG = {
    TimeFault.NOT_UNDERSTOOD: (
        "Baton cannot read these times. Write them for example like next Tuesday 6-8pm, Dec 1st 18:00-20:30, "
        "in 2 hours for 90m, now until 9pm, every other Tue 6-8pm, or Tuesdays 6-8pm 5 times."
    ),
    TimeFault.HALF_DAY: (
        "Is this morning or evening? Write am or pm, like today 6-8pm, or 24 hours, like today 18:00-20:00."
    ),
    TimeFault.ENDS_FIRST: (
        "This ends before it starts, or lasts more than 12 hours into the next day. "
        "Write a long night as its start and length, like today 8pm for 14h."
    ),
    TimeFault.NO_END: "Say also until when, or how long: like today 6-8pm, or in 2 hours for 90m.",
    TimeFault.PAST: "These times are over already. Choose later ones, or begin at once, like now until 9pm.",
    TimeFault.NO_LENGTH: "Write how much longer, like 30m, 1h or 1h 30m, or a new end, like until 9pm.",
    TimeFault.NOT_LATER: "The shift ends then or later already. Choose a later end, like until 9pm.",
    TimeFault.NOT_WITHIN: "The shift is not on at these times. Choose times within it, like 7-8pm.",
    TimeFault.TOO_LONG: "A shift lasts at most 24 hours. Choose an earlier end, or open several shifts.",
}


def row(shift: ShiftRow) -> Words:
    """One shift: whose it is, when it is, who is on it, who covers for whom."""
    when = (Strong(shortened(whose(shift), _NAME)), f"  {_STATES[shift.phase]} ", *times(shift))
    return (
        *when,
        *_aside(shift),
        f"\n{roster(shift)}",
        *(word for each in shift.covers for word in _cover(each)),
    )


def whose(shift: ShiftRow) -> str:
    """The campaign of a shift."""
    return shift.campaign.name if shift.campaign else ALL


def brief(shift: ShiftRow, reader: datetime) -> str:
    """A shift in a menu: whose it is, and when by the clock of the reader, to whom it is now `reader`."""
    starts, ends = (each.astimezone(reader.tzinfo) for each in (shift.starts_at, shift.ends_at))
    day = "today" if starts.date() == reader.date() else f"{starts:%a %b} {starts.day}"
    return f"{shortened(whose(shift), _NAME)}, {day} {clock(starts)} - {clock(ends)}"


def times(shift: ShiftRow) -> Words:
    """From when until when."""
    return span(shift.starts_at, shift.ends_at)


def roster(shift: ShiftRow) -> str:
    """The people on a shift, by name."""
    if not shift.people:
        return "Nobody has joined yet." + (f" {counted(shift.seats, 'seat')}." if shift.seats else "")
    shown = [shortened(person.name, _NAME) for person in shift.people[:_MOST]]
    hidden = len(shift.people) - len(shown)
    names = listed([*shown, counted(hidden, "other")] if hidden else shown)
    seats = f"{seats_taken(shift)}: " if shift.seats else ""
    return f"{seats}{names} · you are on it" if shift.mine else f"{seats}{names}"


def seats_taken(shift: ShiftRow) -> str:
    """How many seats are taken: 3 / 6; without a limit how many people are on it."""
    return f"{len(shift.people):,} / {shift.seats:,}" if shift.seats else f"{len(shift.people):,}"


def opened(shift: ShiftRow) -> Words:
    """A shift was opened; told back as it was understood."""
    return _told("✅ Open", shift, f". {_rule(shift.recurs)}People join with /shift.")


def joined(shift: ShiftRow) -> Words:
    """Somebody is on a shift."""
    return _told("✅ You are on the shift", shift, ".")


def left(shift: ShiftRow) -> Words:
    """Somebody is off a shift."""
    if shift.phase is ShiftPhase.UPCOMING:
        return _told("👋 You are off the shift", shift, ". What you hold stays yours.")
    return _told("👋 You are off the shift", shift, f". {_given_back('you', 'you')}")


def ended(shift: ShiftRow) -> Words:
    """A shift was ended, or called off."""
    said = "called off" if shift.phase is ShiftPhase.CALLED_OFF else "over"
    return _told(f"🏁 The shift is {said}", shift, ".")


def extended(shift: ShiftRow) -> Words:
    """A shift lasts longer."""
    return _told("✅ Extended", shift, ".")


def stopped(called_off: int) -> Words:
    """No more shifts of a series are opened."""
    empty = counted(called_off, "shift that nobody had joined was", "shifts that nobody had joined were")
    return (f"🏁 It recurs no more; {empty} called off. Shifts with people stay: call them off one by one.",)


def end_label(shift: ShiftRow) -> str:
    """What the button says that ends a shift."""
    return "End now" if shift.phase is ShiftPhase.RUNNING else "Call off"


def end_question(shift: ShiftRow) -> str:
    """Asked before a shift is ended."""
    return "End this shift now?" if shift.phase is ShiftPhase.RUNNING else "Call this shift off?"


def end_consequence(shift: ShiftRow) -> str:
    """What ending a shift will do."""
    if shift.phase is ShiftPhase.RUNNING:
        on = counted(len(shift.people), "person is", "people are")
        return f"{on} on it and will be off shift at once. {_given_back('they', 'them')}"
    return f"It will not begin. {counted(len(shift.people), 'person has', 'people have')} joined it."


def leave_consequence() -> str:
    """What leaving a shift that runs will do."""
    return f"You will be off shift at once. {_given_back('you', 'you')}"


def more(hidden: int) -> str:
    """How many are not shown."""
    return f"and {counted(hidden, 'later shift')}"


def times_refused(wrong: WrongTimes) -> Words:
    """What is wrong with times, and what to write instead."""
    if wrong.day is not None and wrong.other is not None:
        first, second = (f"{each:%b} {each.day}" for each in (wrong.day, wrong.other))
        return (f"Do you mean {first} or {second}? Write the day so.",)
    if wrong.day is None or wrong.at is None:
        return (_WRONG[wrong.why],)
    day, at = f"{wrong.day:%b} {wrong.day.day}", clock(wrong.at)
    if wrong.why is TimeFault.SKIPPED:
        return (f"There is no {at} on {day}: the clocks skip it that night. Choose a time before or after.",)
    return (
        f"{at} comes twice on {day}, when the clocks are set back. ",
        "Choose another time, or write an earlier start and a length, like 12:30am for 2h.",
    )


def which(typed: str, names: list[str]) -> Words:
    """No campaign is called so, or several are."""
    if not names:
        return (f"No campaign is called “{typed}”; no shift was opened. ", HOW_TO_OPEN)
    shown = listed([f"“{name}”" for name in names[:5]], "or")
    return (f"“{typed}” may be {shown}; no shift was opened. Type more of the name.",)


def recurrence(of: Pattern, zone: str) -> str:
    """When shifts recur: every other Tuesday and Thursday at 6:00 PM, New York, until Dec 20."""
    days = "day" if len(of.weekdays) == len(DAYS) else listed([DAYS[each] for each in of.weekdays])
    every = {1: f"every {days}", 2: f"every other {days}"}.get(of.weeks, f"every {of.weeks} weeks on {days}")
    last = f", until {of.last_day:%b} {of.last_day.day}" if of.last_day else ""
    return f"{every} at {clock(of.starts)}, {place(zone)}{last}"


def read(times: Times) -> str:
    """Times as they were understood, by the clocks of whoever typed them."""
    there = ZoneInfo(times.zone or "UTC")
    begins, ends = times.span.starts_at.astimezone(there), times.span.ends_at.astimezone(there)
    span = f"{begins:%a %b} {begins.day} {begins.year}, {clock(begins)} - {clock(ends)} {begins.tzname()}"
    return f"{recurrence(times.pattern, times.zone)}; first {span}" if times.pattern else span


def _rule(of: Recurs | None) -> str:
    return f"It recurs {recurrence(of.pattern, of.zone)}. " if of else ""


def _aside(shift: ShiftRow) -> Words:
    """Small things about a shift: its lead, its series, what the clocks do to it."""
    said: list[str] = [f"\nLed by {shortened(shift.lead.name, _NAME)}"] if shift.lead else []
    if of := shift.recurs:
        rule = f"🔁 {recurrence(of.pattern, of.zone)}" if not of.stopped else "recurs no more"
        said += ["  ·  " if said else "\n", rule]
        said += [f"\n{_JUMPS[of.jump].format(at=clock(of.pattern.starts))}"] if of.jump else []
    return tuple(said)


def _cover(cover: CoverRow) -> Words:
    """Who looks for cover, or is on for whom, from when until when."""
    asker, when = shortened(cover.asker.name, _NAME), span(cover.starts_at, cover.ends_at)
    if cover.taker:
        return (f"\n🤝 {shortened(cover.taker.name, _NAME)} for {asker}, ", *when)
    return (f"\n🙋 {asker} looks for cover, ", *when)


_JUMPS = {
    TimeFault.SKIPPED: "The clocks skip {at} that night: it begins as soon as they go on.",
    TimeFault.REPEATED: "The clocks show {at} twice that night: it begins with the first.",
}
_STATES = {
    ShiftPhase.UPCOMING: "🗓️",
    ShiftPhase.RUNNING: "🟢 On now:",
    ShiftPhase.OVER: "🏁",
    ShiftPhase.CALLED_OFF: "🏁 Called off:",
}


def _told(done: str, shift: ShiftRow, then: str) -> Words:
    return (f"{done}: {shortened(whose(shift), _NAME)}, ", *times(shift), then)


def _given_back(who: str, whom: str) -> str:
    """What becomes of the work of whoever goes off a shift that runs."""
    return (
        f"Unless {who} are on another shift too, contacts {who} have not texted go back to the pool, and "
        f"whoever waits for {whom} goes to others: after a question, if the campaign asks first."
    )
