"""The report of an import: what became of its rows, who opted out, and how that is taken back."""

from collections.abc import Iterator, Sequence

from bot.assignment.outcomes.contacts import ListLoaded, OptOutsTakenBack
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.rules.sheets.sheet_terms import Caution
from bot.views.phrases.contacts.contacts import ALARMS, cautions, named
from bot.views.phrases.languages import number
from bot.views.phrases.sentences import later, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed, shortened

_PEOPLE, _NAME = 12, 40
# Said as facts, not as warnings.
_FACTS = (Caution.OPTED_OUT, Caution.HIDDEN_ROWS)

COLUMNS = later("How the columns were read:")
# What the columns are called that became parts of a contact.
_PARTS = {
    "phone": later("Phone number"),
    "first_name": later("First name"),
    "last_name": later("Last name"),
    "name": later("Name"),
    "email": later("Email"),
    "zone": later("Time zone"),
    "zip": later("ZIP code"),
    "state": later("State"),
    "assigned_user_email": later("Whose contact it is"),
}
_FIELDS = 20

TAKE_BACK = later("Take the opt-outs back")
TAKE_BACK_TEXT = later(
    "Do this only when the file was wrong. Whoever opted out in another way too, by writing STOP or in "
    "another file, stays opted out. It will stand in the record."
)


def take_back_question(report: ListLoaded) -> str:
    """Before what a file opted out is taken back."""
    return tr_n("Text {n} number again?", "Text {n} numbers again?", report.revocable)


def taken_back(done: OptOutsTakenBack) -> Words:
    """What a file opted out was taken back."""
    told = say_n(
        "{n} number of {list} may be texted again.",
        "{n} numbers of {list} may be texted again.",
        done.taken_back,
        list=Strong(done.list_name),
    )
    if not done.confirmed:
        return told
    kept = tr_n(
        "{n} number stays opted out, for it was said in other ways too.",
        "{n} numbers stay opted out, for they said so in other ways too.",
        done.confirmed,
    )
    return (*told, f" {kept}")


def alarms(report: ListLoaded) -> list[str]:
    """What must be read before anybody is texted."""
    return cautions([each for each in report.warnings if each.caution in ALARMS])


def others(report: ListLoaded) -> list[str]:
    """What else should be looked at."""
    return cautions([each for each in report.warnings if each.caution not in {*ALARMS, *_FACTS}])


def facts(report: ListLoaded) -> list[str]:
    """What became of the rows: who opted out, for whom contacts are kept, what was left out."""
    said = [_opted_out(report)]
    if report.withheld:
        said.append(
            tr_n(
                "Not texted from this list, for consent is refused or unclear: {n} contact.",
                "Not texted from this list, for consent is refused or unclear: {n} contacts.",
                report.withheld,
            )
        )
    said.append(tr("Kept for their own volunteers: {people}.", people=_people(_named(report.kept))))
    if report.strangers:
        people = _people(report.strangers)
        said.append(tr("Kept for somebody whom Baton does not know: {people}.", people=people))
    return [*said, _hidden(report), *_lost(report)]


def columns(report: ListLoaded) -> str:
    """What became of each column of the file: parts of the contact, and what texts can say."""
    named = [(each.key, shortened(each.label, _NAME)) for each in report.columns]
    parts = [f"{_PARTS[key]}: “{label}”" for key, label in named if key in _PARTS]
    fields = [
        tr("{field} from “{label}”", field=_braced(key), label=label)
        for key, label in named
        if key not in _PARTS
    ]
    hidden = len(fields) - _FIELDS
    more = [tr("{hidden} more", hidden=hidden)] if hidden > 0 else []
    said = [tr("For texts: {fields}", fields=listed([*fields[:_FIELDS], *more]))] if fields else []
    return "\n".join([*parts, *said])


def _braced(key: str) -> str:
    return f"{{{{{key}}}}}"


def _hidden(report: ListLoaded) -> str:
    hidden = _rows_of(report, Caution.HIDDEN_ROWS)
    if not hidden:
        return tr("Hidden rows: none.")
    return tr_n(
        "Hidden rows: {n}, which were not loaded.", "Hidden rows: {n}, which were not loaded.", hidden
    )


def _lost(report: ListLoaded) -> Iterator[str]:
    if report.merged:
        yield tr_n(
            "{n} row repeated a number; the last row of each counts.",
            "{n} rows repeated a number; the last row of each counts.",
            report.merged,
        )
    if report.rejected:
        yield tr_n("{n} row could not be loaded:", "{n} rows could not be loaded:", report.rejected)


def _opted_out(report: ListLoaded) -> str:
    rows = _rows_of(report, Caution.OPTED_OUT)
    if not rows:
        return tr("Opted out by this file: nobody.")
    said = tr_n(
        "Opted out by this file: {n} row, by the column {columns}.",
        "Opted out by this file: {n} rows, by the column {columns}.",
        rows,
        columns=listed(named([each for each in report.warnings if each.caution is Caution.OPTED_OUT])),
    )
    if not report.opted_out:
        return " ".join([said, tr("All of them had opted out before, or were taken back since.")])
    more = tr_n(
        "No campaign will text their {n} number any more.",
        "No campaign will text their {n} numbers any more.",
        report.opted_out,
    )
    return f"{said} {more}"


def _named(kept: Sequence[tuple[PersonRef, int]]) -> Sequence[tuple[str, int]]:
    return [(person.name, count) for person, count in kept]


def _people(counts: Sequence[tuple[str, int]]) -> str:
    """Each with how many contacts: Ben Okafor (3), Cleo Diaz (2)."""
    people = [f"{shortened(name, _NAME)} ({number(count)})" for name, count in counts[:_PEOPLE]]
    others = sum(count for _, count in counts[_PEOPLE:])
    people += [tr("others ({count})", count=others)] if others else []
    return ", ".join(people) or tr("none")


def _rows_of(report: ListLoaded, caution: Caution) -> int:
    return sum(each.rows for each in report.warnings if each.caution is caution)
