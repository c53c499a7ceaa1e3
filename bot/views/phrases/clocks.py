"""By which clocks times are typed."""

from datetime import datetime

from bot.views.phrases.words import Strong, Words, clock

PICK = "Choose your time zone"
UNKNOWN = "unknown"
TOLD: Words = ("Baton reads your time zone from your account here: change it there.",)


def place(zone: str) -> str:
    """A zone as people call it: New York."""
    return zone.rpartition("/")[2].replace("_", " ")


def told(zone: str, now: datetime) -> str:
    """A zone with its time now: New York, 2:05 PM now (America/New_York)."""
    return f"{place(zone)}, {clock(now)} now ({zone})"


def hint(zone: str) -> str:
    """Below a field for times."""
    return f"by {place(zone) or 'UTC'} clocks"


def mine(zone: str) -> str:
    """What the button says that changes it."""
    return f"Clock: {place(zone) or UNKNOWN}"


def question(zone: str) -> Words:
    """Asked before somebody types times for the first time, or whenever they like."""
    now = ("You type times by ", Strong(f"{place(zone)} clocks"), " now. ") if zone else ()
    return (
        *now,
        "By which clocks do you type times? Your chat does not tell. ",
        "Choose your zone here, or type another one with /shift zone. Times are told to everybody by theirs.",
    )


def kept(zone: str) -> Words:
    """A zone was chosen."""
    return ("✅ The times that you type are read by ", Strong(f"{place(zone)} clocks"), ".")
