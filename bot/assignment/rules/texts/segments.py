"""How many segments carriers will bill for a text: an estimate, the provider's own count is the truth.

3GPP TS 23.038 (the alphabets) and TS 23.040 (the header that parts of a long text carry). Twilio keeps
clusters such as flags and families whole where the standard may split them, so say "about" to people.
"""

from dataclasses import dataclass
from enum import StrEnum

_GSM_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENDED = "\f^{}\\[~]|€"  # each costs two units: an escape and itself
_LAST_OF_ONE_WORD = "\uffff"  # beyond it, UTF-16 takes two words
_GSM_UNITS = dict.fromkeys(_GSM_BASIC, 1) | dict.fromkeys(_GSM_EXTENDED, 2)

# A rule of ours: longer texts are paid for part by part and read by nobody. Twilio takes 1,600 characters.
MOST_SEGMENTS = 10

# What word processors put in unasked, and the plain spelling that leaves a text in GSM-7.
CHEAPER = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    **dict.fromkeys("\u2028\u2029", "\n"),
    "\u2026": "...",
    "\u2122": "TM",
    "\u00a9": "(c)",
    "\u00ae": "(R)",
    "\u00bd": "1/2",
    "\u2192": "->",
}


class Encoding(StrEnum):
    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


@dataclass(frozen=True, slots=True)
class Segments:
    """`units` are septets in GSM-7, 16-bit words in UCS-2; `odd_characters` are those that forced UCS-2."""

    count: int
    encoding: Encoding
    units: int
    odd_characters: tuple[str, ...] = ()


_PLAIN = str.maketrans(CHEAPER)

# Units that fit one lone segment, and each of several (six octets of header).
_ROOM = {Encoding.GSM_7: (160, 153), Encoding.UCS_2: (70, 67)}


def count_segments(body: str) -> Segments:
    """Segments of a text as sent; an empty one has none. Odd characters stand once each, in order."""
    odd = tuple(dict.fromkeys(char for char in body if char not in _GSM_UNITS))
    if odd:
        encoding, sizes = Encoding.UCS_2, [1 if char <= _LAST_OF_ONE_WORD else 2 for char in body]
    else:
        encoding, sizes = Encoding.GSM_7, [_GSM_UNITS[char] for char in body]
    alone, each = _ROOM[encoding]
    units = sum(sizes)
    count = min(units, 1) if units <= alone else _parts(sizes, each)
    return Segments(count, encoding, units, odd)


def plain_spelling(body: str) -> str:
    """The text with every character of `CHEAPER` replaced; letters with accents and emoji stay."""
    return body.translate(_PLAIN)


def _parts(sizes: list[int], room: int) -> int:
    """Parts of a long text when no character is split between two of them."""
    parts, left = 1, room
    for size in sizes:
        if size > left:
            parts, left = parts + 1, room
        left -= size
    return parts
