"""What is said of each deed in the record, after the name of whoever did it."""

from collections.abc import Callable

from bot.assignment.outcomes.audit import RecordLine
from bot.assignment.rules.places.countries import name_of
from bot.views.phrases.audit import loading, moves, people
from bot.views.phrases.audit.people import user_list, whom
from bot.views.phrases.campaigns.carrier import because, reason
from bot.views.phrases.people.linking import platform
from bot.views.phrases.sentences import later, tr, tr_n

_TIMED = {
    "shift_reminder": later("the reminder of a shift"),
    "shift_begins": later("the beginning of a shift"),
    "shift_ends": later("the end of a shift"),
    "shift_grace": later("a hand-over after a shift"),
    "recur": later("the next shift of a series"),
    "digest": later("a digest"),
    "nudge": later("a nudge"),
    "escalate": later("a word to a lead"),
    "idle": later("a question about unsent contacts"),
    "idle_return": later("the return of unsent contacts"),
    "resume": later("the end of a pause"),
}

Say = Callable[[RecordLine], str]


def deed(line: RecordLine) -> str:
    """What was done; of a verb of another version of Baton, its name."""
    say = SAID.get(line.verb)
    return say(line) if say else tr("did “{verb}”", verb=line.verb.replace("_", " "))


def _plain(sentence: str) -> Say:
    """What is said whatever the facts."""
    return lambda _: str(sentence)


def _of(fact: str, one_many: Callable[[int], str]) -> Say:
    """What is said of so many."""
    return lambda line: one_many(line.number(fact))


def _idle_return(line: RecordLine) -> str:
    return tr_n(
        "gave {n} idle contact of {person} back",
        "gave {n} idle contacts of {person} back",
        line.number("returned"),
        person=whom(line),
    )


def _wide_hours(line: RecordLine) -> str:
    return tr(
        "set hours of {opens} to {closes}, beyond those of federal rules for calls, and typed “{typed}”",
        opens=line.word("opens"),
        closes=line.word("closes"),
        typed=line.word("typed"),
    )


def _skipped(line: RecordLine) -> str:
    kind = line.word("kind")
    what = str(_TIMED.get(kind, kind.replace("_", " ")))
    return tr("skipped {what}: its time had passed too long ago", what=what)


def _about_contact(did: str) -> Say:
    """What became of a contact for what a carrier said."""
    return lambda line: tr(did, contact=line.contact, reason=reason(line.number("code")))


def _pause(line: RecordLine) -> str:
    why = line.word("because")
    return tr("paused the campaign: {why}", why=because(why)) if why else tr("paused the campaign")


def _resume(line: RecordLine) -> str:
    if line.word("because"):
        return tr("let the campaign go on after a pause that had its time")
    return tr("let the campaign go on")


def _carrier_news(line: RecordLine) -> str:
    why = reason(line.number("code"))
    if country := line.word("country"):
        return tr(
            "told the admins what carriers say of texts to {country}: {reason}",
            country=name_of(country),
            reason=why,
        )
    return tr("told the admins what carriers say: {reason}", reason=why)


def _put_back(line: RecordLine) -> str:
    if line.contact:
        return tr("put {contact} back, who had been left alone", contact=line.contact)
    return tr_n(
        "put {n} contact back, who had been left alone",
        "put {n} contacts back, who had been left alone",
        line.number("contacts"),
    )


def _correct(line: RecordLine) -> str:
    added, removed, answers = (line.number(fact) for fact in ("added", "removed", "answers"))
    did = [tr("tag added: {count}", count=str(added))] if added else []
    did += [tr("tag taken back: {count}", count=str(removed))] if removed else []
    did += [tr("answer changed: {count}", count=str(answers))] if answers else []
    what = "; ".join(did) or tr("a note, or closed it")
    if line.person:
        return tr(
            "corrected what was filed on {contact}, which {person} holds ({what})",
            contact=line.contact,
            person=line.person.name,
            what=what,
        )
    return tr("corrected what was filed on {contact} ({what})", contact=line.contact, what=what)


