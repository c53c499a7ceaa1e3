"""The traits of a reply that are learnt from: its words, pieces of them, its words beside the question."""

from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

from bot.assignment.rules.plain import folded
from bot.assignment.rules.replies.wording import Wording, wording

# Letters in a piece; the kinds of traits, by the first letter of each.
_PIECES = (3, 4)
KINDS = WORDS, PIECES, BESIDE = "w", "p", "q"


def traits(said: Wording, question: str) -> tuple[str, ...]:
    """Each trait once; `question` is the words of what was asked, or nothing."""
    asked = crc32(" ".join(wording(question)).encode())
    words = list(_words(said))
    beside = (f"{BESIDE}{asked} {word}" for word in words)
    return tuple(dict.fromkeys((*words, *_pieces(said), f"{BESIDE}{asked}", *beside)))


def key(name: str) -> str:
    """A tag or an answer as it is learnt: whatever its case and accents."""
    return " ".join(folded(name).split())


def _words(said: Wording) -> Iterator[str]:
    yield f"{WORDS}={' '.join(said)}"
    yield from (f"{WORDS}{word}" for word in said)
    ends = ("^", *said, "$")
    yield from (f"{WORDS}{one} {other}" for one, other in pairwise(ends))


def _pieces(said: Wording) -> Iterator[str]:
    text = f" {' '.join(said)} "
    for length in _PIECES:
        yield from (f"{PIECES}{text[at : at + length]}" for at in range(len(text) - length + 1))
