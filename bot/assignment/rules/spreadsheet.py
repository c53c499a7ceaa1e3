"""Numbers as spreadsheets write what people meant as digits: 2139.0, 1.2025550102E10, rounded or not."""

import re
from decimal import Decimal

_WHOLE = re.compile(r"""['"=\s]*([0-9]+)(?:[.,]0+)?['"\s]*""")
_EXPONENT = re.compile(r"""['"=\s]*\+?([0-9]+(?:[.,][0-9]+)?)[eE]\+?([0-9]+)['"\s]*""")
_MOST_DIGITS = 20


def plain_number(written: str) -> str | None:
    """The digits of a whole number that lost none of them, None for anything else."""
    if whole := _WHOLE.fullmatch(written):
        return whole[1]
    if is_rounded(written) or not (exponent := _EXPONENT.fullmatch(written)):
        return None
    return f"{Decimal(exponent[1].replace(',', '.')).scaleb(int(exponent[2])):f}".partition(".")[0]


def is_rounded(written: str) -> bool:
    """Whether this is a number with an exponent whose last digits nobody can tell any more.

    1.2025550102E10 has a digit for each of its places. 1.20255501E10 may end in two zeros, or have lost what
    stood there.
    """
    exponent = _EXPONENT.fullmatch(written)
    if exponent is None:
        return False
    whole, _, rest = exponent[1].replace(",", ".").partition(".")
    places = len(whole) + int(exponent[2]) if len(exponent[2]) <= _MOST_DIGITS else 0
    return len(whole) + len(rest) != places or places > _MOST_DIGITS
