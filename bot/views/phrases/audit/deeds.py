"""What is said of each deed in the record, after the name of whoever did it."""

from collections.abc import Callable, Sequence

from bot.assignment.outcomes.audit import RecordLine
from bot.assignment.outcomes.reassignment import Portioned
from bot.assignment.rules.places.countries import name_of
from bot.views.phrases.campaigns.carrier import because, reason
from bot.views.phrases.people.linking import platform
from bot.views.phrases.words import counted, listed

_FEW = 3
_ROLES = {"admin": "an admin", "volunteer": "a volunteer"}
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
    "resume": "the end of a pause",
}

Say = Callable[[RecordLine], str]


def deed(line: RecordLine) -> str:
    """What was done; of a verb of another version of Baton, its name."""
    say = SAID.get(line.verb)
    return say(line) if say else f"did “{line.verb.replace('_', ' ')}”"


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


def _opt_out_tagged(line: RecordLine) -> str:
    them = counted(line.number("contacts"), "contact")
    return f"opted {them} out whose tag said so before such tags were obeyed"


def _opt_out_found(line: RecordLine) -> str:
    return f"opted out {counted(line.number('contacts'), 'contact')} whom they had found"


def _import(line: RecordLine) -> str:
    left = line.number("rejected")
    out = f"; {counted(left, 'row was', 'rows were')} left out" if left else ""
    said = line.number("opted_out")
    out += f"; {counted(said, 'number')} opted out" if said else ""
    return f"loaded {line.list_ or 'a contact list'}, {counted(line.number('size'), 'contact')}{out}"


def _import_failed(line: RecordLine) -> str:
    kept = counted(line.number("opted_out"), "number")
    return f"brought a file that could not be read to its end; {kept} stayed opted out"


def _opt_in_list(line: RecordLine) -> str:
    back, kept = line.number("numbers"), line.number("confirmed")
    stayed = f"; {counted(kept, 'number')} stayed opted out" if kept else ""
    return f"took back that {line.list_ or 'a contact list'} opted {counted(back, 'number')} out{stayed}"


def _choose(line: RecordLine) -> str:
    contacts = counted(line.number("contacts"), "contact")
    people = counted(line.number("people"), "person", "people")
    where = line.list_ or "a list"
    if not line.number("people"):
        return f"freed {contacts} of {where} from whoever they were meant for"
    return f"chose ahead whose {contacts} of {where} shall be, among {people}"


def _wide_hours(line: RecordLine) -> str:
    said = (
        f"set hours of {line.word('opens')} to {line.word('closes')}, beyond those of federal rules for calls"
    )
    return f"{said}, and typed “{line.word('typed')}”"


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


def _link(line: RecordLine) -> str:
    held = f"; {counted(line.number('held'), 'conversation')} came along" if line.number("held") else ""
    return f"linked another account of {_whom(line)}{held}"


def _whom(line: RecordLine) -> str:
    return line.person.name if line.person else "somebody"


def _list(line: RecordLine) -> str:
    return line.list_ or "a user list that is no more"


def _list_people(line: RecordLine) -> str:
    return f"changed who is on {_list(line)}: {line.number('added')} added, {line.number('removed')} removed"


def _skipped(line: RecordLine) -> str:
    kind = line.word("kind")
    return f"skipped {_TIMED.get(kind, kind.replace('_', ' '))}: its time had passed too long ago"


def _about_contact(did: str) -> Say:
    """What became of a contact for what a carrier said."""

    def say(line: RecordLine) -> str:
        return f"{did.format(line.contact)}: {reason(line.number('code'))}"

    return say


def _pause(line: RecordLine) -> str:
    why = line.word("because")
    return f"paused the campaign: {because(why)}" if why else "paused the campaign"


def _resume(line: RecordLine) -> str:
    after = " after a pause that had its time" if line.word("because") else ""
    return f"let the campaign go on{after}"


def _carrier_news(line: RecordLine) -> str:
    of = f" of texts to {name_of(line.word('country'))}" if line.word("country") else ""
    return f"told the admins what carriers say{of}: {reason(line.number('code'))}"


def _put_back(line: RecordLine) -> str:
    whom = line.contact or counted(line.number("contacts"), "contact")
    return f"put {whom} back, who had been left alone"


def _correct(line: RecordLine) -> str:
    counts = {
        "tag added": line.number("added"),
        "tag taken back": line.number("removed"),
        "answer changed": line.number("answers"),
    }
    did = [f"{what}: {count}" for what, count in counts.items() if count]
    of = f", which {line.person.name} holds" if line.person else ""
    return f"corrected what was filed on {line.contact}{of} ({'; '.join(did) or 'a note, or closed it'})"


