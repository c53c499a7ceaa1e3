"""What is said of shifts: when they are, who is on them, what was done."""

from datetime import datetime

from bot.assignment.outcomes.shifts import CoverRow, ShiftPhase, ShiftRow
from bot.assignment.refusals.shifts import EndStands, TimesStay
from bot.assignment.rules.calendar.when import TimeFault
from bot.views.phrases.languages import day
from bot.views.phrases.sentences import later, say, say_n, span, tr, tr_n
from bot.views.phrases.shifts.times import recurrence
from bot.views.phrases.words import Strong, Words, clock, listed, shortened

HEADING = later("Shifts")
ALL = later("All campaigns")
NONE: Words = (later("No shift runs, and none is planned."),)
OPEN, SUBMIT = later("Open a shift"), later("Open")
MOST_SEATS = 10_000
REFRESH, EVERY, NOT_NOW = later("Refresh"), later("All shifts"), later("Not now")
TIMES, CAMPAIGN, SEATS, LEAD, CHANNEL = (
    later("Times"),
    later("Campaign"),
    later("Seats"),
    later("Lead"),
    later("Channel"),
)
OPEN_WITH_TIMES = later("Press “Open a shift”, or type /shift open and times like today 6-8pm.")
TIMES_HINT = later("Like next Tuesday 6-8pm, or every other Tue 18:00 for 2h until Dec 20")
HOW_TO_OPEN = later(
    "Type /shift open today 6-8pm, or tomorrow 18:00-20:30 in Early voting, or now until 9pm."
)
NONE_TO: dict[str, Words] = {
    "join": (later("There is no such shift to join. Type /shift to see all of them."),),
    "leave": (later("You are on no such shift. Type /shift to see all of them."),),
    "end": (later("No such shift runs now. Type /shift to call off one that is planned."),),
    "extend": (later("No such shift runs now. Type /shift and press the button at the one you mean."),),
    "cover": (later("You are on no shift to find cover for. Type /shift to see all of them."),),
    "stop": (later("No such shift recurs. Type /shift to see all of them."),),
}
WHICH: Words = (later("Several shifts fit. Press the button at the one you mean."),)
WHAT_TO_TYPE: Words = (
    later(
        "Type /shift alone to see all shifts, or /shift join, leave, cover, extend 30m, end, stop. To "
        "open one, type for example /shift open today 6-8pm, or /shift open Tue 18:00 for 2h in Early "
        "voting."
    ),
)
OTHER_CAMPAIGNS = later("For another one, type its name behind /shift open.")
NIGHT_HINT = later("An end before the start is one after midnight.")
MORE = later("30 min longer")
RETIME, RETIME_SAVE = later("Change times…"), later("Change times")
RETIME_HINT = later("Both its start and its end, like Tuesday 6-8pm")
MORE_MINUTES = 30
STOP, UNDO = later("Stop repeating"), later("Undo")
UNSTOPPED: Words = (later("↩️ It recurs as before."),)
STOP_QUESTION = later("Open no more of these shifts?")
STOP_TEXT = later("Those to come that nobody has joined are called off; those with people stay.")
SEATS_HINT = later("How many people may join. Empty: any number.")
LEAVE_QUESTION = later("Leave this shift?")
LEAD_HINT = later("Hears how the shift went, and may extend and end it.")
CHANNEL_HINT = later("Where its card stands, with Join and Leave. Empty: the campaign's channel.")
EVERY_HINT = later("Choose days to open shifts that recur; the day above does not count then.")
LAST_HINT = later("The last day on which it recurs. Empty: until it is stopped.")
HOW_OFTEN = later("How often")
WEEKS = (
    *(
        (later("Each week"), "1"),
        (later("Every other week"), "2"),
        (later("Every 3rd week"), "3"),
        (later("Every 4th week"), "4"),
    ),
)
_MOST, _NAME = 15, 60


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
    on = tr("today") if starts.date() == reader.date() else day(starts, weekday=True)
    return f"{shortened(whose(shift), _NAME)}, {on} {clock(starts)} - {clock(ends)}"


