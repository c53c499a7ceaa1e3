"""Takes out of what people type the signs that no database holds: NUL, and halves of a character."""

import re
from typing import TypeVar, cast

T = TypeVar("T")

_NUL = "\0"
_HALF = re.compile("[\ud800-\udfff]")


def cleaned(told: T) -> T:
    """A string, or all strings within lists, tuples and mappings, without such signs; the rest as it is."""
    return cast(T, _cleaned(told))


def _cleaned(told: object) -> object:
    if isinstance(told, str):
        return told if told.isascii() and _NUL not in told else _HALF.sub("\ufffd", told.replace(_NUL, ""))
    if isinstance(told, list | tuple):
        return type(told)(map(_cleaned, told))
    if isinstance(told, dict):
        return {_cleaned(key): _cleaned(value) for key, value in told.items()}
    return told
