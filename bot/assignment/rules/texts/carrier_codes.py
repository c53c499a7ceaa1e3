"""What each error code of the provider means: the table `carrier_codes.toml`, which explains its fields."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from bot.assignment.rules.places import phones


class Fate(StrEnum):
    """What an error code does to its text, and beyond it."""

    RETIRE = "retire"
    OPT_OUT = "opt_out"
    SET_ASIDE = "set_aside"
    GIVE_BACK = "give_back"
    PAUSE = "pause"
    PAUSE_ALL = "pause_all"
    PUT_OFF = "put_off"
    RETRY = "retry"
    FILTERED = "filtered"


class Until(StrEnum):
    """When a pause ends by itself."""

    MIDNIGHT = "midnight"
    A_DAY = "a_day"


@dataclass(frozen=True, slots=True)
class CarrierCode:
    """One entry of the table; `wait` is in minutes."""

    codes: frozenset[int]
    fate: Fate
    says: str
    mend: str = ""
    until: Until | None = None
    wait: int = 0
    new_words: bool = False
    slows: bool = False
    tell: int | None = None
    tell_country: bool = False
    in_a_row: int | None = None
    toll_free: Fate | None = None
    short_code: Fate | None = None
    home: Fate | None = None

    def fate_between(self, ours: str, phone: str) -> Fate:
        """The fate of a text from this number of ours ("" where it is not known) to this phone."""
        if self.toll_free and phones.is_toll_free(ours):
            return self.toll_free
        if self.short_code and phones.is_short_code(ours):
            return self.short_code
        if self.home and phones.is_at_home(phone):
            return self.home
        return self.fate


def meaning_of(code: int | None) -> CarrierCode | None:
    """What is known of a code; None for one that the table does not have."""
    return table().get(code or 0)


@cache
def table() -> Mapping[int, CarrierCode]:
    """Every code that is known. Read at the first question, not at import."""
    text = files(__package__).joinpath("carrier_codes.toml").read_text(encoding="utf-8")
    return dict(_read(tomllib.loads(text)["code"]))


def _read(entries: list[dict[str, Any]]) -> Iterator[tuple[int, CarrierCode]]:
    for entry in entries:
        first, last = entry.pop("span", (0, -1))
        codes = frozenset((*entry.pop("codes", ()), *range(first, last + 1)))
        typed: dict[str, Any] = {name: _KINDS.get(name, _as_is)(value) for name, value in entry.items()}
        meaning = CarrierCode(codes, **typed)
        yield from ((code, meaning) for code in codes)


def _as_is(value: object) -> object:
    return value


_KINDS: Mapping[str, Callable[[Any], object]] = {
    "fate": Fate,
    "toll_free": Fate,
    "short_code": Fate,
    "home": Fate,
    "until": Until,
}
