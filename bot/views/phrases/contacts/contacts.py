"""What is said of contact lists: how they load, what was left out and why, who opted out."""

from collections import Counter
from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ListLoaded, ListRow, RowProblem
from bot.assignment.outcomes.conversations import OptedOut, OptOutReversed
from bot.assignment.refusals.general import FileRefused
from bot.assignment.rules.sheets.sheet_terms import Caution, Reason, Refused, Warned
from bot.views.phrases.campaigns.campaign import bar
from bot.views.phrases.contacts import cautions as told
from bot.views.phrases.countries import country
from bot.views.phrases.languages import number
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed, shortened
from bot.vocabulary import ListState

NONE_YET: Words = (
    later("There is no contact list yet. A CSV or Excel file with a column of phone numbers will do."),
)
WHAT_TO_TYPE: Words = (
    later(
        "Type /contacts alone to see all lists, or: find and a name, number or words, saved, import, "
        "export and the name of a list, "
        "assign, a list, to and whom (@people or a user list), optout and a number, optin and a number, "
        "forget and a name or a number."
    ),
)
LISTS, ALL_LISTS, IMPORT = later("Contact lists"), later("All lists"), later("Import contacts")
OPEN, REFRESH, EXPORT, REPORT, ASSIGN = (
    later("Open"),
    later("Refresh"),
    later("Export"),
    later("Report"),
    later("Assign…"),
)
NEW, NEW_WITH_LIST = later("New campaign"), later("New campaign with this list")
FILE, FILE_HINT = (
    later("File"),
    later("CSV or Excel. The first line names the columns; one holds phone numbers."),
)
COLUMNS: Words = (
    later(
        "First name, last name, ZIP, time zone and assigned_user_email are known by many names; every other "
        "column can be used in texts."
    ),
)
SUBMIT, NAME, NAME_HINT = later("Import"), later("Name"), later("Left empty, the name of the file.")
STOPPED: Words = (later("The import stopped and nothing was kept. Try it again in a moment."),)
SHOWN = 10
_DETAILS, _DETAIL = 5, 40

_REASONS = {
    Reason.PHONE_MISSING: later("has no phone number"),
    Reason.PHONE_INVALID: later("has no phone number that could be texted"),
    Reason.PHONE_ROUNDED: later(
        "has a number whose last digits a spreadsheet lost; format the column as text"
    ),
    Reason.TOO_MANY_CELLS: later("has more cells than the first line has columns"),
    Reason.ROW_TOO_LONG: later("is too long"),
    Reason.UNCLOSED_QUOTE: later("has a quotation mark that is never closed"),
    Reason.FORGOTTEN: later("is of somebody who was forgotten, and was not stored"),
    Reason.UNREADABLE: later("holds characters that are no text"),
}
# What must be read before anybody is texted.
ALARMS = (Caution.CONSENT_UNKNOWN, Caution.CONSENT_UNCLEAR)
_REFUSED = {
    Refused.EMPTY: later("This file is empty."),
    Refused.HEADER_ONLY: later("This file has column names and no row below them."),
    Refused.NO_HEADER: later("The first line holds a contact. Put column names above it: phone, first name."),
    Refused.NO_PHONE_COLUMN: later(
        "No column holds phone numbers. There is {columns}. Call the right one phone."
    ),
    Refused.NOT_A_SHEET: later("This is a {kind} and no table. Save the list as CSV or as Excel (.xlsx)."),
    Refused.OLD_OR_LOCKED_EXCEL: later(
        "This Excel file is old or has a password. Save it as a new one, or as CSV."
    ),
    Refused.BROKEN_WORKBOOK: later(
        "This Excel file is damaged. Open it in Excel and save it again, or as CSV."
    ),
    Refused.WORKBOOK_TOO_LARGE: later("This Excel file is too large to be read. Save it as CSV."),
    Refused.OTHER_SPREADSHEET: later("This is {kind}. Open it and save it as Excel (.xlsx) or as CSV."),
    Refused.OLD_EXCEL: later("This is an Excel file of the old format (.xls). Save it as .xlsx, or as CSV."),
    Refused.LOCKED: later("This file has a password. Take the password off, or save the list as CSV."),
    Refused.SEVERAL_FILES: later(
        "This ZIP archive holds several files ({kind}). Unpack it and bring one of them."
    ),
    Refused.BROKEN_ARCHIVE: later(
        "This ZIP archive is damaged or of a rare kind. Unpack it and bring the file."
    ),
    Refused.TOO_MANY_COLUMNS: later("This file has {columns} columns; at most {most} can be read."),
    Refused.TOO_MANY_ROWS: later("This file has more than {most} rows. Split it into several lists."),
}
# What a file may be instead of a table, as the core calls it.
_KINDS = {
    kind: kind
    for kind in (
        later("pdf"),
        later("picture"),
        later("archive"),
        later("another archive"),
        later("document"),
        later("web page"),
        later("binary"),
        later("Word document"),
        later("PowerPoint file"),
        later("book"),
        later("an OpenDocument spreadsheet (.ods)"),
        later("a binary Excel workbook (.xlsb)"),
        later("a Numbers spreadsheet"),
    )
}
_STATES = {
    ListState.IMPORTING: later("⏳ loading"),
    ListState.READY: "",
    ListState.FAILED: later("❌ not loaded"),
}


def line(row: ListRow) -> Words:
    """A list by name and size."""
    said = _used(row) if row.state is ListState.READY else _STATES[row.state]
    return (Strong(row.name), f"  {said}")


