"""A row of a sheet as a contact, or the reason why it is none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.assignment.rules.names import first_name, last_name, split_name
from bot.assignment.rules.phones import to_e164
from bot.assignment.rules.places import zone_key
from bot.assignment.rules.sheet_terms import Column, Problem, Reason, Row, Warned
from bot.vocabulary import Barred

__all__ = ["ContactRow", "contact_of", "field_keys", "split_name"]

_LONGEST_CELL_SHOWN = 40
# Columns that become parts of a contact; all others are its fields.
_PARTS = frozenset({"phone", "first_name", "last_name", "name", "email", "assigned_user_email"})


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact as loaded: `zone` is a key of `rules.hours`, `fields` hold no blanks, unknowns are "".

    `noted` is what the report counts of this row: each `Warned` without a number of rows. `barred` keeps the
    contact out of what is texted from this list.
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


def contact_of(row: Row, region: str = "US") -> ContactRow | Problem:
    """The contact of a row; numbers without a country code are read as dialled in `region`."""
    values = row.values
    written = values["phone"]
    phone = to_e164(written.removesuffix(".0"), region)  # exports of number columns end so
    if phone is None:
        reason = Reason.PHONE_INVALID if written else Reason.PHONE_MISSING
        return Problem(row.line, reason, written[:_LONGEST_CELL_SHOWN])
    first, last = first_name(values.get("first_name", "")), last_name(values.get("last_name", ""))
    if not first and (name := values.get("name", "")):
        first, last = split_name(name, last)
    zone = zone_key(values.get("zone"), values.get("zip"), values.get("state"), phone)
    fields = {key: value for key, value in values.items() if value and key not in _PARTS}
    assigned_to = values.get("assigned_user_email", "")
    return ContactRow(phone, first, last, values.get("email", ""), zone, fields, assigned_to, row.line)


def field_keys(columns: Iterable[Column]) -> tuple[str, ...]:
    """What scripts may say of the contacts of a sheet with these columns."""
    own = (column.key for column in columns if column.key not in _PARTS)
    return ("first_name", "last_name", "email", *own)
