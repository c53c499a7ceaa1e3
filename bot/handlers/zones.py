"""Time zones by what people call them."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.assignment.rules.calendar.hours import US_ZONES
from bot.views.phrases import clocks as words

# What nobody lives in, or has a better name.
_ODD = ("Etc/", "GMT", "SystemV/", "Factory", "localtime")


def suggested(typed: str, now: datetime) -> list[tuple[str, str]]:
    """Zones as they are told, with their time now, and by name: those that hold what was typed."""
    wanted = typed.casefold().replace("_", " ").strip()
    found = [name for name in _everything() if wanted in name.casefold().replace("_", " ")]
    shown = found if wanted else US_ZONES
    return [(words.told(name, now.astimezone(ZoneInfo(name))), name) for name in shown]


def named(typed: str) -> str:
    """The zone that was typed, or the only one that holds it; else what was typed, for the core to refuse."""
    wanted = typed.strip().casefold().replace(" ", "_")
    same = [name for name in _everything() if name.casefold() == wanted]
    holding = [name for name in _everything() if wanted and wanted in name.casefold()]
    found = same or holding
    return found[0] if len(found) == 1 else typed.strip()


@cache
def _everything() -> tuple[str, ...]:
    """Every zone of this machine's data, those of the United States first."""
    known = {name for name in available_timezones() if not name.startswith(_ODD)}
    return (*US_ZONES, *sorted(known - set(US_ZONES)))
