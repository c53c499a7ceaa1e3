"""Which column of a sheet is which, by the many names people give them in English and Spanish."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.assignment.rules.places.phones import to_e164
from bot.assignment.rules.sheets.sheet_terms import (
    MOST_COLUMNS,
    Caution,
    Column,
    Refused,
    SheetRefused,
    Warned,
)
from bot.assignment.rules.texts.merge import field_key

_LONGEST_LABEL = 80
_LONGEST_KEY = 60
# A header is looked for in so many rows.
_TOP = 50
_CELLS_OF_A_TITLE = 2

# Known columns by the names they go by: lower case, no accents, letters and digits only, best ones first.
_NAMES = {
    "phone": (
        "cellphone cell cellphonenumber cellnumber mobilephone mobile mobilenumber mobilephonenumber mobileno"
        " phonemobile phonecell wirelessphone wireless smsnumber sms textnumber celular telefonocelular"
        " numerodecelular movil telefonomovil phonenumber phone phone1 phoneno primaryphone preferredphone"
        " contactphone contactnumber telephone telephonenumber tel e164 telefono numerodetelefono"
        " numerotelefono numero"
    ),
    "first_name": "firstname first fname givenname given forename primernombre nombredepila",
    "last_name": "lastname last lname surname familyname apellido apellidos primerapellido",
    "name": (
        "fullname name contactname displayname votername nombrecompleto nombreyapellido nombreyapellidos"
        " nombre"
    ),
    "email": "email emailaddress mail personalemail correoelectronico correo",
    "zip": "zip zipcode zip5 postalcode postcode postal zippostal codigopostal cp",
    "state": "state stateprovince province statecode st estado provincia",
    "city": "city town ciudad municipio localidad",
    "zone": "timezone tz timezonename ianatimezone zonahoraria husohorario zone",
    "external_id": (
        "externalid externalcontactid contactid voterid vanid voterfilevanid myvoterfileid statefileid"
        " personid customid idexterno id"
    ),
    "assigned_user_email": (
        "assigneduseremail assigneduser assigneeemail assignee assignedto assigned volunteeremail texteremail"
        " texter owneremail owner asignadoa asignado responsable"
    ),
}

# What an export of a contact list begins and ends with; between them are the keys of its own columns.
EXPORTED = ("phone", "first_name", "last_name", "email", "timezone", "assigned_user_email")
OPTED_OUT = "opted_out"
# Known columns that stand among those; `name` is told by the first and last one.
_BESIDE = frozenset({*EXPORTED, OPTED_OUT, "name", "zone"} - {"timezone"})

_PHONES = frozenset(name.rstrip("0123456789") for name in _NAMES["phone"].split())
_ANOTHER = re.compile(r"^(?:alternate|alternative|alt|other|another|secondary|second|backup|otro|segundo)")


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns: which it is, from 0, and how many rows `above` it say something."""

    place: int
    labels: list[str]
    above: int


def columns_of(labels: Sequence[str]) -> tuple[list[Column], list[Warned]]:
    """A column for every label, blank ones at the end left out, each under a key of its own.

    The labels of an export are keys: which column is which was decided when its list was loaded.
    """
    labels = labels[: width_of(labels)]
    if _is_export(labels):
        return [Column("zone" if label == "timezone" else label, label) for label in labels], []
    if len(labels) > MOST_COLUMNS:
        raise SheetRefused(Refused.TOO_MANY_COLUMNS, {"columns": len(labels), "most": MOST_COLUMNS})
    known = _known(labels)
    if "phone" not in known.values():
        if any(map(to_e164, labels)):
            raise SheetRefused(Refused.NO_HEADER)
        raise SheetRefused(Refused.NO_PHONE_COLUMN, {"columns": tuple(filter(None, labels))})
    columns = _keyed(labels, known)
    return columns, [*_cautions(labels, columns, known)]


def exported(keys: Iterable[str]) -> dict[str, str]:
    """Those of a list's columns that stand between the others in its export: key and label of each."""
    own = [key for key in dict.fromkeys(keys) if key not in _BESIDE]
    taken = {*EXPORTED, *own}
    return {
        key: next(free for free in _variants(key) if key != "timezone" or free not in taken) for key in own
    }


def free_labels(labels: Iterable[str]) -> Iterator[str]:
    """These labels, each once: one that stood before, in whatever case, is numbered; a blank one is named."""
    taken: set[str] = set()
    for place, label in enumerate(labels, 1):
        free = next(each for each in _variants(label or f"column_{place}") if each.casefold() not in taken)
        taken.add(free.casefold())
        yield free


