"""What is said of conversations that one has answered, and of those that were put aside until later."""

from bot.assignment.outcomes.attention import Kept, KeptPage, PutAside
from bot.assignment.outcomes.conversations import InboxRow
from bot.assignment.refusals.conversations import NotWaiting, WhenLater
from bot.views.phrases.conversations import inbox
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Words

LATER, TITLE, SUBMIT = later("Later…"), later("Later"), later("Put aside")
LONG, AT, PICK = later("For how long"), later("Or until"), later("Pick one")
AT_HINT = later("A time within 24 hours: “5:30pm”, “90m”. What stands here counts, whatever is picked above.")
TO_WHEN = later("Pick for how long, or write a time.")
NOW = later("No longer: back to what waits")
CHOICES = (
    (later("15 minutes"), "15m"),
    (later("30 minutes"), "30m"),
    (later("1 hour"), "1h"),
    (later("2 hours"), "2h"),
    (later("4 hours"), "4h"),
    (later("24 hours"), "24h"),
)
# Picked at first.
USUAL = "1h"
MINE, WAITING, NEXT = later("Mine"), later("Waiting"), later("Open the next")
_HEADINGS = {Kept.MINE: later("Mine: answered by you"), Kept.LATER: later("Later: put aside by you")}
_NOTHING = {
    Kept.MINE: later("What you answer stands here as long as you hold it, so that you find it again."),
    Kept.LATER: later("You have put nothing aside."),
}


def about(name: str) -> Words:
    """What putting aside means."""
    return say(
        "{name} leaves what waits for you, and is back at that time or when they write again. It still "
        "counts as waiting, and whoever is on duty then gets it.",
        name=name,
    )


def done(of: PutAside) -> Words:
    """After it was put aside, or taken up again."""
    others = (f" {inbox.waiting(of.waiting)}.",) if of.waiting else ()
    if of.until is None:
        return (*say("{name} is back among what waits.", name=of.name), *others)
    return (*say("{name} is put aside until {until}.", name=of.name, until=of.until), *others)


def until(row: InboxRow) -> Words:
    """Until when a conversation is put aside, and where it belongs."""
    return (*(say("back {at}", at=row.later) if row.later else ()), row.campaign.name)


def heading(of: Kept) -> str:
    """Above the conversations."""
    return str(_HEADINGS[of])


def told(page: KeptPage) -> str:
    """How many there are."""
    if not page.total:
        return str(_NOTHING[page.kept])
    return tr_n("{n} conversation.", "{n} conversations.", page.total)


def tab(count: int) -> str:
    """The button to what was put aside."""
    return tr("Later ({count})", count=count) if count else TITLE


def refused(why: NotWaiting | WhenLater) -> Words:
    """Why nothing was put aside."""
    if isinstance(why, NotWaiting):
        return say("{name} waits for no answer now, so there is nothing to put aside.", name=why.name)
    if why.no_clock:
        return say("Baton does not know your clock yet: write how long, such as “2h” or “90m”.")
    return say("Write a time within the next 24 hours, such as “5:30pm” or “2h”. Nothing was put aside.")
