"""Time zones by the names people and programs give them: those of IANA, Windows, Outlook, Rails; offsets."""

import re
import zoneinfo
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tzlocal.windows_tz import win_tz

from bot.assignment.rules import atlas
from bot.assignment.rules.states import states_named

# An offset means whichever zone has it at some time of the year: in winter or in summer.
_DAYS = (datetime(2026, 1, 15, 18, tzinfo=UTC), datetime(2026, 7, 15, 18, tzinfo=UTC))

_SIGN = "[-+\u2212\u2010-\u2015]"
_OFFSET = re.compile(
    rf"(?:utc|gmt|z)?\s*({_SIGN})\s*(?:([0-9]{{1,2}})(?::?([0-9]{{2}}))?)(?:\s*(?:utc|gmt|hours?|hrs?|h))?",
    re.IGNORECASE,
)
# "(UTC-05:00) Eastern Time (US & Canada)", as Outlook and Rails list their zones.
_LISTED = re.compile(r"\s*[(\[]\s*((?:utc|gmt)[^)\]]*)[)\]]\s*(.*?)\s*", re.IGNORECASE)
# "GMT-0800 (Pacific Standard Time)", as browsers tell theirs.
_TOLD = re.compile(r"\s*((?:utc|gmt)[^(]*?)\s*\(([^)]*)\)\s*", re.IGNORECASE)
_COUNTRY = re.compile(r"[(\[]\s*(?:us|usa|u\.s\.|canada|united states|mexico)[^)\]]*[)\]]", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_OF_DAYLIGHT = re.compile(r"(?:standard|daylight|summer)?time$|^us(?=.)")


@lru_cache(maxsize=2048)
def zones_named(written: str, abroad: tuple[str, ...] = ()) -> frozenset[str]:
    """The plausible zones of what somebody wrote; none where it says nothing of where they are.

    An offset stands for every zone of the United States that has it at some time of the year, or of the
    zones `abroad` where a number is from. A listed name that contradicts its offset means either.
    """
    if offset := _OFFSET.fullmatch(written.strip()):
        return _with_offset(offset, abroad)
    if not (listed := _LISTED.fullmatch(written) or _TOLD.fullmatch(written)):
        return _called(written)
    offset, name = _OFFSET.fullmatch(listed[1].strip()), listed[2]
    of_offset = _with_offset(offset, abroad) if offset else frozenset[str]()
    named = _called(name)
    if not offset or not named or _has(named, offset):
        return named or of_offset
    return named | of_offset


def _called(written: str) -> frozenset[str]:
    """The zone of this name, or the first that is known of the places it lists."""
    bare = _COUNTRY.sub("", written).strip()
    for name in (written, bare, *re.split(r"[,;/]\s+|,", bare)):
        if found := _by_name(name):
            return found
    return frozenset().union(
        *(atlas.names_of(atlas.state_zones().get(code, "")) for code in states_named(bare))
    )


def _by_name(written: str) -> frozenset[str]:
    key = _NOT_IN_NAMES.sub("", written.casefold())
    for name in (key, _OF_DAYLIGHT.sub("", key)):
        if name in atlas.nicknames():
            return frozenset(atlas.names_of(atlas.nicknames()[name]))
    longer = f"{key}standardtime" if key != "gmt" else ""  # what Windows calls London's clock
    known = (
        _programs().get(key),
        _programs().get(longer),
        _places().get(_underscored(written)),
    )
    return frozenset([name for name in (*known, _cities().get(key)) if name][:1])


def _underscored(written: str) -> str:
    return written.strip().replace(" ", "_").casefold()


@lru_cache(maxsize=1)
def _programs() -> dict[str, str]:
    """Windows' names, as Unicode's CLDR maps them."""
    named = {_NOT_IN_NAMES.sub("", name.casefold()): zone for name, zone in win_tz.items()}
    return {name: zone for name, zone in named.items() if not zone.startswith("Etc/")}


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    """Zones named for a place; the likes of UTC and Etc/GMT+5 say nothing of where somebody lives."""
    names = zoneinfo.available_timezones()
    return {name.casefold(): name for name in names if "/" in name and not name.startswith("Etc/")}


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Zones by the town they are named for, where one zone alone is; so Rails calls most of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in _places().values():
        if not name.startswith(("US/", "Canada/", "Mexico/", "Brazil/", "Chile/", "SystemV/")):
            found[_NOT_IN_NAMES.sub("", name.rpartition("/")[2].casefold())].add(name)
    return {town: next(iter(zones)) for town, zones in found.items() if len(zones) == 1}


def _with_offset(offset: re.Match[str], abroad: Collection[str]) -> frozenset[str]:
    return frozenset(name for name in abroad or atlas.american_zones() if _has([name], offset))


def _has(names: Iterable[str], offset: re.Match[str]) -> bool:
    """Whether one of these zones has this offset in winter or in summer; nobody lives by UTC itself."""
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    shift = timedelta(hours=hours, minutes=minutes) * (1 if offset[1] == "+" else -1)
    return any(day.astimezone(ZoneInfo(name)).utcoffset() == shift for name in names for day in _DAYS)