def _used(row: ListRow) -> str:
    contacts = tr_n("{n} contact", "{n} contacts", row.size)
    if not row.campaigns:
        return tr("{contacts} · not used yet", contacts=contacts)
    return tr_n(
        "{contacts} · used by {n} campaign",
        "{contacts} · used by {n} campaigns",
        row.campaigns,
        contacts=contacts,
    )


def reading(filename: str, rows: int, fraction: float) -> Words:
    """How far an import is."""
    drawn = bar(round(100 * fraction), 100)
    return say_n(
        "Reading {filename}… {bar} {n} row",
        "Reading {filename}… {bar} {n} rows",
        rows,
        filename=filename,
        bar=drawn,
    )


def loaded(report: ListLoaded) -> Words:
    """What came of an import."""
    name, size = Strong(report.list.name), tr_n("{n} contact", "{n} contacts", report.list.size)
    if report.repeated:
        return say(
            "This very file was loaded before, as {name}: {size}. Nothing was loaded twice.",
            name=name,
            size=size,
        )
    if any(each.caution in ALARMS for each in report.warnings):
        return say("⚠️ {name} is loaded: {size}. Read this before anybody is texted:", name=name, size=size)
    return say("✅ {name} is loaded: {size}.", name=name, size=size)


def problems(report: ListLoaded) -> str:
    """The first rows that were left out, each with its reason."""
    lines = [problem(each) for each in report.problems[:SHOWN]]
    if report.rejected > len(lines):
        lines.append(tr("… and {count} more.", count=report.rejected - len(lines)))
    return "\n".join(lines)


def problem(row: RowProblem) -> str:
    """One row that was left out."""
    if row.cell:
        return tr("Line {line} {reason} (“{cell}”).", line=row.line, reason=reason(row), cell=row.cell)
    return tr("Line {line} {reason}.", line=row.line, reason=reason(row))


def reason(row: RowProblem) -> str:
    """Why a row was left out, as the end of a sentence that begins with it."""
    return _REASONS[Reason(row.reason)]


def cautions(warned: Sequence[Warned]) -> list[str]:
    """One sentence for each kind, the gravest first."""
    kinds = ([each for each in warned if each.caution is caution] for caution in Caution)
    return [_caution(alike) for alike in kinds if alike]


def _caution(alike: Sequence[Warned]) -> str:
    """One sentence for warnings of one kind."""
    rows = sum(each.rows for each in alike)
    plain = listed([each.detail for each in alike])
    return told.sentence(alike[0].caution, rows, listed(named(alike)), plain)


def named(alike: Sequence[Warned]) -> list[str]:
    """What warnings of one kind are about, that of most rows first, each once."""
    rows = Counter[str]()
    for each in alike:
        abroad = each.caution is Caution.ABROAD
        rows[country(each.detail) if abroad else each.detail] += each.rows
    rows.pop("", None)
    shown = [f"“{shortened(detail, _DETAIL)}”" for detail, _ in rows.most_common(_DETAILS)]
    return [*shown, tr("{more} more", more=len(rows) - _DETAILS)] if len(rows) > _DETAILS else shown


def refused(why: FileRefused) -> Words:
    """Why a whole file was refused, and what to do about it."""
    facts = {name: _fact(name, value) for name, value in why.facts.items()}
    said = [tr(_REFUSED[why.code], **facts), tr("Nothing was loaded.")]
    if why.opted_out:
        said.append(
            tr_n(
                "But {n} number that it called opted out will not be texted any more.",
                "But {n} numbers that it called opted out will not be texted any more.",
                why.opted_out,
            )
        )
    return (" ".join(said),)


def _fact(name: str, value: str | int | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return listed([_KINDS.get(each, each) for each in value] if name == "kind" else value)
    if name == "kind":
        return str(_KINDS.get(str(value), value))
    return number(value) if isinstance(value, int) and name == "most" else str(value)


def name_taken(name: str) -> str:
    """Beside the field of a list's name."""
    return tr("There is a list called {name} already. Choose another name.", name=name)


def too_large(most: int) -> str:
    """Beside the field of a list's file; `most` in bytes."""
    return tr(
        "This file is larger than {size} MB. Split it, or ask whoever runs Baton to load it.",
        size=str(most // 2**20),
    )


def left_out(name: str) -> str:
    """The title of the file of rows that were left out."""
    return tr("{name}: rows left out", name=name)


def whole(name: str) -> Words:
    """Beside the file of a list."""
    return say("{name}: all contacts, with who opted out.", name=Strong(name))


def too_much(name: str, size: int, most: int) -> Words:
    """A list is larger than the chat takes files; both in bytes."""
    return say(
        "{name} comes to {size} MB, even packed. This server takes files of {most} MB; one with more boosts "
        "takes larger ones.",
        name=Strong(name),
        size=round(size / 2**20),
        most=round(most / 2**20),
    )


def exported(name: str) -> Words:
    """The file is elsewhere."""
    return say("{name} is in your direct messages with Baton, as a CSV file.", name=Strong(name))


def opted_out(done: OptedOut) -> Words:
    """A number will not be texted again."""
    said = [tr("{name} will not be texted again by any campaign.", name=done.name)]
    if done.conversations:
        said.append(tr_n("{n} conversation ended.", "{n} conversations ended.", done.conversations))
    said.append(tr("If this was a mistake, /contacts optin and the number takes it back."))
    return (" ".join(said),)


def opted_in(done: OptOutReversed) -> Words:
    """A mistaken opt-out was taken back."""
    return say("{name} may be texted again. Do this only when the contact asked for it.", name=done.name)


def unknown(typed: str) -> Words:
    """No list is called so."""
    return say("No contact list is called “{typed}”. Type /contacts alone to see all of them.", typed=typed)


def which() -> Words:
    """Several lists begin with what was typed, or nothing was typed."""
    return say("Which contact list do you want to export?")
