"""When states allow solicitations: windows that a campaign may keep, beside its own hours.

Which state says what, and whom it reaches, is told in docs/law.md. Most of them speak of sales.
"""

from collections.abc import Iterable
from datetime import time
from functools import lru_cache

from bot.vocabulary import StateRules

# When a day opens and closes; None where nobody may be texted.
Window = tuple[time, time] | None

_SATURDAY, _SUNDAY = 5, 6
_ALL_DAY = (time.min, time.max)
_NOON = (time(12), time.max)
# In these nobody may be called on a Sunday, or not before noon.
_SUNDAYS = frozenset({"AL", "LA", "MS", "TX"})
# Monday to Friday, Saturday, Sunday. Of Pennsylvania's Sundays sources differ.
_STRICT = """
AL 8-20 8-20 none, CT 8-20 8-20 8-20, FL 8-20 8-20 8-20, KY 10-21 10-21 10-21, LA 8-20 8-20 none,
MA 8-20 8-20 8-20, MD 8-20 8-20 8-20, MI 9-21 9-21 9-21, MN 9-21 9-21 9-21, MS 8-20 8-20 none,
NM 9-21 9-21 9-21, NV 8-20 8-20 8-20, OK 8-20 8-20 8-20, OR 8-20 8-20 8-20, PA 8-21 8-21 none,
RI 9-18 none none, TX 9-21 9-21 12-21, VA 8-21 8-21 8-21, WA 8-20 8-20 8-20
"""


def window(rules: StateRules, states: Iterable[str], weekday: int) -> Window:
    """What all of these states allow on a day of the week (Monday is 0); all day where none says anything."""
    opens, closes = _ALL_DAY
    for state in states:
        allowed = _of_state(rules, state, weekday)
        if allowed is None:
            return None
        opens, closes = max(opens, allowed[0]), min(closes, allowed[1])
    return (opens, closes) if opens < closes else None


def _of_state(rules: StateRules, state: str, weekday: int) -> Window:
    if rules is StateRules.STRICT and state in _strict():
        return _strict()[state][max(0, weekday - _SATURDAY + 1)]
    if rules is StateRules.SUNDAYS and state in _SUNDAYS and weekday == _SUNDAY:
        return _NOON
    return _ALL_DAY


@lru_cache(maxsize=1)
def _strict() -> dict[str, tuple[Window, ...]]:
    table = {}
    for entry in _STRICT.split(","):
        state, *days = entry.split()
        table[state] = tuple(map(_window, days))
    return table


def _window(written: str) -> Window:
    opens, _, closes = written.partition("-")
    return None if written == "none" else (time(int(opens)), time(int(closes)))
