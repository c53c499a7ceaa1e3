"""The record of what was done, and the history of a contact."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.assignment.outcomes.audit import ContactHistory, FilterPicture, Holding, RecordLine, RecordPage, Turn
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.results.publishing import SentAgain
from bot.views.phrases.audit.deeds import deed
from bot.views.phrases.words import Strong, Word, Words, counted, listed, shortened

HEADING = "The record"
ALL = "All campaigns"
LOOK, REFRESH = "Open", "Refresh"
EARLIER = "Earlier"
NEWEST = "Newest"
# Where a campaign is named that has no room in the menu.
NAMED = "/audit"
EXPORT = "Export CSV"
UNDO, SEND_AGAIN = "Undo", "Send again"
UNDO_QUESTION = "Take this back?"
UNDO_TEXT = "Every conversation returns to whoever had it, except those that somebody touched since."
NOTHING: Words = ("Nothing of this was recorded.",)
NOT_HELD: Words = ("Nobody has held this contact yet.",)
WHAT_TO_TYPE: Words = (
    "Type /audit alone to see what was done last, or: a person, a phone number, “in” and a campaign, ",
    "“since” and a day such as 2026-03-10; “export” before them makes it a CSV file.",
)
SINCE = (("today", 0), ("yesterday", 1), ("a week ago", 7), ("30 days ago", 30))
_SURFACES = {"slack": "in Slack", "discord": "in Discord"}
_NOTE = 300
# Who opted a number out, where it was nobody of ours.
_NOBODY = {"contact": "A contact", "provider": "The provider"}


def told(line: RecordLine) -> Words:
    """One line of the record: when, who, what, and where."""
    said = deed(line)
    place = [line.campaign.name] if line.campaign else []
    place += [surface] if (surface := _surface(line.surface)) else []
    where = f"  ·  {' · '.join(place)}" if place else ""
    note = f"\n“{shortened(line.note, _NOTE)}”" if line.note and line.verb != "undo" else ""
    return (line.at, "  ", Strong(_actor(line)), f" {said}{where}{note}")


def looked_for(filter_: FilterPicture) -> Words:
    """What the lines have in common."""
    said: list[Word] = []
    if filter_.contact:
        said += [Strong(filter_.contact), f" {filter_.number} "]
    if filter_.person:
        said += ["of ", Strong(filter_.person.name), " "]
    if filter_.campaign:
        said += ["in ", Strong(filter_.campaign.name), " "]
    if filter_.asked.since:
        said += ["since ", filter_.asked.since]
    return tuple(said) or ("Everything, newest first.",)


def summary(page: RecordPage) -> Words:
    """The record in a notification."""
    return ("The record: ", *looked_for(page.filter))


def sent_again(done: SentAgain) -> Words:
    """What was set aside for an endpoint leaves once more."""
    if not done.events:
        return (f"Nothing is set aside for {done.host}: everything was sent again already.",)
    return (f"{counted(done.events, 'event leaves', 'events leave')} again for {done.host}.",)


def history(of: ContactHistory) -> Words:
    """Above a contact's history: how often they changed hands, and whether they may be texted."""
    times = counted(len(of.holdings), "time")
    out: Words = ("\n⛔ Opted out ", of.opted_out_at, ".") if of.opted_out_at else ()
    return (*(("Held ", Strong(times), ", newest first.") if of.holdings else NOT_HELD), *out)


def holding(of: Holding) -> Words:
    """Who held a contact from when to when, how they got it and how they lost it."""
    until: Words = (" to ", of.ended.at) if of.ended else (" until now",)
    turns = [_turn(of.began, "from", of.began.other)]
    turns += [_turn(replace(of.ended, note=""), "to", of.ended.other)] if of.ended else []
    told = "".join(f"\n{turn}" for turn in turns)
    return (Strong(of.holder.name), f"  {of.campaign.name}  ·  ", of.began.at, *until, told)


def older(hidden: int) -> str:
    """How many holdings are not shown."""
    return f"and {hidden:,} older; the CSV has them all"


def exported() -> Words:
    """The file is elsewhere."""
    return ("The record is in your direct messages with Baton, as a CSV file.",)


def file_title(filter_: FilterPicture, number: int) -> str:
    """What an exported file is called; long records come in several."""
    name = filter_.person or filter_.campaign
    about = filter_.contact or (name.name if name else "everything")
    return f"The record: {about}" + (f", part {number}" if number > 1 else "")


def unknown_campaign(typed: str) -> Words:
    """No campaign is called so."""
    return (f"No campaign is called “{typed}”. Type /audit alone and choose one from the menu.",)


def which_campaign(typed: str, names: Sequence[str]) -> Words:
    """Several campaigns may be meant."""
    return (f"“{typed}” may be {listed(names, 'or')}. Type more of its name.",)


def since(when: str, day: date) -> str:
    """A day that is suggested: yesterday, Mar 9."""
    return f"{when}, {day:%b} {day.day}"


def no_day(typed: str) -> Words:
    """What was typed is no day."""
    return (f"“{typed}” is no day. Pick one of those that are suggested, or type one like 2026-03-10.",)


def _actor(line: RecordLine) -> str:
    return line.actor.name if line.actor else _NOBODY.get(line.word("by"), "Baton")


def _surface(surface: str) -> str:
    return _SURFACES.get(surface, surface)


def _turn(turn: Turn, toward: str, other: PersonRef | None) -> str:
    said = _TURNS.get(turn.cause, turn.cause.replace("_", " ")).capitalize()
    said += f" by {turn.actor.name}" if turn.actor else ""
    said += f" {toward} {other.name}" if other else ""
    said += f" {surface}" if (surface := _surface(turn.surface)) else ""
    return f"{said}: “{shortened(turn.note, _NOTE)}”" if turn.note else f"{said}."


_TURNS = {
    "claim": "claimed",
    "release": "given back",
    "skip": "skipped",
    "idle_return": "returned because it lay untexted",
    "put_back": "returned after it was set aside",
    "take": "taken",
    "suspend": "freed by a suspension",
    "link": "kept as accounts were linked",
    "reassign": "moved",
    "hand_on": "handed on",
    "done": "left at the end of a day",
    "hand_over": "handed over",
    "shift_over": "moved at the end of a shift",
    "routed": "moved because they wrote while the holder was off duty",
    "undo": "moved back",
}
