"""The fictional people of the demo, on the lines reserved for fiction: 555-0100 to 555-0199."""

import csv
import io
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import TypedDict, cast

COLUMNS = ("first_name", "last_name", "phone", "city", "state", "zip", "polling_place", "language")
# Endings with a meaning to the phone network (see twilio.network.carrier.Line), and how many have them.
ODD_LINES = {"0195": 1, "0196": 1, "0197": 3, "0198": 2, "0199": 4}
_ORDINARY_LINES = range(100, 195)
_SPANISH_SPEAKING = 0.09


class Area(TypedDict):
    """An area code with a city and some of its ZIP codes; `weight` says how many people live there."""

    code: str
    city: str
    state: str
    zip_codes: list[str]
    weight: float


class Names(TypedDict):
    """Given and family names that go together."""

    given: list[str]
    family: list[str]


class Fiction(TypedDict):
    """What people are invented from; names by language."""

    areas: list[Area]
    names: dict[str, Names]
    streets: list[str]
    buildings: list[str]


@dataclass(frozen=True)
class FictionalContact:
    """One invented person; `phone` in E.164, `language` "en" or "es"."""

    first_name: str
    last_name: str
    phone: str
    city: str
    state: str
    zip_code: str
    polling_place: str
    language: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def place(self) -> str:
        return f"{self.city}, {self.state}"


def fictional_contacts(count: int = 500, seed: int = 7) -> tuple[FictionalContact, ...]:
    """`count` people in many cities, no number twice; ValueError beyond what the reserved lines allow."""
    random, fiction = Random(f"contacts:{seed}"), _fiction()
    odd = [ending for ending, people in ODD_LINES.items() for _ in range(people)][:count]
    lines = _odd_lines(odd, fiction["areas"], random)
    lines += _ordinary_lines(count - len(odd), fiction["areas"], random)
    random.shuffle(lines)
    return tuple(_person(area, ending, fiction, random) for area, ending in lines)


def contact_rows(contacts: Sequence[FictionalContact]) -> list[dict[str, str]]:
    """The people as rows of a list somebody typed, numbers in several spellings, four rows of them wrong.

    These are a number too short, none at all, words instead of one, and a person who is in the list twice.
    """
    rows = [_row(contact, position) for position, contact in enumerate(contacts)]
    for fifth, flawed in enumerate(_flawed(contacts), start=1):
        rows.insert(fifth * len(contacts) // 5 + fifth, flawed)
    return rows


def as_csv(rows: Iterable[dict[str, str]]) -> bytes:
    """The rows as a UTF-8 CSV file with a header."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _fiction() -> Fiction:
    text = files(__package__).joinpath("fiction.toml").read_text(encoding="utf-8")
    return cast("Fiction", tomllib.loads(text))


def _odd_lines(endings: Sequence[str], areas: Sequence[Area], random: Random) -> list[tuple[Area, str]]:
    free = {ending: random.sample(areas, len(areas)) for ending in endings}
    return [(free[ending].pop(), ending) for ending in endings]


def _ordinary_lines(count: int, areas: Sequence[Area], random: Random) -> list[tuple[Area, str]]:
    """Lines of all areas, more of the populous ones, none twice."""
    lines = [(area, f"{line:04d}") for area in areas for line in _ORDINARY_LINES]
    if count > len(lines):
        raise ValueError(f"There are only {len(lines)} fictional lines for {count} people.")
    lines.sort(key=lambda line: random.random() ** (1 / line[0]["weight"]), reverse=True)
    return lines[:count]


def _person(area: Area, ending: str, fiction: Fiction, random: Random) -> FictionalContact:
    language = "es" if random.random() < _SPANISH_SPEAKING else "en"
    names = fiction["names"][language]
    return FictionalContact(
        first_name=random.choice(names["given"]),
        last_name=random.choice(names["family"]),
        phone=f"+1{area['code']}555{ending}",
        city=area["city"],
        state=area["state"],
        zip_code=random.choice(area["zip_codes"]),
        polling_place=f"{random.choice(fiction['streets'])} {random.choice(fiction['buildings'])}",
        language=language,
    )


def _row(contact: FictionalContact, position: int) -> dict[str, str]:
    area, exchange, line = contact.phone[2:5], contact.phone[5:8], contact.phone[8:]
    ways = (
        f"({area}) {exchange}-{line}",
        f"{area}-{exchange}-{line}",
        contact.phone,
        f"{area}.{exchange}.{line}",
    )
    values = (contact.first_name, contact.last_name, ways[position % len(ways)], contact.city, contact.state)
    return dict(
        zip(COLUMNS, (*values, contact.zip_code, contact.polling_place, contact.language), strict=True)
    )


def _flawed(contacts: Sequence[FictionalContact]) -> list[dict[str, str]]:
    if not contacts:
        return []
    first, twin = _row(contacts[0], 0), _row(contacts[0], 2)
    return [
        first | {"first_name": "Wendell", "last_name": "Ostrander", "phone": first["phone"][:-2]},
        first | {"first_name": "Priscilla", "last_name": "Nakai", "phone": ""},
        first | {"first_name": "Dov", "last_name": "Lindqvist", "phone": "ask at the front desk"},
        twin | {"polling_place": contacts[-1].polling_place},
    ]
