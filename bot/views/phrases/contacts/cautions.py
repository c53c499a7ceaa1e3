"""What should be looked at in a file that was loaded, one sentence for each kind."""

from bot.assignment.rules.sheets.sheet_terms import Caution
from bot.views.phrases.sentences import later, tr, tr_n

_WHOLE = {
    Caution.CONSENT_ELSEWHERE: later("Not about texts, so it changes nothing here: {details}."),
    Caution.OLD_ENCODING: later("The file is not in UTF-8: look whether names with accents came out right."),
    Caution.STRAY_BYTES: later("The file has characters that could not be read, first in line {plain}."),
    Caution.SEVERAL_PHONE_COLUMNS: later("Several columns hold phone numbers; {details} was used."),
    Caution.REPEATED_COLUMN: later("More than one column is called {details}; the first of them was used."),
    Caution.UNNAMED_COLUMN: later("A column has no name; texts know it as {details}."),
    Caution.FIRST_SHEET_ONLY: later(
        "Only the sheet {details} was read. Bring contacts on another sheet as a list of their own."
    ),
    Caution.HIDDEN_COLUMN: later("The sheet hides the column {details}; it was loaded all the same."),
    Caution.LINES_ABOVE: later(
        "Line {plain} was taken for the names of the columns; what stands above it was left out."
    ),
}


def sentence(caution: Caution, rows: int, details: str, plain: str) -> str:
    """What is said of so many rows; `details` are in quotation marks, `plain` ones are not."""
    if caution in _WHOLE:
        return tr(_WHOLE[caution], details=details, plain=plain)
    return _of_consent(caution, rows, details) or _of_rows(caution, rows, details, plain)


def _of_consent(caution: Caution, rows: int, details: str) -> str:
    match caution:
        case Caution.CONSENT_UNKNOWN:
            return tr_n(
                "Does {details} say who may be texted? Baton cannot tell, so {n} row with something in it "
                "will not be texted from this list. If it does, rename it “opted out” or “opted in”, with "
                "yes or no in it; if not, delete it. Then load the file again.",
                "Does {details} say who may be texted? Baton cannot tell, so {n} rows with something in it "
                "will not be texted from this list. If it does, rename it “opted out” or “opted in”, with "
                "yes or no in it; if not, delete it. Then load the file again.",
                rows,
                details=details,
            )
        case Caution.CONSENT_UNCLEAR:
            return tr_n(
                "{n} row will not be texted from this list, for consent is neither yes nor no: {details}.",
                "{n} rows will not be texted from this list, for consent is neither yes nor no: {details}.",
                rows,
                details=details,
            )
        case Caution.CONSENT_REFUSED:
            return tr_n(
                "{n} row will not be texted from this list, for consent is refused: {details}.",
                "{n} rows will not be texted from this list, for consent is refused: {details}.",
                rows,
                details=details,
            )
        case Caution.OPTED_OUT:
            return tr_n(
                "{n} row says that somebody opted out: {details}.",
                "{n} rows say that somebody opted out: {details}.",
                rows,
                details=details,
            )
        case _:
            return ""


def _of_rows(caution: Caution, rows: int, details: str, plain: str) -> str:
    match caution:
        case Caution.HIDDEN_ROWS:
            return tr_n(
                "{n} row that the sheet hides was left out.",
                "{n} rows that the sheet hides were left out.",
                rows,
            )
        case Caution.ABROAD:
            return tr_n(
                "{n} row with numbers of other countries: {details}. A campaign texts them only where its "
                "settings name the country.",
                "{n} rows with numbers of other countries: {details}. A campaign texts them only where its "
                "settings name the country.",
                rows,
                details=details,
            )
        case Caution.PLACE_UNREAD:
            return tr_n(
                "{n} row with a time zone, ZIP code or state that Baton cannot read: {details}.",
                "{n} rows with a time zone, ZIP code or state that Baton cannot read: {details}.",
                rows,
                details=details,
            )
        case Caution.STRICTEST_CLOCK:
            return tr_n(
                "{n} row with a place that nobody can tell: they are texted only when it is day all over "
                "the country.",
                "{n} rows with a place that nobody can tell: they are texted only when it is day all over "
                "the country.",
                rows,
            )
        case _:
            return _of_cells(caution, rows, details, plain)


def _of_cells(caution: Caution, rows: int, details: str, plain: str) -> str:
    match caution:
        case Caution.NAME_UNSAID:
            return tr_n(
                "{n} row with a name of which no first name can be said aloud: {details}. Texts take the "
                "words behind the bar of first_name for them.",
                "{n} rows with a name of which no first name can be said aloud: {details}. Texts take the "
                "words behind the bar of first_name for them.",
                rows,
                details=details,
            )
        case Caution.OTHER_PHONE:
            return tr_n(
                "{n} row took the number from {details}, for the columns before held none to text.",
                "{n} rows took the number from {details}, for the columns before held none to text.",
                rows,
                details=details,
            )
        case _:
            return tr_n(
                "{n} row had something beside the columns that have a name, first in line {plain}. It was "
                "left out: look whether a stray separator moved the cells before it.",
                "{n} rows had something beside the columns that have a name, first in line {plain}. It was "
                "left out: look whether a stray separator moved the cells before it.",
                rows,
                plain=plain,
            )
