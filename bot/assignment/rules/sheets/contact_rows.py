"""A row of a sheet as a contact, or the reason why it is none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.assignment.rules.places.phones import country_of, to_e164
from bot.assignment.rules.places.places import Place, place_of
from bot.assignment.rules.sheets.sheet_columns import phone_keys
from bot.assignment.rules.sheets.sheet_terms import Caution, Column, Problem, Reason, Row, Warned
from bot.assignment.rules.spreadsheet import is_rounded
from bot.assignment.rules.texts.names import first_name, is_name, last_name, split_name
from bot.vocabulary import Barred

__all__ = ["ContactRow", "contact_of", "field_keys", "split_name"]

_LONGEST_CELL_SHOWN = 40
# Columns that become parts of a contact; all others are its fields.
_PARTS = frozenset({"phone", "first_name", "last_name", "name", "email", "assigned_user_email"})


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact as loaded: `zone` is a key of `rules.hours`, `fields` hold no blanks, unknowns are "".

    `noted` is what the report counts of this row: each `Warned` without a number of rows. `barred` keeps the
    contact out of what is texted from this list. `written` are the cells that became parts of the contact, as
    the file had them, where they are stored otherwise.
    """

    phone: str
    first_name: str
    last_name: str
    email: str
    zone: str
    fields: Mapping[str, str]
    assigned_to: str
    line: int
    noted: tuple[Warned, ...] = ()
    barred: Barred | None = None
    written: Mapping[str, str] = field(default_factory=dict)


def contact_of(row: Row, region: str = "US") -> ContactRow | Problem:
    """The contact of a row; numbers without a country code are read as dialled in `region`."""
    values = row.values
    column, phone = _textable(values, region)
    if phone is None:
        return _no_phone(row)
    first, last = first_name(values.get("first_name", "")), last_name(values.get("last_name", ""))
    if not first and (name := values.get("name", "")):
        first, last = split_name(name, last)
    place = place_of(values.get("zone"), values.get("zip"), values.get("state"), phone)
    noted = (*_noted(values, column, phone, place), *(() if first else _unsaid(values)))
    fields = {key: value for key, value in values.items() if value and key not in _PARTS}
    assigned_to = values.get("assigned_user_email", "")
    email = values.get("email", "")
    stored = {"phone": phone, "first_name": first, "last_name": last, "email": email}
    # Whose contact it is may change; the name that both came from is kept nowhere else.
    written = {key: values[key] for key in _PARTS if key in values and values[key] != stored.get(key, "")}
    return ContactRow(
        phone, first, last, email, place.key, fields, assigned_to, row.line, noted, written=written
    )


def _textable(values: Mapping[str, str], region: str) -> tuple[str, str | None]:
    """The first column that holds a number, and that number; None where no column does."""
    for column in phone_keys(tuple(values)):
        if values[column] and (phone := to_e164(values[column], region)):
            return column, phone
    return "phone", None


def _no_phone(row: Row) -> Problem:
    """Why none of the phone columns holds a number."""
    written = next((text for key in phone_keys(tuple(row.values)) if (text := row.values[key])), "")
    reason = Reason.PHONE_INVALID if written else Reason.PHONE_MISSING
    if is_rounded(written):
        reason = Reason.PHONE_ROUNDED
    return Problem(row.line, reason, written[:_LONGEST_CELL_SHOWN])


def _noted(values: Mapping[str, str], column: str, phone: str, place: Place) -> Iterator[Warned]:
    """What the report says of a contact that was loaded all the same."""
    if column != "phone":
        yield Warned(Caution.OTHER_PHONE, column)
    if (country := country_of(phone)) != "US":
        yield Warned(Caution.ABROAD, country)
    for given in place.unread:
        yield Warned(Caution.PLACE_UNREAD, values[given][:_LONGEST_CELL_SHOWN])
    if place.strictest:
        yield Warned(Caution.STRICTEST_CLOCK)


def _unsaid(values: Mapping[str, str]) -> Iterator[Warned]:
    """A name of whoever has no first name that can be said aloud: "First0", "The Ruiz Family"."""
    written = (values.get(key, "") for key in ("first_name", "name"))
    if name := next(filter(is_name, written), ""):
        yield Warned(Caution.NAME_UNSAID, name[:_LONGEST_CELL_SHOWN])


def field_keys(columns: Iterable[Column]) -> tuple[str, ...]:
    """What scripts may say of the contacts of a sheet with these columns."""
    own = (column.key for column in columns if column.key not in _PARTS)
    return ("first_name", "last_name", "email", *own)
