"""By which clocks times are typed."""

from datetime import datetime

from bot.views.phrases.sentences import later, say, tr
from bot.views.phrases.words import Strong, Words, clock

PICK = later("Choose your time zone")
UNKNOWN = later("unknown")
TOLD: Words = (later("Baton reads your time zone from your account here: change it there."),)


def place(zone: str) -> str:
    """A zone as people call it: New York."""
    return zone.rpartition("/")[2].replace("_", " ")


def told(zone: str, now: datetime) -> str:
    """A zone with its time now: New York, 2:05 PM now (America/New_York)."""
    return tr("{place}, {clock} now ({zone})", place=place(zone), clock=clock(now), zone=zone)


def hint(zone: str) -> str:
    """Below a field for times."""
    return tr("by {place} clocks", place=place(zone) or "UTC")


def mine(zone: str) -> str:
    """What the button says that changes it."""
    return tr("Clock: {place}", place=place(zone) or str(UNKNOWN))


def question(zone: str) -> Words:
    """Asked before somebody types times for the first time, or whenever they like."""
    told = tr(
        "By which clocks do you type times? Your chat does not tell. Choose your zone here, or type "
        "another one with /shift zone. Times are told to everybody by theirs."
    )
    if not zone:
        return (told,)
    clocks = Strong(tr("{place} clocks", place=place(zone)))
    return (*say("You type times by {clocks} now.", clocks=clocks), " ", told)


def kept(zone: str) -> Words:
    """A zone was chosen."""
    clocks = Strong(tr("{place} clocks", place=place(zone)))
    return say("✅ The times that you type are read by {clocks}.", clocks=clocks)
