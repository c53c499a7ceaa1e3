"""The report of an import: what became of its rows, who opted out, and how that is taken back."""

from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ListLoaded, OptOutsTakenBack
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.rules.sheets.sheet_terms import Caution
from bot.views.phrases.contacts.contacts import ALARMS, cautions, named
from bot.views.phrases.words import Strong, Words, counted, listed, shortened

_PEOPLE, _NAME = 12, 40
# Said as facts, not as warnings.
_FACTS = (Caution.OPTED_OUT, Caution.HIDDEN_ROWS)

COLUMNS = "How the columns were read:"
# What the columns are called that became parts of a contact.
_PARTS = {
    "phone": "Phone number",
    "first_name": "First name",
    "last_name": "Last name",
    "name": "Name",
    "email": "Email",
    "zone": "Time zone",
    "zip": "ZIP code",
    "state": "State",
    "assigned_user_email": "Whose contact it is",
}
_FIELDS = 20

TAKE_BACK = "Take the opt-outs back"
TAKE_BACK_TEXT = (
    "Do this only when the file was wrong. Whoever opted out in another way too, by writing STOP or in "
    "another file, stays opted out. It will stand in the record."
)


def take_back_question(report: ListLoaded) -> str:
    """Before what a file opted out is taken back."""
    return f"Text {counted(report.revocable, 'number')} again?"


def taken_back(done: OptOutsTakenBack) -> Words:
    """What a file opted out was taken back."""
    kept = ""
    if done.confirmed:
        kept = f" {counted(done.confirmed, 'number')} stay opted out, for they said so in other ways too."
    return (
        f"{counted(done.taken_back, 'number')} of ",
        Strong(done.list_name),
        f" may be texted again.{kept}",
    )


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
        contacts = counted(report.withheld, "contact")
        said.append(f"Not texted from this list, for consent is refused or unclear: {contacts}.")
    said.append(f"Kept for their own volunteers: {_people(_named(report.kept))}.")
    if report.strangers:
        said.append(f"Kept for somebody whom Baton does not know: {_people(report.strangers)}.")
    hidden = _rows_of(report, Caution.HIDDEN_ROWS)
    said.append(f"Hidden rows: {hidden:,}, which were not loaded." if hidden else "Hidden rows: none.")
    if report.merged:
        said.append(f"{counted(report.merged, 'row')} repeated a number; the last row of each counts.")
    if report.rejected:
        said.append(f"{counted(report.rejected, 'row')} could not be loaded:")
    return said


def columns(report: ListLoaded) -> str:
    """What became of each column of the file: parts of the contact, and what texts can say."""
    named = [(each.key, shortened(each.label, _NAME)) for each in report.columns]
    parts = [f"{_PARTS[key]}: “{label}”" for key, label in named if key in _PARTS]
    fields = [f"{{{{{key}}}}} from “{label}”" for key, label in named if key not in _PARTS]
    hidden = len(fields) - _FIELDS
    more = [f"{hidden:,} more"] if hidden > 0 else []
    said = [f"For texts: {listed([*fields[:_FIELDS], *more])}"] if fields else []
    return "\n".join([*parts, *said])


def _opted_out(report: ListLoaded) -> str:
    rows = _rows_of(report, Caution.OPTED_OUT)
    if not rows:
        return "Opted out by this file: nobody."
    columns = listed(named([each for each in report.warnings if each.caution is Caution.OPTED_OUT]))
    said = f"Opted out by this file: {counted(rows, 'row')}, by the column {columns}."
    if not report.opted_out:
        return f"{said} All of them had opted out before, or were taken back since."
    return f"{said} No campaign will text their {counted(report.opted_out, 'number')} any more."


def _named(kept: Sequence[tuple[PersonRef, int]]) -> Sequence[tuple[str, int]]:
    return [(person.name, count) for person, count in kept]


def _people(counts: Sequence[tuple[str, int]]) -> str:
    """Each with how many contacts: Ben Okafor (3), Cleo Diaz (2)."""
    people = [f"{shortened(name, _NAME)} ({count:,})" for name, count in counts[:_PEOPLE]]
    others = sum(count for _, count in counts[_PEOPLE:])
    people += [f"others ({others:,})"] if others else []
    return ", ".join(people) or "none"


def _rows_of(report: ListLoaded, caution: Caution) -> int:
    return sum(each.rows for each in report.warnings if each.caution is caution)
