"""What is said of contact lists: how they load, what was left out and why, who opted out."""

from collections import Counter
from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ListLoaded, ListRow, RowProblem
from bot.assignment.outcomes.conversations import OptedOut, OptOutReversed
from bot.assignment.refusals.general import FileRefused
from bot.assignment.rules.sheets.sheet_terms import Caution, Reason, Refused, Warned
from bot.views.phrases.campaigns.campaign import bar
from bot.views.phrases.countries import country
from bot.views.phrases.words import Strong, Words, counted, listed, shortened
from bot.vocabulary import ListState

NONE_YET: Words = (
    "There is no contact list yet. A CSV or Excel file with a column of phone numbers will do.",
)
WHAT_TO_TYPE: Words = (
    "Type /contacts alone to see all lists, or: find and a name, number or words, saved, import, ",
    "export and the name of a list, ",
    "assign, a list, to and whom (@people or a user list), optout and a number, optin and a number, ",
    "forget and a name or a number.",
)
LISTS, ALL_LISTS, IMPORT = "Contact lists", "All lists", "Import contacts"
OPEN, REFRESH, EXPORT, REPORT, ASSIGN = "Open", "Refresh", "Export", "Report", "Assign…"
NEW, NEW_WITH_LIST = "New campaign", "New campaign with this list"
FILE, FILE_HINT = "File", "CSV or Excel. The first line names the columns; one holds phone numbers."
COLUMNS: Words = (
    "First name, last name, ZIP, time zone and assigned_user_email are known by many names; every other ",
    "column can be used in texts.",
)
SUBMIT, NAME, NAME_HINT = "Import", "Name", "Left empty, the name of the file."
STOPPED: Words = ("The import stopped and nothing was kept. Try it again in a moment.",)
SHOWN = 10
_DETAILS, _DETAIL = 5, 40