def times(shift: ShiftRow) -> Words:
    """From when until when."""
    return span(shift.starts_at, shift.ends_at)


def roster(shift: ShiftRow) -> str:
    """The people on a shift, by name."""
    if not shift.people:
        free = " " + tr_n("{n} seat.", "{n} seats.", shift.seats) if shift.seats else ""
        return tr("Nobody has joined yet.") + free
    shown = [shortened(person.name, _NAME) for person in shift.people[:_MOST]]
    hidden = len(shift.people) - len(shown)
    names = listed([*shown, tr_n("{n} other", "{n} others", hidden)] if hidden else shown)
    told = f"{seats_taken(shift)}: {names}" if shift.seats else names
    return f"{told} · {tr('you are on it')}" if shift.mine else told


def seats_taken(shift: ShiftRow) -> str:
    """How many seats are taken: 3 / 6; without a limit how many people are on it."""
    return f"{len(shift.people):,} / {shift.seats:,}" if shift.seats else f"{len(shift.people):,}"


def opened(shift: ShiftRow) -> Words:
    """A shift was opened; told back as it was understood."""
    if (of := shift.recurs) is None:
        return say("✅ Open: {shift}. People join with /shift.", shift=_what(shift))
    rule = recurrence(of.pattern, of.zone)
    return say("✅ Open: {shift}. It recurs {rule}. People join with /shift.", shift=_what(shift), rule=rule)


def joined(shift: ShiftRow) -> Words:
    """Somebody is on a shift."""
    return say("✅ You are on the shift: {shift}.", shift=_what(shift))


def mine_next(shift: ShiftRow) -> Words:
    """One's own shift, on a page about other things."""
    if shift.phase is ShiftPhase.RUNNING:
        return say("You are on shift: {shift}", shift=_what(shift))
    return say("Your next shift: {shift}", shift=_what(shift))


def free_next(shift: ShiftRow) -> Words:
    """A shift that can be joined, on a page about other things."""
    if shift.phase is ShiftPhase.RUNNING:
        return say("A shift that you can join now: {shift}", shift=_what(shift))
    return say("The next shift that you can join: {shift}", shift=_what(shift))


def left(shift: ShiftRow) -> Words:
    """Somebody is off a shift."""
    if shift.phase is ShiftPhase.UPCOMING:
        return say("👋 You are off the shift: {shift}. What you hold stays yours.", shift=_what(shift))
    return (*say("👋 You are off the shift: {shift}.", shift=_what(shift)), " ", str(_YOURS_GO))


def ended(shift: ShiftRow) -> Words:
    """A shift was ended, or called off; nobody is told for a minute."""
    if shift.phase is ShiftPhase.CALLED_OFF:
        told = say("🏁 The shift is called off: {shift}.", shift=_what(shift))
    elif shift.phase is ShiftPhase.RUNNING:
        told = say("🏁 The shift ends in a minute: {shift}.", shift=_what(shift))
    else:
        return say("🏁 The shift is over: {shift}.", shift=_what(shift))
    return (*told, " ", tr("Until then nobody is told, and you can undo it."))


def stands(shift: ShiftRow) -> Words:
    """Its end was taken back."""
    return say("↩️ The shift stands as before: {shift}.", shift=_what(shift))


def extended(shift: ShiftRow) -> Words:
    """A shift lasts longer."""
    return say("✅ Extended: {shift}.", shift=_what(shift))


def moved(shift: ShiftRow) -> Words:
    """A shift has other times."""
    return say("✅ Its times are changed: {shift}. Whoever is on it is told.", shift=_what(shift))


def times_stay(why: TimesStay) -> Words:
    """Why a shift keeps its times."""
    if why.begun:
        return say(
            "This shift has begun or is over, so its start stays. One that runs can be extended or ended. "
            "Nothing was changed."
        )
    return say(
        "Cover is looked for or found for a part of this shift, so its times stay. Nothing was changed."
    )


def stopped(called_off: int) -> Words:
    """No more shifts of a series are opened."""
    return say_n(
        "🏁 It recurs no more; {n} shift that nobody had joined is called off. Shifts with people stay: "
        "call them off one by one. Nobody is told for a minute, and you can undo it until then.",
        "🏁 It recurs no more; {n} shifts that nobody had joined are called off. Shifts with people "
        "stay: call them off one by one. Nobody is told for a minute, and you can undo it until then.",
        called_off,
    )


