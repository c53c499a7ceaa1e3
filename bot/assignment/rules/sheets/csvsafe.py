"""Cells that a spreadsheet shows and never runs, and the way back.

A cell that begins with one of `= + - @`, a tab or a line break may be run as a formula when a file is
opened (OWASP, "CSV Injection"); an apostrophe before it makes it text, and the way back takes exactly that
apostrophe off again. What is nothing but a number runs nothing and stays one: -2, and +12025550142, which
loses no more than its plus. A longer number with a plus becomes text, so that no spreadsheet rounds it.
"""

import re
from collections.abc import Sequence

# The last four are the wide forms, which some spreadsheets read as the narrow ones.
_STARTS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
_RISKY = re.compile(rf"'*{_STARTS}")
_GUARDED = re.compile(rf"''*{_STARTS}")
_PLAIN = r"(?:-[0-9]{1,15}(?:\.[0-9]{1,15})?|\+1[0-9]{10})"
_NUMBER = re.compile(_PLAIN)
# Many cells with a NUL before each, of which one needs its guard.
_SOME = re.compile(rf"\0(?!{_PLAIN}(?:\0|\Z))'*{_STARTS}")


def guard(cell: str) -> str:
    """The cell as it may stand in an export."""
    return f"'{cell}" if _RISKY.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`; cells that were never guarded are left alone."""
    return cell[1:] if _GUARDED.match(cell) else cell


def may_run(cells: Sequence[str]) -> bool:
    """Whether any of many cells may need its guard, found in one go."""
    joined = "\0" + "\0".join(cells)
    return joined.count("\0") > max(len(cells), 1) or _SOME.search(joined) is not None