_REASONS = {
    Reason.PHONE_MISSING: "has no phone number",
    Reason.PHONE_INVALID: "has no phone number that could be texted",
    Reason.PHONE_ROUNDED: "has a number whose last digits a spreadsheet lost; format the column as text",
    Reason.TOO_MANY_CELLS: "has more cells than the first line has columns",
    Reason.ROW_TOO_LONG: "is too long",
    Reason.UNCLOSED_QUOTE: "has a quotation mark that is never closed",
    Reason.FORGOTTEN: "is of somebody who was forgotten, and was not stored",
    Reason.UNREADABLE: "holds characters that are no text",
}
_CAUTIONS = {
    Caution.CONSENT_UNKNOWN: (
        "Does {details} say who may be texted? Baton cannot tell, so {rows} with something in it will not be "
        "texted from this list. If it does, rename it “opted out” or “opted in”, with yes or no in it; if "
        "not, delete it. Then load the file again."
    ),
    Caution.CONSENT_UNCLEAR: (
        "{rows} will not be texted from this list, for consent is neither yes nor no: {details}."
    ),
    Caution.CONSENT_REFUSED: "{rows} will not be texted from this list, for consent is refused: {details}.",
    Caution.OPTED_OUT: "{rows} say that somebody opted out: {details}.",
    Caution.CONSENT_ELSEWHERE: "Not about texts, so it changes nothing here: {details}.",
    Caution.HIDDEN_ROWS: "{rows} that the sheet hides were left out.",
    Caution.ABROAD: (
        "{rows} with numbers of other countries: {details}. A campaign texts them only where its settings"
        " name the country."
    ),
    Caution.PLACE_UNREAD: "{rows} with a time zone, ZIP code or state that Baton cannot read: {details}.",
    Caution.STRICTEST_CLOCK: (
        "{rows} with a place that nobody can tell: they are texted only when it is day all over the country."
    ),
    Caution.NAME_UNSAID: (
        "{rows} with a name of which no first name can be said aloud: {details}. Texts take the words behind "
        "the bar of first_name for them."
    ),
    Caution.OTHER_PHONE: "{rows} took the number from {details}, for the columns before held none to text.",
    Caution.OLD_ENCODING: "The file is not in UTF-8: look whether names with accents came out right.",
    Caution.STRAY_BYTES: "The file has characters that could not be read, first in line {plain}.",
    Caution.SEVERAL_PHONE_COLUMNS: "Several columns hold phone numbers; {details} was used.",
    Caution.REPEATED_COLUMN: "More than one column is called {details}; the first of them was used.",
    Caution.UNNAMED_COLUMN: "A column has no name; texts know it as {details}.",
    Caution.FIRST_SHEET_ONLY: (
        "Only the sheet {details} was read. Bring contacts on another sheet as a list of their own."
    ),
    Caution.HIDDEN_COLUMN: "The sheet hides the column {details}; it was loaded all the same.",
    Caution.LINES_ABOVE: (
        "Line {plain} was taken for the names of the columns; what stands above it was left out."
    ),
    Caution.CELLS_BESIDE: (
        "{rows} had something beside the columns that have a name, first in line {plain}. It was left out: "
        "look whether a stray separator moved the cells before it."
    ),
}
# What must be read before anybody is texted.
ALARMS = (Caution.CONSENT_UNKNOWN, Caution.CONSENT_UNCLEAR)
_REFUSED = {
    Refused.EMPTY: "This file is empty.",
    Refused.HEADER_ONLY: "This file has column names and no row below them.",
    Refused.NO_HEADER: "The first line holds a contact. Put column names above it: phone, first name.",
    Refused.NO_PHONE_COLUMN: "No column holds phone numbers. There is {columns}. Call the right one phone.",
    Refused.NOT_A_SHEET: "This is a {kind} and no table. Save the list as CSV or as Excel (.xlsx).",
    Refused.OLD_OR_LOCKED_EXCEL: "This Excel file is old or has a password. Save it as a new one, or as CSV.",
    Refused.BROKEN_WORKBOOK: "This Excel file is damaged. Open it in Excel and save it again, or as CSV.",
    Refused.WORKBOOK_TOO_LARGE: "This Excel file is too large to be read. Save it as CSV.",
    Refused.OTHER_SPREADSHEET: "This is {kind}. Open it and save it as Excel (.xlsx) or as CSV.",
    Refused.OLD_EXCEL: "This is an Excel file of the old format (.xls). Save it as .xlsx, or as CSV.",
    Refused.LOCKED: "This file has a password. Take the password off, or save the list as CSV.",
    Refused.SEVERAL_FILES: "This ZIP archive holds several files ({kind}). Unpack it and bring one of them.",
    Refused.BROKEN_ARCHIVE: "This ZIP archive is damaged or of a rare kind. Unpack it and bring the file.",
    Refused.TOO_MANY_COLUMNS: "This file has {columns} columns; at most {most} can be read.",
    Refused.TOO_MANY_ROWS: "This file has more than {most:,} rows. Split it into several lists.",
}
_STATES = {ListState.IMPORTING: "⏳ loading", ListState.READY: "", ListState.FAILED: "❌ not loaded"}


def line(row: ListRow) -> Words:
    """A list by name and size."""
    used = f" · used by {counted(row.campaigns, 'campaign')}" if row.campaigns else " · not used yet"
    said = f"{counted(row.size, 'contact')}{used}" if row.state is ListState.READY else _STATES[row.state]
    return (Strong(row.name), f"  {said}")


def reading(filename: str, rows: int, fraction: float) -> Words:
    """How far an import is."""
    return (f"Reading {filename}… {bar(round(100 * fraction), 100)} {counted(rows, 'row')}",)


def loaded(report: ListLoaded) -> Words:
    """What came of an import."""
    name, size = report.list.name, counted(report.list.size, "contact")
    if report.repeated:
        return ("This very file was loaded before, as ", Strong(name), f": {size}. Nothing was loaded twice.")
    if any(each.caution in ALARMS for each in report.warnings):
        return ("⚠️ ", Strong(name), f" is loaded: {size}. Read this before anybody is texted:")
    return ("✅ ", Strong(name), f" is loaded: {size}.")