# A test of the house holds this against what is noted.
SAID: dict[str, Say] = {
    "claim": _of("dealt", lambda n: tr_n("claimed {n} contact", "claimed {n} contacts", n)),
    "release": _of("returned", lambda n: tr_n("gave {n} contact back", "gave {n} contacts back", n)),
    "skip": lambda line: tr("skipped {contact}", contact=line.contact),
    "idle_return": _idle_return,
    "nobody_on": _of("told", lambda n: tr("found nobody on duty while replies came, and told {n}", n=n)),
    "take": moves.took,
    "later": lambda line: tr("put {contact} aside until later", contact=line.contact),
    "opt_out": _of(
        "conversations",
        lambda n: tr_n(
            "opted a number out; {n} conversation ended", "opted a number out; {n} conversations ended", n
        ),
    ),
    "opt_in": _of(
        "conversations",
        lambda n: tr_n(
            "took an opt-out back; {n} conversation can go on",
            "took an opt-out back; {n} conversations can go on",
            n,
        ),
    ),
    "opt_out_found": _of(
        "contacts",
        lambda n: tr_n(
            "opted out {n} contact whom they had found", "opted out {n} contacts whom they had found", n
        ),
    ),
    "forget": _of(
        "contacts", lambda n: tr_n("forgot somebody: {n} contact", "forgot somebody: {n} contacts", n)
    ),
    "test_text": _plain(later("sent a test text of the campaign to themselves")),
    "purge_campaign": _plain(later("deleted every word of the campaign")),
    "purge_list": loading.purged,
    "keep_campaign": _plain(later("kept the words of the campaign, which time would have deleted")),
    "keep_list": loading.kept,
    "opt_out_tagged": _of(
        "contacts",
        lambda n: tr_n(
            "opted {n} contact out whose tag said so before such tags were obeyed",
            "opted {n} contacts out whose tag said so before such tags were obeyed",
            n,
        ),
    ),
    "keep_tagged": _of(
        "contacts",
        lambda n: tr_n("found tags of {n} contact no opt-outs", "found tags of {n} contacts no opt-outs", n),
    ),
    "correct": _correct,
    "wrong_number": lambda line: tr(
        "filed that somebody else has the number of {contact}", contact=line.contact
    ),
    "text_on": _plain(later("let first texts leave though Twilio did not say who had written")),
    "import": loading.imported,
    "import_failed": loading.import_failed,
    "opt_in_list": loading.opted_in,
    "draft": _plain(later("drafted the campaign")),
    "rewrite": _plain(later("changed the campaign's words")),
    "rules": _of(
        "rules",
        lambda n: tr_n(
            "changed the campaign's rules for replies; {n} line",
            "changed the campaign's rules for replies; {n} lines",
            n,
        ),
    ),
    "rules_again": _of(
        "contacts",
        lambda n: tr_n(
            "ran the campaign's rules again; {n} conversation changed",
            "ran the campaign's rules again; {n} conversations changed",
            n,
        ),
    ),
    "rules_undone": _of(
        "contacts",
        lambda n: tr_n(
            "took back what running rules again had changed on {n} conversation",
            "took back what running rules again had changed on {n} conversations",
            n,
        ),
    ),
    "settings": _plain(later("changed the campaign's settings")),
    "wide_hours": _wide_hours,
    "open": _plain(later("opened the campaign")),
    "pause": _pause,
    "resume": _resume,
    "retire": _about_contact(later("retired the number of {contact}: {reason}")),
    "set_aside": _about_contact(later("set {contact} aside: {reason}")),
    "give_back": _about_contact(later("gave the text to {contact} back: {reason}")),
    "put_back": _put_back,
    "slow_down": lambda line: tr("slowed down for an hour: {reason}", reason=reason(line.number("code"))),
    "carrier_news": _carrier_news,
    "home_closed": lambda line: tr(
        "told the admins that the channel in {platform} is closed to Baton",
        platform=platform(line.word("platform")),
    ),
    "end": _plain(later("ended the campaign")),
    "role": people.role,
    "cap": people.cap,
    "suspend": people.suspended,
    "restore": lambda line: tr("let {person} work again", person=whom(line)),
    "link": people.linked,
    "unlink": lambda line: tr("unlinked an account, which is {person} again", person=whom(line)),
    "reassign": moves.reassigned,
    "hand_on": moves.handed_on,
    "done": moves.done,
    "undo": moves.undone,
    "cancel": _plain(later("dropped a reassignment before it was confirmed")),
    "choose_ahead": moves.chosen_ahead,
    "undo_ahead": lambda line: tr(
        "took back whose the contacts of {list} shall be", list=line.list_ or tr("a list")
    ),
    "shift_open": _plain(later("opened a shift")),
    "shift_join": _plain(later("joined a shift")),
    "shift_leave": _plain(later("left a shift")),
    "shift_end": _plain(later("ended a shift")),
    "shift_unend": _plain(later("took the end of a shift back")),
    "shift_unstop": _plain(later("let a series of shifts go on")),
    "shift_extend": _plain(later("extended a shift")),
    "shift_move": _plain(later("changed the times of a shift")),
    "shift_stop": _plain(later("ended a series of shifts")),
    "cover_ask": _plain(later("looked for cover on a shift")),
    "cover_take": _plain(later("took somebody's place on a shift")),
    "cover_withdraw": _plain(later("withdrew a request for cover")),
    "shift_over": moves.shift_over,
    "hand_over": moves.handed_over,
    "routed": moves.routed,
    "escalated": moves.escalated,
    "list_create": lambda line: tr("made the user list {list}", list=user_list(line)),
    "list_rename": lambda line: tr("renamed a user list: it is now {list}", list=user_list(line)),
    "list_delete": _plain(later("deleted a user list")),
    "list_people": people.list_people,
    "share_save": _plain(later("changed the organisation's tags and fields")),
    "share_drop": _plain(later("removed one of the organisation's tags and fields")),
    "share_offer": _plain(later("offered the organisation's tags and fields in the campaign")),
    "share_hide": _plain(later("offered the organisation's tags and fields no more in the campaign")),
    "list_carry": people.carried,
    "list_mirror": lambda line: tr("made the user list {list}, which follows a group", list=user_list(line)),
    "list_lost": lambda line: tr("found that the group of {list} is gone", list=user_list(line)),
    "timer_skipped": _skipped,
    "endpoint_added": lambda line: tr("let events be posted to {host}", host=line.word("host")),
    "endpoint_removed": lambda line: tr("let events be posted to {host} no more", host=line.word("host")),
    "events_set_aside": lambda line: tr(
        "set events for {host} aside, which took none for a day", host=line.word("host")
    ),
    "events_again": lambda line: tr_n(
        "sent {n} event to {host} again",
        "sent {n} events to {host} again",
        line.number("events"),
        host=line.word("host"),
    ),
    "api_token_made": _plain(later("made a token with which a program reads results")),
    "api_token_revoked": _plain(later("revoked a token with which a program read results")),
}