# A test of the house holds this against what is noted.
SAID: dict[str, Say] = {
    "claim": lambda line: f"claimed {counted(line.number('dealt'), 'contact')}",
    "release": lambda line: f"gave {counted(line.number('returned'), 'contact')} back",
    "skip": lambda line: f"skipped {line.contact}",
    "idle_return": lambda line: f"gave {line.number('returned'):,} idle contacts of {_whom(line)} back",
    "nobody_on": lambda line: f"found nobody on duty while replies came, and told {line.number('told'):,}",
    "take": _took,
    "later": lambda line: f"put {line.contact} aside until later",
    "opt_out": _opt_out,
    "opt_in": _opt_in,
    "opt_out_found": _opt_out_found,
    "forget": lambda line: f"forgot somebody: {counted(line.number('contacts'), 'contact')}",
    "purge_campaign": lambda _: "deleted every word of the campaign",
    "purge_list": lambda line: (
        f"deleted the contacts of {line.list_ or 'a list'}, {counted(line.number('size'), 'contact')}"
    ),
    "opt_out_tagged": _opt_out_tagged,
    "keep_tagged": lambda line: f"found tags of {counted(line.number('contacts'), 'contact')} no opt-outs",
    "correct": _correct,
    "wrong_number": lambda line: f"filed that somebody else has the number of {line.contact}",
    "text_on": lambda _: "let first texts leave though Twilio did not say who had written",
    "import": _import,
    "import_failed": _import_failed,
    "opt_in_list": _opt_in_list,
    "draft": lambda _: "drafted the campaign",
    "rewrite": lambda _: "changed the campaign's words",
    "rules": lambda line: (
        f"changed the campaign's rules for replies; {counted(line.number('rules'), 'line')}"
    ),
    "settings": lambda _: "changed the campaign's settings",
    "wide_hours": _wide_hours,
    "open": lambda _: "opened the campaign",
    "pause": _pause,
    "resume": _resume,
    "retire": _about_contact("retired the number of {}"),
    "set_aside": _about_contact("set {} aside"),
    "give_back": _about_contact("gave the text to {} back"),
    "put_back": _put_back,
    "slow_down": lambda line: f"slowed down for an hour: {reason(line.number('code'))}",
    "carrier_news": _carrier_news,
    "home_closed": lambda line: (
        f"told the admins that the channel in {platform(line.word('platform'))} is closed to Baton"
    ),
    "end": lambda _: "ended the campaign",
    "role": _role,
    "cap": _cap,
    "suspend": _suspend,
    "restore": lambda line: f"let {_whom(line)} work again",
    "link": _link,
    "unlink": lambda line: f"unlinked an account, which is {_whom(line)} again",
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
    "shift_move": lambda _: "changed the times of a shift",
    "shift_stop": lambda _: "ended a series of shifts",
    "cover_ask": lambda _: "looked for cover on a shift",
    "cover_take": lambda _: "took somebody's place on a shift",
    "cover_withdraw": lambda _: "withdrew a request for cover",
    "shift_over": _moved("at the end of a shift moved"),
    "hand_over": _moved("handed over"),
    "routed": _routed,
    "escalated": _moved("filed a tag that carried"),
    "list_create": lambda line: f"made the user list {_list(line)}",
    "list_rename": lambda line: f"renamed a user list: it is now {_list(line)}",
    "list_delete": lambda _: "deleted a user list",
    "list_people": _list_people,
    "share_save": lambda _: "changed the organisation's tags and fields",
    "share_drop": lambda _: "removed one of the organisation's tags and fields",
    "share_offer": lambda _: "offered the organisation's tags and fields in the campaign",
    "share_hide": lambda _: "offered the organisation's tags and fields no more in the campaign",
    "list_carry": lambda line: (
        f"let a tag carry conversations to {_list(line)}"
        if dict(line.facts).get("list")
        else "let a tag carry conversations nowhere any more"
    ),
    "list_mirror": lambda line: f"made the user list {_list(line)}, which follows a group",
    "list_lost": lambda line: f"found that the group of {_list(line)} is gone",
    "timer_skipped": _skipped,
    "endpoint_added": lambda line: f"let events be posted to {line.word('host')}",
    "endpoint_removed": lambda line: f"let events be posted to {line.word('host')} no more",
    "events_set_aside": lambda line: f"set events for {line.word('host')} aside, which took none for a day",
    "events_again": lambda line: (
        f"sent {counted(line.number('events'), 'event')} to {line.word('host')} again"
    ),
    "api_token_made": lambda _: "made a token with which a program reads results",
    "api_token_revoked": lambda _: "revoked a token with which a program read results",
}
