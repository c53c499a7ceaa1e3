"""Names as people type them: case, accents, quotation marks, dashes and spaces make no difference."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from bot.assignment.rules.plain import folded, plain_words

T = TypeVar("T")

# Quotation marks go, dashes of every length are one.
_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a'
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# Quotation marks go, dashes of every length are one.
_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a'
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_ALIKE = str.maketrans({**dict.fromkeys(_QUOTES), **dict.fromkeys(_DASHES, "-")})


def key_of(name: str) -> str:
    """What two names have in common that people take for one."""
    return " ".join(folded(name.translate(_ALIKE)).split())


def same(name: str, among: Iterable[tuple[int, str]]) -> int | None:
    """The id of what is called so already, among ids and names."""
    wanted = key_of(name)
    return next((id_ for id_, other in among if key_of(other) == wanted), None)


def meant(typed: str, things: Sequence[T], name_of: Callable[[T], str]) -> list[T]:
    """The things a name may mean.

    Those called exactly so, else those called so but for its dress, else those that begin so, those with such
    words, and those that hold it; the last without any punctuation.
    """
    wanted, bare = key_of(typed), plain_words(typed)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name.strip() == typed.strip(),
        lambda name: key_of(name) == wanted,
        lambda name: key_of(name).startswith(wanted),
        lambda name: any(word.startswith(wanted) for word in key_of(name).split()),
        lambda name: wanted in key_of(name),
        lambda name: bool(bare) and bare in plain_words(name),
    )
    for fits in tests:
        if found := [thing for thing in things if fits(name_of(thing))]:
            return found
    return []