def problems(report: ListLoaded) -> str:
    """The first rows that were left out, each with its reason."""
    lines = [problem(each) for each in report.problems[:SHOWN]]
    if report.rejected > len(lines):
        lines.append(f"… and {report.rejected - len(lines):,} more.")
    return "\n".join(lines)


def problem(row: RowProblem) -> str:
    """One row that was left out."""
    cell = f" (“{row.cell}”)" if row.cell else ""
    return f"Line {row.line:,} {reason(row)}{cell}."


def reason(row: RowProblem) -> str:
    """Why a row was left out, as the end of a sentence that begins with it."""
    return _REASONS[Reason(row.reason)]


def cautions(warned: Sequence[Warned]) -> list[str]:
    """One sentence for each kind, the gravest first."""
    kinds = ([each for each in warned if each.caution is caution] for caution in Caution)
    return [_caution(alike) for alike in kinds if alike]


def _caution(alike: Sequence[Warned]) -> str:
    """One sentence for warnings of one kind."""
    rows = counted(sum(each.rows for each in alike), "row")
    plain = listed([each.detail for each in alike])
    return _CAUTIONS[alike[0].caution].format(details=listed(named(alike)), plain=plain, rows=rows)


def named(alike: Sequence[Warned]) -> list[str]:
    """What warnings of one kind are about, that of most rows first, each once."""
    rows = Counter[str]()
    for each in alike:
        abroad = each.caution is Caution.ABROAD
        rows[country(each.detail) if abroad else each.detail] += each.rows
    rows.pop("", None)
    shown = [f"“{shortened(detail, _DETAIL)}”" for detail, _ in rows.most_common(_DETAILS)]
    return [*shown, f"{len(rows) - _DETAILS:,} more"] if len(rows) > _DETAILS else shown


def refused(why: FileRefused) -> Words:
    """Why a whole file was refused, and what to do about it."""
    facts = {name: listed(value) if isinstance(value, tuple) else value for name, value in why.facts.items()}
    kept = counted(why.opted_out, "number")
    stays = f" But {kept} that it called opted out will not be texted any more." if why.opted_out else ""
    return (_REFUSED[why.code].format_map(facts), f" Nothing was loaded.{stays}")


def name_taken(name: str) -> str:
    """Beside the field of a list's name."""
    return f"There is a list called {name} already. Choose another name."


def too_large(most: int) -> str:
    """Beside the field of a list's file; `most` in bytes."""
    return f"This file is larger than {most // 2**20} MB. Split it, or ask whoever runs Baton to load it."


def left_out(name: str) -> str:
    """The title of the file of rows that were left out."""
    return f"{name}: rows left out"


def whole(name: str) -> Words:
    """Beside the file of a list."""
    return (Strong(name), ": all contacts, with who opted out.")


def too_much(name: str, size: int, most: int) -> Words:
    """A list is larger than the chat takes files; both in bytes."""
    return (
        Strong(name),
        f" comes to {size / 2**20:,.0f} MB, even packed. This server takes files of {most / 2**20:,.0f} MB; ",
        "one with more boosts takes larger ones.",
    )


def exported(name: str) -> Words:
    """The file is elsewhere."""
    return (Strong(name), " is in your direct messages with Baton, as a CSV file.")


def opted_out(done: OptedOut) -> Words:
    """A number will not be texted again."""
    ended = f" {counted(done.conversations, 'conversation')} ended." if done.conversations else ""
    return (
        f"{done.name} will not be texted again by any campaign.{ended} ",
        "If this was a mistake, /contacts optin and the number takes it back.",
    )


def opted_in(done: OptOutReversed) -> Words:
    """A mistaken opt-out was taken back."""
    return (f"{done.name} may be texted again. Do this only when the contact asked for it.",)


def unknown(typed: str) -> Words:
    """No list is called so."""
    return (f"No contact list is called “{typed}”. Type /contacts alone to see all of them.",)


def which() -> Words:
    """Several lists begin with what was typed, or nothing was typed."""
    return ("Which contact list do you want to export?",)