def end_stands(_: EndStands) -> Words:
    """It is too late to take an end back."""
    return (tr("It is too late to undo this: people were told. Open another shift instead."),)


def end_label(shift: ShiftRow) -> str:
    """What the button says that ends a shift."""
    return tr("End now") if shift.phase is ShiftPhase.RUNNING else tr("Call off")


def end_question(shift: ShiftRow) -> str:
    """Asked before a shift is ended."""
    return tr("End this shift now?") if shift.phase is ShiftPhase.RUNNING else tr("Call this shift off?")


def end_consequence(shift: ShiftRow) -> str:
    """What ending a shift will do."""
    if shift.phase is ShiftPhase.RUNNING:
        on = tr_n(
            "{n} person is on it and will be off shift in a minute.",
            "{n} people are on it and will be off shift in a minute.",
            len(shift.people),
        )
        return f"{on} {_THEIRS_GO}"
    return tr_n(
        "It will not begin. {n} person has joined it.",
        "It will not begin. {n} people have joined it.",
        len(shift.people),
    )


def leave_consequence() -> str:
    """What leaving a shift that runs will do."""
    return f"{tr('You will be off shift at once.')} {_YOURS_GO}"


def more(hidden: int) -> str:
    """How many are not shown."""
    return tr_n("and {n} later shift", "and {n} later shifts", hidden)


def which(typed: str, names: list[str]) -> Words:
    """No campaign is called so, or several are."""
    if not names:
        told = tr("No campaign is called “{typed}”; no shift was opened.", typed=typed)
        return (f"{told} ", HOW_TO_OPEN)
    shown = listed([f"“{name}”" for name in names[:5]], "or")
    return say(
        "“{typed}” may be {shown}; no shift was opened. Type more of the name.", typed=typed, shown=shown
    )


def _aside(shift: ShiftRow) -> Words:
    """Small things about a shift: its lead, its series, what the clocks do to it."""
    said = ["\n" + tr("Led by {lead}", lead=shortened(shift.lead.name, _NAME))] if shift.lead else []
    if of := shift.recurs:
        rule = f"🔁 {recurrence(of.pattern, of.zone)}" if not of.stopped else tr("recurs no more")
        said += ["  ·  " if said else "\n", rule]
        said += [f"\n{str(_JUMPS[of.jump]).format(at=clock(of.pattern.starts))}"] if of.jump else []
    return tuple(said)


def _cover(cover: CoverRow) -> Words:
    """Who looks for cover, or is on for whom, from when until when."""
    asker, when = shortened(cover.asker.name, _NAME), span(cover.starts_at, cover.ends_at)
    if cover.taker:
        taker = shortened(cover.taker.name, _NAME)
        return ("\n", *say("🤝 {taker} for {asker}, {times}", taker=taker, asker=asker, times=when))
    return ("\n", *say("🙋 {asker} looks for cover, {times}", asker=asker, times=when))


_JUMPS = {
    TimeFault.SKIPPED: later("The clocks skip {at} that night: it begins as soon as they go on."),
    TimeFault.REPEATED: later("The clocks show {at} twice that night: it begins with the first."),
}
_STATES = {
    ShiftPhase.UPCOMING: "🗓️",
    ShiftPhase.RUNNING: later("🟢 On now:"),
    ShiftPhase.OVER: "🏁",
    ShiftPhase.CALLED_OFF: later("🏁 Called off:"),
}


_YOURS_GO = later(
    "Unless you are on another shift too, contacts you have not texted go back to the pool, and whoever "
    "waits for you goes to others: after a question, if the campaign asks first."
)
_THEIRS_GO = later(
    "Unless they are on another shift too, contacts they have not texted go back to the pool, and "
    "whoever waits for them goes to others: after a question, if the campaign asks first."
)


def _what(shift: ShiftRow) -> Words:
    return (f"{shortened(whose(shift), _NAME)}, ", *times(shift))
