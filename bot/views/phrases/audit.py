"""What is said of what was done: a sentence for every verb of the record, and the history of a contact."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.assignment.outcomes.audit import (
    ContactHistory,
    FilterPicture,
    Holding,
    RecordLine,
    RecordPage,
    Turn,
)
from bot.assignment.outcomes.moves import Portioned
from bot.assignment.outcomes.people import PersonRef
from bot.views.phrases.words import Strong, Word, Words, counted, listed, shortened

HEADING = "The record"
ALL = "All campaigns"
EARLIER = "Earlier"
NEWEST = "Newest"
EXPORT = "Export CSV"
UNDO = "Undo"
UNDO_QUESTION = "Take this back?"
UNDO_TEXT = "Every conversation returns to whoever had it, except those that somebody touched since."
NOTHING: Words = ("Nothing of this was recorded.",)
NOT_HELD: Words = ("Nobody has held this contact yet.",)
WHAT_TO_TYPE: Words = (
    "Type /audit alone to see what was done last, or: a person, a phone number, “in” and a campaign, ",
    "“since” and a day such as 2026-03-10; “export” before them makes it a CSV file.",
)
_SURFACES = {"slack": "in Slack", "discord": "in Discord"}
_FEW, _NOTE = 3, 300
_ROLES = {"admin": "an admin", "volunteer": "a volunteer"}
# Who opted a number out, where it was nobody of ours.
_NOBODY = {"contact": "A contact", "provider": "The provider"}
_TIMED = {
    "shift_reminder": "the reminder of a shift",
    "shift_begins": "the beginning of a shift",
    "shift_ends": "the end of a shift",
    "shift_grace": "a hand-over after a shift",
    "recur": "the next shift of a series",
    "digest": "a digest",
    "nudge": "a nudge",
    "escalate": "a word to a lead",
    "idle": "a question about unsent contacts",
    "idle_return": "the return of unsent contacts",
}

Say = Callable[[RecordLine], str]


def told(line: RecordLine) -> Words:
    """One line of the record: when, who, what, and where."""
    said = SAID.get(line.verb, _unknown)(line)
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


def _unknown(line: RecordLine) -> str:
    """A verb of another version of Baton."""
    return f"did “{line.verb.replace('_', ' ')}”"


def _moved(done: str) -> Say:
    """A reassignment: how many, from whom and to whom."""

    def say(line: RecordLine) -> str:
        if not line.total:
            return f"{done} nothing"
        ends = [_shares("from", line.gives), _shares("to", line.gets)]
        return f"{done} {counted(line.total, 'conversation')} {' '.join(filter(None, ends))}"

    return say


def _shares(toward: str, shares: Sequence[Portioned]) -> str:
    """Names alone where there is one; with numbers where there are several."""
    if not shares:
        return ""
    names = [each.person.name if each.person else "nobody" for each in shares]
    if len(shares) == 1:
        return f"{toward} {names[0]}"
    said = [f"{name} ({each.count:,})" for name, each in zip(names, shares, strict=True)]
    hidden = len(said) - _FEW
    return f"{toward} {listed(said if hidden <= 1 else [*said[:_FEW], f'{hidden:,} others'])}"


def _took(line: RecordLine) -> str:
    former = line.gives[0].person if line.gives else None
    return f"took {line.contact} from {former.name}" if former else f"took {line.contact}, held by nobody"


def _routed(line: RecordLine) -> str:
    former = line.gives[0].person if line.gives else None
    of = f", held by {former.name}, off duty" if former else ""
    return f"gave {line.contact}{of}, to {line.person.name if line.person else 'nobody'}"


def _opt_out(line: RecordLine) -> str:
    return f"opted a number out; {counted(line.number('conversations'), 'conversation')} ended"


def _opt_in(line: RecordLine) -> str:
    return f"took an opt-out back; {counted(line.number('conversations'), 'conversation')} can go on"


def _import(line: RecordLine) -> str:
    left = line.number("rejected")
    out = f"; {counted(left, 'row was', 'rows were')} left out" if left else ""
    return f"loaded {line.list_ or 'a contact list'}, {counted(line.number('size'), 'contact')}{out}"


def _choose(line: RecordLine) -> str:
    contacts = counted(line.number("contacts"), "contact")
    people = counted(line.number("people"), "person", "people")
    where = line.list_ or "a list"
    if not line.number("people"):
        return f"freed {contacts} of {where} from whoever they were meant for"
    return f"chose ahead whose {contacts} of {where} shall be, among {people}"


def _role(line: RecordLine) -> str:
    return f"made {_whom(line)} {_ROLES.get(line.word('role'), line.word('role'))}"


def _cap(line: RecordLine) -> str:
    if dict(line.facts).get("cap") is None:
        return f"lifted the limit of {_whom(line)}"
    return f"limited {_whom(line)} to {counted(line.number('cap'), 'contact')}"


def _suspend(line: RecordLine) -> str:
    back = counted(line.number("returned"), "unsent contact")
    left = counted(line.number("unheld"), "conversation")
    return f"suspended {_whom(line)}; {back} went back to the pool, {left} waited for others"


def _whom(line: RecordLine) -> str:
    return line.person.name if line.person else "somebody"


def _list(line: RecordLine) -> str:
    return line.list_ or "a user list that is no more"


def _list_people(line: RecordLine) -> str:
    return f"changed who is on {_list(line)}: {line.number('added')} added, {line.number('removed')} removed"


def _skipped(line: RecordLine) -> str:
    kind = line.word("kind")
    return f"skipped {_TIMED.get(kind, kind.replace('_', ' '))}: its time had passed too long ago"


# What follows the name of whoever did it. A test of the house holds this against what is noted.
SAID: dict[str, Say] = {
    "claim": lambda line: f"claimed {counted(line.number('dealt'), 'contact')}",
    "release": lambda line: f"gave {counted(line.number('returned'), 'contact')} back",
    "skip": lambda line: f"skipped {line.contact}",
    "idle_return": lambda line: f"gave {line.number('returned'):,} idle contacts of {_whom(line)} back",
    "nobody_on": lambda line: f"found nobody on shift while replies came, and told {line.number('told'):,}",
    "take": _took,
    "opt_out": _opt_out,
    "opt_in": _opt_in,
    "import": _import,
    "draft": lambda _: "drafted the campaign",
    "rewrite": lambda _: "changed the campaign's words",
    "settings": lambda _: "changed the campaign's settings",
    "open": lambda _: "opened the campaign",
    "pause": lambda _: "paused the campaign",
    "resume": lambda _: "let the campaign go on",
    "end": lambda _: "ended the campaign",
    "role": _role,
    "cap": _cap,
    "suspend": _suspend,
    "restore": lambda line: f"let {_whom(line)} work again",
    "reassign": _moved("moved"),
    "hand_on": _moved("handed on"),
    "done": _moved("was done for the day and left"),
    "undo": _moved("took back"),
    "cancel": lambda _: "dropped a reassignment before it was confirmed",
    "choose_ahead": _choose,
    "undo_ahead": lambda line: f"took back whose the contacts of {line.list_ or 'a list'} shall be",
    "shift_open": lambda _: "opened a shift",
    "shift_join": lambda _: "joined a shift",
    "shift_leave": lambda _: "left a shift",
    "shift_end": lambda _: "ended a shift",
    "shift_extend": lambda _: "extended a shift",
    "shift_stop": lambda _: "ended a series of shifts",
    "cover_ask": lambda _: "looked for cover on a shift",
    "cover_take": lambda _: "took somebody's place on a shift",
    "cover_withdraw": lambda _: "withdrew a request for cover",
    "shift_over": _moved("at the end of a shift moved"),
    "hand_over": _moved("handed over"),
    "routed": _routed,
    "list_create": lambda line: f"made the user list {_list(line)}",
    "list_rename": lambda line: f"renamed a user list: it is now {_list(line)}",
    "list_delete": lambda _: "deleted a user list",
    "list_people": _list_people,
    "list_mirror": lambda line: f"made the user list {_list(line)}, which follows a group",
    "list_lost": lambda line: f"found that the group of {_list(line)} is gone",
    "timer_skipped": _skipped,
}
_TURNS = {
    "claim": "claimed",
    "release": "given back",
    "skip": "skipped",
    "idle_return": "returned because it lay untexted",
    "take": "taken",
    "suspend": "freed by a suspension",
    "reassign": "moved",
    "hand_on": "handed on",
    "done": "left at the end of a day",
    "hand_over": "handed over",
    "shift_over": "moved at the end of a shift",
    "routed": "moved because they wrote while the holder was off duty",
    "undo": "moved back",
}
