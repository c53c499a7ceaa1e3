"""Where a contact's clock hangs and which state's rules hold there, from what a list tells of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.assignment.rules.calendar import atlas
from bot.assignment.rules.calendar.hours import UNKNOWN_ZONE, US_ZONES
from bot.assignment.rules.calendar.states import MILITARY, states_named, states_of_zip
from bot.assignment.rules.places.phones import country_of, zone_key_of
from bot.assignment.rules.places.zone_names import zones_named
from bot.assignment.rules.spreadsheet import plain_number


class Given(StrEnum):
    """What a list tells of a contact's place, the most exact first."""

    ZONE = "zone"
    ZIP = "zip"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Place:
    """A zone key of `rules.hours`; what was given and not understood; whether the strictest clock holds."""

    key: str
    unread: tuple[Given, ...] = ()
    strictest: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """What one column told: plausible zones, none where nobody can know, and states."""

    zones: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


_ANYWHERE = _Told()


def zone_key(
    zone: str | None = None, zip_code: str | None = None, state: str | None = None, e164: str | None = None
) -> str:
    """The key of `place_of`."""
    return place_of(zone, zip_code, state, e164).key


def place_of(
    zone: str | None = None, zip_code: str | None = None, state: str | None = None, e164: str | None = None
) -> Place:
    """The place of a contact.

    The first of zone, ZIP and state that can be read decides the clock; ZIP and state tell the state. Where
    something is given and nothing of it can be read, the contact may be anywhere: the strictest clock. The
    number's area decides only where nothing is given. ZIP and state are those of the United States and
    Canada, so a number from elsewhere passes them over: five digits are a postal code in many countries.
    """
    if e164 is None:
        return _place(zone, zip_code, state, "US", UNKNOWN_ZONE)
    country, area = country_of(e164), zone_key_of(e164)
    at_home = e164.startswith("+1")
    return _place(zone, zip_code if at_home else None, state if at_home else None, country, area)


@lru_cache(maxsize=8192)
def _place(zone: str | None, zip_code: str | None, state: str | None, country: str, area: str) -> Place:
    given = {Given.ZONE: zone, Given.ZIP: zip_code, Given.STATE: state}
    said = {kind: text for kind, text in given.items() if text and not _says_nothing(text)}
    told = {kind: _read(kind, text, country, area) for kind, text in said.items()}
    read = [one for one in told.values() if one is not None]
    states = frozenset[str]().union(*(one.states for one in read))
    clocks = read[0].zones if read else frozenset[str]()
    if not said:
        clocks = frozenset(atlas.names_of(area))
    strictest = bool(said) and not clocks
    key = _key(_strict(area) if strictest else clocks, states, country)
    return Place(key, tuple(kind for kind, one in told.items() if one is None), strictest)


def _read(kind: Given, written: str, country: str, area: str) -> _Told | None:
    """What a column told, None where it cannot be read."""
    match kind:
        case Given.ZONE:
            zones = zones_named(written, atlas.names_of(area) if country != "US" else ())
            return _Told(zones) if zones else None
        case Given.ZIP:
            return _of_zip(written)
        case Given.STATE:
            return _of_states(states_named(written))


def _of_zip(written: str) -> _Told | None:
    if code := _zip(written):
        return _of_prefix(code[:3])
    if postal := _POSTAL_CODE.fullmatch(written.strip()):
        zones = atlas.district_zones().get(postal[1].upper(), "")
        return _Told(frozenset(atlas.names_of(zones))) if zones else None
    return None


def _of_prefix(prefix: str) -> _Told | None:
    states, zones = states_of_zip(prefix), atlas.zip_zones().get(prefix, "")
    if states & MILITARY:
        return _ANYWHERE
    return _Told(frozenset(atlas.names_of(zones)), states) if zones else None


def _of_states(states: frozenset[str]) -> _Told | None:
    if states & MILITARY:
        return _ANYWHERE
    zones = frozenset[str]().union(*(atlas.names_of(atlas.state_zones()[state]) for state in states))
    return _Told(zones, states & atlas.american_states().keys()) if states else None


def _zip(written: str) -> str:
    """The five digits of a ZIP code among noise, with the zeros that spreadsheets drop; "" where none is."""
    runs: list[str] = _DIGITS.findall(_THOUSANDS.sub("", plain_number(written) or written))
    if len(runs) == _WITH_FOUR and len(runs[1]) == _FOUR and _PLUS_FOUR.search(written):
        runs = runs[:1]
    whole = [run for run in runs if len(run) == _FIVE]
    if len(whole) == 1:
        return whole[0]
    if len(runs) != 1 or not _SHORTEST <= len(runs[0]) <= _FIVE + _FOUR:
        return ""
    return runs[0].zfill(_FIVE if len(runs[0]) < _FIVE else _FIVE + _FOUR)[:_FIVE]


def _key(clocks: Iterable[str], states: Iterable[str], country: str) -> str:
    places = sorted({*(f"US-{state}" for state in states), *([country] if country != "US" else [])})
    zones = "|".join(sorted(clocks))
    return f"{zones}@{'|'.join(places)}" if places else zones


def _strict(area: str) -> frozenset[str]:
    """Every clock of the country, and those of a number that is not of it."""
    abroad = set(atlas.names_of(area)) - atlas.american_zones()
    return frozenset({*US_ZONES, *abroad}) if abroad else frozenset()


def _says_nothing(written: str) -> bool:
    return _NOT_IN_NAMES.sub("", written.casefold()) in _NOTHING


_NOTHING = frozenset({"", "na", "none", "null", "nan", "nil", "unknown", "undefined", "0", "00000", "tbd"})
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"[0-9]+")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}\b)")
_PLUS_FOUR = re.compile(r"[0-9]{3,5}[^0-9A-Za-z]{1,3}[0-9]{4}(?![0-9])")
_SHORTEST, _FOUR, _FIVE, _WITH_FOUR = 3, 4, 5, 2
_POSTAL_CODE = re.compile(r"([A-Za-z])[0-9][A-Za-z](?:[ -]?[0-9][A-Za-z][0-9])?")
