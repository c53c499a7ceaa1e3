"""How much a text weighs towards a demand to stop, where phrases alone do not decide.

A text has traits: its words, the groups of `words/*.toml` that they are of, what stands beside what, and the
pieces of words that are of no group. How much each trait says was learnt from thousands of sorted replies
(`tests/rules/learn.py`) and stands in `words/weights.tsv`. A text weighs what its traits weigh together, so
that a longer one weighs no more than a short one.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

NEAR = 4  # words between which two groups are a pair
MOST_IN_A_ROW = 3
PIECES = (3, 4)  # letters of an unknown word
BASE = "base"  # what a text without traits weighs


class Weight(NamedTuple):
    """Towards a demand to stop, and towards any wish to be left alone: log odds."""

    stop: float
    leave: float


class Weights:
    """What each trait weighs."""

    def __init__(self, table: str) -> None:
        """Reads lines of a trait, its two weights in hundredths, and tabs between."""
        lines = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
        self.of = {trait: Weight(int(stop) / 100, int(leave) / 100) for trait, stop, leave in lines}

    def weigh(self, words: list[str], groups: Mapping[str, str]) -> Weight:
        traits = traits_of(words, groups)
        known = [self.of[trait] for trait in traits if trait in self.of]
        share = 1 / math.sqrt(len(traits) or 1)
        base = self.of[BASE]
        return Weight(
            base.stop + share * sum(weight.stop for weight in known),
            base.leave + share * sum(weight.leave for weight in known),
        )


def traits_of(words: list[str], groups: Mapping[str, str]) -> Collection[str]:
    """Of plain words, with a dot at the ends of sentences."""
    words = ["#" if word.isdecimal() else word for word in words]
    kinds = [f"<{groups[word]}>" if word in groups else word for word in words]
    return {*words, *_rows(kinds), *_pairs(kinds), *_pieces(word for word in words if word not in groups)}


def _rows(kinds: list[str]) -> Iterator[str]:
    edged = ["^", *kinds, "$"]
    for length in range(1, MOST_IN_A_ROW + 1):
        for start in range(len(edged) - length + 1):
            yield " ".join(edged[start : start + length])


def _pairs(kinds: list[str]) -> Iterator[str]:
    edged = ["^", *kinds, "$"]
    for place, first in enumerate(edged):
        for second in edged[place + 2 : place + NEAR + 1]:
            yield f"{first} ... {second}"


def _pieces(words: Iterator[str]) -> Iterator[str]:
    for word in words:
        if word.isalpha():
            edged = f"-{word}-"
            for length in PIECES:
                yield from (f"/{edged[start : start + length]}" for start in range(len(edged) - length + 1))


@cache
def weights() -> Weights:
    """The table, read once."""
    return Weights((resources.files(__package__) / "words/weights.tsv").read_text(encoding="utf-8"))
