"""The small language of `words/*.toml`, in which phrases are written, as regular expressions over words.

Each word that the files know is given a sign of its own, and all others share one. A text becomes a string
with one sign for a word, a group of words a set of signs. Nothing repeats without bound: a phrase looks at no
more than a few words from where it begins, and looking through a text takes time in proportion to it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from bot.assignment.rules.plain import folded

MOST_REPEATED = 5  # of what is marked with a star
MOST_BETWEEN = 3  # words that "..." stands for

_FIRST_SIGN = 0x4E00  # a range of letters that mean nothing to regular expressions
UNKNOWN, _NUMBER = "?", "#"
_PIECE = re.compile(
    r"<(?P<group>[a-z_]+)>|(?P<word>(?:[^\W_]|\{[\w,]*\})+)|(?P<sign>\.\.\.|[()|?*^$!._#])|\s+|[^\x00-\x7f]|(?P<odd>.)"
)
_ENDINGS = re.compile(r"\{([\w,]*)\}")
_EDGES = {"^": r"\A", "$": r"\Z", "...": f".{{0,{MOST_BETWEEN}}}?"}
_ANY = {"_": ".", "#": _NUMBER}  # one word
_ONE_WORD = re.compile(r"\[[^\]]+\]")


class BadPhrase(ValueError):
    """A phrase that cannot be read, quoted."""


class Signs:
    """A sign for each known word."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    @property
    def known(self) -> frozenset[str]:
        return frozenset(self._of)

    def of_any(self, words: Iterable[str]) -> str:
        """A pattern for one of these words, which are known from now on."""
        signs = [self._of.setdefault(word, chr(_FIRST_SIGN + len(self._of))) for word in words]
        return f"[{''.join(signs)}]"

    def of(self, words: Iterable[str]) -> str:
        """A text, one sign for a word."""
        return "".join(self._of.get(word) or (_NUMBER if word.isdecimal() else UNKNOWN) for word in words)


class Phrases:
    """Reads phrases; knows the groups that were named so far."""

    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        self._groups: dict[str, str] = {}

    def name(self, group: str, line: str) -> None:
        self._groups[group] = self.pattern(line)

    def pattern(self, line: str) -> str:
        """A pattern for phrases that are separated by commas or line breaks. Raises BadPhrase."""
        return _either([self._read(each) for each in _split(line)])

    def _read(self, phrase: str) -> str:
        pieces = [found for found in _PIECE.finditer(phrase) if found.lastgroup]
        pattern = self._alternatives(pieces)
        if pieces:
            raise BadPhrase(f"{pieces[0][0]} in {phrase.strip()!r}")
        return pattern

    def _alternatives(self, pieces: list[re.Match[str]]) -> str:
        alternatives = [self._sequence(pieces)]
        while pieces and pieces[0][0] == "|":
            del pieces[0]
            alternatives.append(self._sequence(pieces))
        return _either(alternatives)

    def _sequence(self, pieces: list[re.Match[str]]) -> str:
        sequence = ""
        while pieces and pieces[0][0] not in {"|", ")"}:
            sequence += self._item(pieces)
        return sequence

    def _item(self, pieces: list[re.Match[str]]) -> str:
        piece = pieces.pop(0)
        if piece[0] == "!" and pieces:
            return f"(?!{self._item(pieces)})"
        if piece[0] in _EDGES:
            return _EDGES[piece[0]]
        item = self._inner(piece, pieces)
        if pieces and pieces[0][0] in {"?", "*"}:
            return f"{item}{{0,{1 if pieces.pop(0)[0] == '?' else MOST_REPEATED}}}"
        return item

    def _inner(self, piece: re.Match[str], pieces: list[re.Match[str]]) -> str:
        if piece["word"] or piece[0] == ".":
            return self._signs.of_any(spellings(piece[0]))
        if piece[0] in _ANY:
            return _ANY[piece[0]]
        if piece["group"] in self._groups:
            return self._groups[piece["group"]]
        if piece[0] == "(":
            inner = self._alternatives(pieces)
            if pieces and pieces.pop(0)[0] == ")":
                return inner
        raise BadPhrase(f"{piece[0]} in {piece.string.strip()!r}")


def single_words(line: str) -> Iterator[str]:
    """The phrases of a line that are one word."""
    for phrase in _split(line):
        found = _PIECE.fullmatch(phrase)
        if found and found["word"]:
            yield from spellings(phrase)


def _split(line: str) -> list[str]:
    """Phrases that are separated by commas or line breaks."""
    return [each.strip() for each in re.split(r",(?![\w,]*\})|\n", folded(line)) if each.strip()]


def spellings(word: str) -> Iterator[str]:
    """`text{,s}` as "text" and "texts"."""
    parts = _ENDINGS.split(word)  # every second one is a list of endings
    choices = [part.split(",") if place % 2 else [part] for place, part in enumerate(parts)]
    return ("".join(chosen) for chosen in product(*choices))


def _either(patterns: list[str]) -> str:
    """One of several patterns; those of one word as a set."""
    single = "".join(pattern[1:-1] for pattern in patterns if _ONE_WORD.fullmatch(pattern))
    longer = [pattern for pattern in patterns if not _ONE_WORD.fullmatch(pattern)]
    alternatives = [*longer, *([f"[{single}]"] if single else [])]
    return alternatives[0] if alternatives == [f"[{single}]"] else f"(?:{'|'.join(alternatives)})"
