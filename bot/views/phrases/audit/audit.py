"""The record of what was done, and the history of a contact."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.assignment.outcomes.audit import ContactHistory, FilterPicture, Holding, RecordLine, RecordPage, Turn
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.results.publishing import SentAgain
from bot.views.phrases.audit.deeds import deed
from bot.views.phrases.languages import day as day_name
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Strong, Word, Words, listed, shortened

HEADING = later("The record")
ALL = later("All campaigns")
LOOK, REFRESH = later("Open"), later("Refresh")
EARLIER = later("Earlier")
NEWEST = later("Newest")
# Where a campaign is named that has no room in the menu.
NAMED = "/audit"
EXPORT = later("Export CSV")
UNDO, SEND_AGAIN = later("Undo"), later("Send again")
UNDO_QUESTION = later("Take this back?")
UNDO_TEXT = later("Every conversation returns to whoever had it, except those that somebody touched since.")
NOTHING: Words = (later("Nothing of this was recorded."),)
NOT_HELD: Words = (later("Nobody has held this contact yet."),)
WHAT_TO_TYPE: Words = (
    later(
        "Type /audit alone to see what was done last, or: a person, a phone number, “in” and a campaign, "
        "“since” and a day such as 2026-03-10; “export” before them makes it a CSV file."
    ),
)
SINCE = ((later("today"), 0), (later("yesterday"), 1), (later("a week ago"), 7), (later("30 days ago"), 30))
_SURFACES = {"slack": later("in Slack"), "discord": later("in Discord")}
_NOTE = 300
# Who opted a number out, where it was nobody of ours.
_NOBODY = {"contact": later("A contact"), "provider": later("The provider")}


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
        said += [*say("of {person}", person=Strong(filter_.person.name)), " "]
    if filter_.campaign:
        said += [*say("in {campaign}", campaign=Strong(filter_.campaign.name)), " "]
    if filter_.asked.since:
        said += say("since {moment}", moment=filter_.asked.since)
    return tuple(said) or say("Everything, newest first.")


def summary(page: RecordPage) -> Words:
    """The record in a notification."""
    return say("The record: {lines}", lines=looked_for(page.filter))


def sent_again(done: SentAgain) -> Words:
    """What was set aside for an endpoint leaves once more."""
    if not done.events:
        return say("Nothing is set aside for {host}: everything was sent again already.", host=done.host)
    leaves = tr_n(
        "{n} event leaves again for {host}.",
        "{n} events leave again for {host}.",
        done.events,
        host=done.host,
    )
    return (leaves,)


def history(of: ContactHistory) -> Words:
    """Above a contact's history: how often they changed hands, and whether they may be texted."""
    times = Strong(tr_n("{n} time", "{n} times", len(of.holdings)))
    held = say("Held {times}, newest first.", times=times) if of.holdings else NOT_HELD
    return (*held, *(say("\n⛔ Opted out {at}.", at=of.opted_out_at) if of.opted_out_at else ()))


def holding(of: Holding) -> Words:
    """Who held a contact from when to when, how they got it and how they lost it."""
    if of.ended:
        lasted = say("{starts} to {ends}", starts=of.began.at, ends=of.ended.at)
    else:
        lasted = say("{starts} until now", starts=of.began.at)
    turns = [_turn(of.began, is_end=False)]
    turns += [_turn(replace(of.ended, note=""), is_end=True)] if of.ended else []
    told = "".join(f"\n{turn}" for turn in turns)
    return (Strong(of.holder.name), f"  {of.campaign.name}  ·  ", *lasted, told)


def older(hidden: int) -> str:
    """How many holdings are not shown."""
    return tr_n("and {n} older; the CSV has them all", "and {n} older; the CSV has them all", hidden)


def exported() -> Words:
    """The file is elsewhere."""
    return say("The record is in your direct messages with Baton, as a CSV file.")


def file_title(filter_: FilterPicture, number: int) -> str:
    """What an exported file is called; long records come in several."""
    name = filter_.person or filter_.campaign
    about = filter_.contact or (name.name if name else tr("everything"))
    if number > 1:
        return tr("The record: {about}, part {number}", about=about, number=str(number))
    return tr("The record: {about}", about=about)


def unknown_campaign(typed: str) -> Words:
    """No campaign is called so."""
    return say(
        "No campaign is called “{typed}”. Type /audit alone and choose one from the menu.", typed=typed
    )


def which_campaign(typed: str, names: Sequence[str]) -> Words:
    """Several campaigns may be meant."""
    return say("“{typed}” may be {names}. Type more of its name.", typed=typed, names=listed(names, "or"))


def since(when: str, day: date) -> str:
    """A day that is suggested: yesterday, Mar 9."""
    return f"{when}, {day_name(day)}"


def no_day(typed: str) -> Words:
    """What was typed is no day."""
    return say(
        "“{typed}” is no day. Pick one of those that are suggested, or type one like 2026-03-10.", typed=typed
    )


def _actor(line: RecordLine) -> str:
    return line.actor.name if line.actor else str(_NOBODY.get(line.word("by"), "Baton"))


def _surface(surface: str) -> str:
    return str(_SURFACES.get(surface, surface))


def _turn(turn: Turn, *, is_end: bool) -> str:
    what = str(_TURNS.get(turn.cause, turn.cause.replace("_", " ").capitalize()))
    said = _turned(what, turn.actor, turn.other, is_end=is_end)
    said += f" {surface}" if (surface := _surface(turn.surface)) else ""
    return f"{said}: “{shortened(turn.note, _NOTE)}”" if turn.note else f"{said}."


def _turned(what: str, actor: PersonRef | None, other: PersonRef | None, *, is_end: bool) -> str:
    """By whom, and from or to whom."""
    if actor and other:
        if is_end:
            return tr("{what} by {actor} to {other}", what=what, actor=actor.name, other=other.name)
        return tr("{what} by {actor} from {other}", what=what, actor=actor.name, other=other.name)
    if actor:
        return tr("{what} by {actor}", what=what, actor=actor.name)
    if other and is_end:
        return tr("{what} to {other}", what=what, other=other.name)
    return tr("{what} from {other}", what=what, other=other.name) if other else what


_TURNS = {
    "claim": later("Claimed"),
    "release": later("Given back"),
    "skip": later("Skipped"),
    "idle_return": later("Returned because it lay untexted"),
    "put_back": later("Returned after it was set aside"),
    "take": later("Taken"),
    "suspend": later("Freed by a suspension"),
    "link": later("Kept as accounts were linked"),
    "reassign": later("Moved"),
    "hand_on": later("Handed on"),
    "done": later("Left at the end of a day"),
    "hand_over": later("Handed over"),
    "shift_over": later("Moved at the end of a shift"),
    "routed": later("Moved because they wrote while the holder was off duty"),
    "undo": later("Moved back"),
}
