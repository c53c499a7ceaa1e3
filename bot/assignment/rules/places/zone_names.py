"""Time zones by the names people and programs give them: those of IANA, Windows, Outlook, Rails; offsets."""

import re
import zoneinfo
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tzlocal.windows_tz import win_tz

from bot.assignment.rules.calendar import atlas
from bot.assignment.rules.calendar.states import states_named

# An offset means whichever zone has it at some time of the year: in winter or in summer.
_DAYS = (datetime(2026, 1, 15, 18, tzinfo=UTC), datetime(2026, 7, 15, 18, tzinfo=UTC))

_SIGN = "[-+\u2212\u2010-\u2015]"
_HOURS = rf"({_SIGN})\s*([0-9]{{1,2}})(?::?([0-9]{{2}}))?"
_OFFSET = re.compile(rf"(?:utc|gmt|z)?\s*{_HOURS}(?:\s*(?:utc|gmt|hours?|hrs?|h))?", re.IGNORECASE)
# "Etc/GMT+8" is eight hours behind: the signs of these names are turned round.
_TURNED = re.compile(r"etc/gmt([-+])([0-9]{1,2})", re.IGNORECASE)
# An offset beside a name: "(UTC-05:00) Eastern Time", "GMT-0800 (Pacific Standard Time)", "EST -5".
_BESIDE = re.compile(
    rf"(?:utc|gmt)\s*{_SIGN}\s*[0-9]{{1,2}}(?::?[0-9]{{2}})?(?![0-9])"
    rf"|(?<![0-9]){_SIGN}\s?(?:[0-9]{{1,2}}:?[0-9]{{2}}(?![0-9])|[0-9]{{1,2}}\s*$)",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"[(\[]\s*(?:us|usa|u\.s\.|canada|united states|mexico)[^)\]]*[)\]]", re.IGNORECASE)
# Between names of which each is meant; a name may itself have a hyphen or a slash in it.
_EITHER = re.compile(r"[()\[\]/|&+]|\s(?:or|and|o|y|[-\u2010-\u2015])\s", re.IGNORECASE)
_LISTED = re.compile(r"[,;/]\s+|,")
_QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb= "
_EMPTY = re.compile(r"[(\[]\s*[)\]]")
_JOINTS = " -\u2013\u2014/,;"
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_OF_DAYLIGHT = re.compile(
    r"(?:standard|std|daylight|dst|summer)?(?:time)?(?:zone)?(?:usa?)?$|^(?:usa?|america|the)(?=.)"
)


@lru_cache(maxsize=2048)
def zones_named(written: str, abroad: tuple[str, ...] = ()) -> frozenset[str]:
    """The plausible zones of what somebody wrote; none where it says nothing of where they are.

    An offset stands for every zone of the United States that has it at some time of the year, or of the
    zones `abroad` where a number is from. Names and offsets that contradict each other mean any of them.
    """
    bare = written.strip(_QUOTES)
    if turned := _TURNED.fullmatch(bare):
        bare = f"UTC{'-' if turned[1] == '+' else '+'}{turned[2]}"
    offsets = [bare] if _OFFSET.fullmatch(bare) else _BESIDE.findall(bare)
    found = [offset for each in offsets if (offset := _OFFSET.fullmatch(each.strip()))]
    named = _called(_EMPTY.sub(" ", _BESIDE.sub(" ", bare)).strip(_JOINTS), abroad)
    told = [offset for offset in found if not named or not _has(named, offset)]
    return named.union(*(_with_offset(offset, abroad) for offset in told))


def _called(written: str, abroad: tuple[str, ...]) -> frozenset[str]:
    """The zone of this name; of several names every one, where all of them are known."""
    bare = _COUNTRY.sub("", written).strip()
    for name in (written, bare):
        if found := _by_name(name, abroad):
            return found
    return _either(bare, abroad) or _of_states(bare) or _listed(bare, abroad)


def _of_states(written: str) -> frozenset[str]:
    zones = atlas.state_zones()
    return frozenset().union(*(atlas.names_of(zones.get(code, "")) for code in states_named(written)))


def _either(written: str, abroad: tuple[str, ...]) -> frozenset[str]:
    """The zones of "PST/PDT" or "Eastern (ET)"; none where one of the names is not known: "Asia/Pacific"."""
    names = [name for name in map(str.strip, _EITHER.split(written)) if name]
    if len(names) < 2:  # noqa: PLR2004  one name is no choice
        return frozenset()
    known = [_called(name, abroad) for name in names if name.casefold() not in _AMERICA]
    return frozenset().union(*known) if all(known) else frozenset()


def _listed(written: str, abroad: tuple[str, ...]) -> frozenset[str]:
    """The zone of the first town that is known of those which a program lists; of clocks' names any."""
    names = [name for name in map(str.strip, _LISTED.split(written)) if name]
    if len(names) < 2:  # noqa: PLR2004  one name is no choice
        return frozenset()
    clocks = [found for name in names if (found := _of_clock(name))]
    known = (found for name in names if (found := _by_name(name, abroad)))
    return frozenset().union(*clocks) or next(known, frozenset())


def _by_name(written: str, abroad: tuple[str, ...]) -> frozenset[str]:
    key = _NOT_IN_NAMES.sub("", written.casefold())
    theirs = frozenset(name for name in abroad if key in _abbreviations_of(name))
    if found := _of_clock(written) | theirs:
        return found
    longer = f"{key}standardtime" if key != "gmt" else ""  # what Windows calls London's clock
    known = (
        _programs().get(key),
        _programs().get(longer),
        _places().get(_underscored(written)),
    )
    return frozenset([name for name in (*known, _cities().get(key)) if name][:1]) or _abbreviated().get(
        key, frozenset()
    )


def _of_clock(written: str) -> frozenset[str]:
    """The zones that people call so: Eastern, ET, US Eastern Standard Time, the Eastern time zone."""
    key = _NOT_IN_NAMES.sub("", written.casefold())
    for name in (key, bare := _OF_DAYLIGHT.sub("", key), _OF_DAYLIGHT.sub("", bare)):
        if name in atlas.nicknames():
            return frozenset(atlas.names_of(atlas.nicknames()[name]))
    return frozenset()


def _underscored(written: str) -> str:
    return written.strip().replace(" ", "_").casefold()


@lru_cache(maxsize=1)
def _abbreviated() -> dict[str, frozenset[str]]:
    """Zones of North America by their clocks' short names, as the time zone database has them: ChST, SST."""
    found: dict[str, set[str]] = defaultdict(set)
    for zone in atlas.american_zones() | atlas.canadian_zones():
        for short in _abbreviations_of(zone):
            found[short].add(zone)
    return {short: frozenset(zones) for short, zones in found.items()}


@lru_cache(maxsize=512)
def _abbreviations_of(zone: str) -> frozenset[str]:
    names = (day.astimezone(ZoneInfo(zone)).tzname() or "" for day in _DAYS)
    return frozenset(name.casefold() for name in names if name.isalpha())


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


_AMERICA = frozenset({"us", "usa", "u.s.", "america", "north america", "united states", "time", "dst"})
