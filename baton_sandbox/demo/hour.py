"""The hour at which the demo plays: an afternoon in which nearly everybody may be texted."""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from baton_sandbox.clock import Clock, real_time

CLOCK_FILE = "clock.json"
# Afternoon in the East is morning in the West; in Hawaii it is too early still.
_EAST = ZoneInfo("America/New_York")
_FROM, _TO = 13, 17


def kept_clock(folder: Path) -> Clock:
    """A clock that never runs back behind where the last one in this folder stood, set to an afternoon."""
    file = folder / CLOCK_FILE
    ahead = timedelta(0)
    with suppress(OSError, ValueError, KeyError, TypeError):
        ahead = timedelta(seconds=float(json.loads(file.read_text(encoding="utf-8"))["ahead"]))
    clock = Clock(ahead + until_afternoon(real_time() + ahead))

    def keep() -> None:
        file.write_text(json.dumps({"ahead": clock.offset.total_seconds()}), encoding="utf-8")

    keep()
    clock.on_change(keep)
    return clock


def until_afternoon(now: datetime) -> timedelta:
    """How far the clock must be moved on, if at all."""
    here = now.astimezone(_EAST)
    if _FROM <= here.hour < _TO:
        return timedelta(0)
    day = here if here.hour < _FROM else here + timedelta(days=1)
    return day.replace(hour=_FROM, minute=0, second=0, microsecond=0) - now
