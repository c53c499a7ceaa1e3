"""Cells that a spreadsheet shows and never runs, and the way back.

A cell that begins with one of `= + - @`, a tab or a line break may be run as a formula when a file is
opened (OWASP, "CSV Injection"); an apostrophe before it makes it text. So +12025550142 is exported as
'+12025550142, and the way back takes exactly that apostrophe off again: phone numbers round-trip.
"""

import re

# The last four are the wide forms, which some spreadsheets read as the narrow ones.
_STARTS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
_RISKY = re.compile(rf"'*{_STARTS}")
_GUARDED = re.compile(rf"''*{_STARTS}")


def guard(cell: str) -> str:
    """The cell as it may stand in an export."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`; cells that were never guarded are left alone."""
    return cell[1:] if _GUARDED.match(cell) else cell