def _is_export(labels: Sequence[str]) -> bool:
    """Whether a list was exported with these labels, and nothing was done to them since."""
    most = MOST_COLUMNS + len(EXPORTED) + 1
    known = tuple(labels[: len(EXPORTED)]) == EXPORTED and labels[-1] == OPTED_OUT
    return known and len(set(labels)) == len(labels) <= most


def width_of(labels: Sequence[str]) -> int:
    """How many columns there are; blank ones at the end are none."""
    return max((position + 1 for position, label in enumerate(labels) if label), default=0)


def names_phones(labels: Sequence[str]) -> bool:
    """Whether one of these labels is that of a column of phone numbers."""
    return "phone" in _known(labels).values()


def labels_of(cells: Iterable[str]) -> list[str]:
    """What cells say as labels: byte order marks and apostrophes are no part of one."""
    return [" ".join(cell.strip("\ufeff\0'").split())[:_LONGEST_LABEL] for cell in cells]


def header_of(rows: Iterable[Sequence[str]]) -> Header | None:
    """The first of a file's first rows that names a column of numbers; None where none does.

    Above it there may be a title, in fewer cells than it has or in no more than two, but no contact.
    """
    above, widest = 0, 0
    for place, cells in enumerate(islice(rows, _TOP)):
        labels = labels_of(cells)
        filled, numbers = len(list(filter(None, labels))), any(map(_is_number, labels))
        if names_phones(labels) and (not above or (filled > widest and not numbers)):
            return Header(place, labels, above)
        if numbers:
            return None
        above += bool(filled)
        widest = max(widest, filled) if filled > _CELLS_OF_A_TITLE else widest
    return None


def _is_number(cell: str) -> bool:
    return not any(map(str.isalpha, cell)) and to_e164(cell) is not None


@lru_cache(maxsize=64)
def phone_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that hold phone numbers, the best named first; not those of landlines and work."""
    others = [key for key in keys if key != "phone" and _is_phone(key)]
    return ("phone", *sorted(others, key=_phone_rank))


def _is_phone(name: str) -> bool:
    return bool(_phone_name(name))


def _phone_rank(name: str) -> tuple[int, str]:
    """As the names are ranked, `phone2` behind `phone`; those of another number come last."""
    ranked = _NAMES["phone"].split()
    known = _phone_name(name)
    return (ranked.index(known) if known in ranked else len(ranked), name)


def _phone_name(name: str) -> str:
    """The name of a phone column without its number and what says that it is another one; "" of others."""
    squashed = field_key(name).replace("_", "").rstrip("0123456789")
    bare = _ANOTHER.sub("", squashed)
    return bare if squashed in _PHONES or bare in _PHONES else ""


def _known(labels: Sequence[str]) -> dict[int, str]:
    """Positions of the known columns; of several with one meaning the best named, then the first."""
    squashed = [field_key(label).replace("_", "") for label in labels]
    found = {}
    for key, names in _NAMES.items():
        ranked = names.split()
        candidates = [position for position, name in enumerate(squashed) if name in ranked]
        if candidates:
            found[min(candidates, key=lambda position: ranked.index(squashed[position]))] = key
    return found


def _keyed(labels: Sequence[str], known: dict[int, str]) -> list[Column]:
    taken, columns = set(known.values()), []
    for position, label in enumerate(labels):
        key = known.get(position)
        if key is None:
            plain = field_key(label)[:_LONGEST_KEY] or f"column_{position + 1}"
            key = next(free for free in _variants(plain) if free not in taken)
            taken.add(key)
        columns.append(Column(key, label))
    return columns


def _variants(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}_{count}" for count in range(2, MOST_COLUMNS + 2))


def _cautions(labels: Sequence[str], columns: Sequence[Column], known: dict[int, str]) -> Iterator[Warned]:
    phones = [label for label in labels if _is_phone(label)]
    if len(phones) > 1:
        used = next(position for position, key in known.items() if key == "phone")
        yield Warned(Caution.SEVERAL_PHONE_COLUMNS, labels[used])
    seen: set[str] = set()
    for column in columns:
        name = field_key(column.label)
        if not column.label:
            yield Warned(Caution.UNNAMED_COLUMN, column.key)
        elif name in seen:
            yield Warned(Caution.REPEATED_COLUMN, column.label)
        seen.add(name)
