"""Where a contact's clock hangs, from what a list tells of them."""

import re
import zoneinfo
from functools import lru_cache

from bot.assignment.rules import atlas
from bot.assignment.rules.hours import UNKNOWN_ZONE
from bot.assignment.rules.phones import zone_key_of


def zone_key(
    zone: str | None = None, zip_code: str | None = None, state: str | None = None, e164: str | None = None
) -> str:
    """The zone key of `rules.hours` from the first of these that says something: zone, ZIP, state, number.

    ZIP and state are those of the United States and Canada, so a number from elsewhere passes them over:
    five digits are a postal code in many countries.
    """
    if zone and (named := zone_named(zone)):
        return named
    if e164 is None or e164.startswith("+1"):
        if zip_code and (of_zip := _of_zip(zip_code)):
            return of_zip
        if state and (of_state := _of_state(state)):
            return of_state
    return zone_key_of(e164) if e164 else UNKNOWN_ZONE


@lru_cache(maxsize=1024)
def zone_named(written: str) -> str:
    """The IANA name for what somebody wrote: "america/new york", "Eastern", "EST"; "" if it says nothing."""
    squashed = _NOT_IN_NAMES.sub("", written.casefold())
    if known := atlas.nicknames().get(squashed):
        return known
    name = written.strip().replace(" ", "_").casefold()
    return _places_with_clocks().get(name, "")


def _of_zip(written: str) -> str:
    if code := _ZIP.fullmatch(written):
        # Spreadsheets drop the zeros that New England's codes begin with.
        return atlas.zip_zones().get((code[1] or code[2]).zfill(5)[:3], "")
    if postal := _POSTAL_CODE.fullmatch(written):
        return atlas.district_zones().get(postal[1].upper(), "")
    return ""


@lru_cache(maxsize=1024)
def _of_state(written: str) -> str:
    return atlas.state_zones().get(_NOT_IN_NAMES.sub("", written.casefold()), "")


@lru_cache(maxsize=1)
def _places_with_clocks() -> dict[str, str]:
    """Zones named for a place; the likes of UTC and Etc/GMT+5 say nothing of where somebody lives."""
    names = zoneinfo.available_timezones()
    return {name.casefold(): name for name in names if "/" in name and not name.startswith("Etc/")}


_NOT_IN_NAMES = re.compile(r"[\W_]+")
_ZIP = re.compile(r"\s*(?:([0-9]{5})(?:[- ]?[0-9]{4})?|([0-9]{3,4})(?:-[0-9]{4})?)(?:\.0)?\s*")
_POSTAL_CODE = re.compile(r"\s*([A-Za-z])[0-9][A-Za-z][ -]?(?:[0-9][A-Za-z][0-9])?\s*")
