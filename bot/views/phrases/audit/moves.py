"""What is said of deeds that change who holds contacts, after the name of whoever did them."""

from collections.abc import Callable, Sequence

from bot.assignment.outcomes.audit import RecordLine
from bot.assignment.outcomes.reassignment import Portioned
from bot.views.phrases.languages import number
from bot.views.phrases.reassignment.route import ANYBODY
from bot.views.phrases.sentences import tr, tr_n
from bot.views.phrases.words import listed

_FEW = 3


def reassigned(line: RecordLine) -> str:
    """Conversations were moved."""
    return _moved(
        line,
        tr("moved nothing"),
        lambda n, ends: tr_n("moved {n} conversation {ends}", "moved {n} conversations {ends}", n, ends=ends),
    )


def handed_on(line: RecordLine) -> str:
    """A volunteer passed their own on."""
    return _moved(
        line,
        tr("handed on nothing"),
        lambda n, ends: tr_n(
            "handed on {n} conversation {ends}", "handed on {n} conversations {ends}", n, ends=ends
        ),
    )


def done(line: RecordLine) -> str:
    """Somebody went home."""
    return _moved(
        line,
        tr("was done for the day and left nothing"),
        lambda n, ends: tr_n(
            "was done for the day and gave {n} conversation {ends}",
            "was done for the day and gave {n} conversations {ends}",
            n,
            ends=ends,
        ),
    )


def undone(line: RecordLine) -> str:
    """A move was taken back."""
    return _moved(
        line,
        tr("took back nothing"),
        lambda n, ends: tr_n(
            "took back {n} conversation {ends}", "took back {n} conversations {ends}", n, ends=ends
        ),
    )


def shift_over(line: RecordLine) -> str:
    """A shift ended."""
    return _moved(
        line,
        tr("at the end of a shift moved nothing"),
        lambda n, ends: tr_n(
            "at the end of a shift moved {n} conversation {ends}",
            "at the end of a shift moved {n} conversations {ends}",
            n,
            ends=ends,
        ),
    )


def handed_over(line: RecordLine) -> str:
    """One shift gave to the next."""
    return _moved(
        line,
        tr("handed over nothing"),
        lambda n, ends: tr_n(
            "handed over {n} conversation {ends}", "handed over {n} conversations {ends}", n, ends=ends
        ),
    )


def escalated(line: RecordLine) -> str:
    """A tag carries what it is filed on."""
    return _moved(
        line,
        tr("filed a tag that carried nothing"),
        lambda n, ends: tr_n(
            "filed a tag that carried {n} conversation {ends}",
            "filed a tag that carried {n} conversations {ends}",
            n,
            ends=ends,
        ),
    )


def took(line: RecordLine) -> str:
    """One conversation was taken from whoever held it."""
    former = line.gives[0].person if line.gives else None
    if former:
        return tr("took {contact} from {former}", contact=line.contact, former=former.name)
    return tr("took {contact}, held by nobody", contact=line.contact)


def routed(line: RecordLine) -> str:
    """A reply went to somebody on duty."""
    former = line.gives[0].person if line.gives else None
    person = line.person.name if line.person else tr("anybody who takes it")
    if former:
        return tr(
            "gave {contact}, held by {former}, off duty, to {person}",
            contact=line.contact,
            former=former.name,
            person=person,
        )
    return tr("gave {contact}, to {person}", contact=line.contact, person=person)


def chosen_ahead(line: RecordLine) -> str:
    """Whose the contacts of a list shall be."""
    contacts, where = line.number("contacts"), line.list_ or tr("a list")
    if not line.number("people"):
        return tr_n(
            "freed {n} contact of {list} from whoever they were meant for",
            "freed {n} contacts of {list} from whoever they were meant for",
            contacts,
            list=where,
        )
    return tr(
        "chose ahead whose {contacts} of {list} shall be, among {people}",
        contacts=tr_n("{n} contact", "{n} contacts", contacts),
        list=where,
        people=tr_n("{n} person", "{n} people", line.number("people")),
    )


def _moved(line: RecordLine, nothing: str, some: Callable[[int, str], str]) -> str:
    """How many, from whom and to whom."""
    if not line.total:
        return nothing
    own = len(line.gives) == 1 and line.actor is not None and line.gives[0].person == line.actor
    givers = "" if own else _shares(line.gives, tr("nobody"))
    getters = _shares(line.gets, str(ANYBODY))
    if givers and getters:
        return some(line.total, tr("from {givers} to {getters}", givers=givers, getters=getters))
    if givers:
        return some(line.total, tr("from {givers}", givers=givers))
    return some(line.total, tr("to {getters}", getters=getters) if getters else "")


def _shares(shares: Sequence[Portioned], none: str) -> str:
    """Names alone where there is one; with numbers where there are several."""
    names = [each.person.name if each.person else none for each in shares]
    if len(names) <= 1:
        return "".join(names)
    said = [f"{name} ({number(each.count)})" for name, each in zip(names, shares, strict=True)]
    hidden = len(said) - _FEW
    return listed(said if hidden <= 1 else [*said[:_FEW], tr("{n} others", n=hidden)])
