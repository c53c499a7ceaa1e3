"""What was learnt of how people file first replies: weights of traits, and from when on an answer is sure.

A model is kept as bytes of our own making: reading them runs nothing. What does not fit is refused.
"""

import json
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from math import exp, sqrt
from sys import byteorder

from bot.assignment.rules.replies.traits import KINDS, WORDS
from bot.assignment.rules.replies.wording import Wording

FORMAT = 1
NOTHING = "-"  # what is learnt of replies of which nobody filed anything
_MOST_BYTES = 200_000_000


class Unreadable(Exception):
    """A model that is corrupt, of another format or of another installation; says which."""


@dataclass(frozen=True)
class Model:
    """Weights of `traits` towards `labels`: a row for each trait, and behind the rows what needs no trait.

    A label is silent that is not in `least`, which says how sure it has to be.
    """

    labels: Sequence[str]
    traits: Sequence[str]
    rarity: Sequence[float]
    weights: Sequence[float]
    least: Mapping[str, float]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {trait: place for place, trait in enumerate(self.traits)}

    def shares(self, of: Sequence[str]) -> dict[str, float]:
        """How probable each label is for a reply with these traits, from 0 to 1; together 1."""
        width, places = len(self.labels), self._places
        found = [(trait[0], places[trait]) for trait in of if trait in places]
        sums = list(self.weights[len(self.traits) * width :])
        for kind in KINDS:
            rows = [place for each, place in found if each == kind]
            long = sqrt(sum(self.rarity[place] ** 2 for place in rows) * len(KINDS))
            for place in rows:
                share, start = self.rarity[place] / long, place * width
                for label, weight in enumerate(self.weights[start : start + width]):
                    sums[label] += share * weight
        most = max(sums, default=0.0)
        raised = [exp(each - most) for each in sums]
        return {label: each / sum(raised) for label, each in zip(self.labels, raised, strict=True)}

    def knows(self, said: Wording) -> bool:
        """Whether it has met each of these words: what is new may say anything."""
        return all(f"{WORDS}{word}" in self._places for word in said)

    def sure(self, of: Sequence[str]) -> str:
        """The label that is sure; nothing where none is."""
        shares = self.shares(of)
        best = max(shares, key=lambda label: shares[label], default=NOTHING)
        return best if shares.get(best, 0.0) >= self.least.get(best, 2.0) else ""


def dumped(model: Model, mark: str) -> bytes:
    """A model as bytes, made for the installation of this mark."""
    head = {"format": FORMAT, "mark": mark, "labels": list(model.labels), "least": dict(model.least)}
    lines = json.dumps(head | {"traits": list(model.traits)}).encode()
    numbers = array("f", [*model.rarity, *model.weights])
    if byteorder == "big":
        numbers.byteswap()
    body = zlib.compress(len(lines).to_bytes(4, "little") + lines + numbers.tobytes(), 6)
    return sha256(body).digest() + body


def loaded(kept: bytes, mark: str) -> Model:
    """The model in these bytes. Raises Unreadable."""
    digest, body = kept[:32], kept[32:]
    if sha256(body).digest() != digest:
        raise Unreadable("corrupt")
    raw = zlib.decompressobj().decompress(body, _MOST_BYTES)
    long = int.from_bytes(raw[:4], "little")
    head = json.loads(raw[4 : 4 + long])
    if head["format"] != FORMAT:
        raise Unreadable("of another format")
    if head["mark"] != mark:
        raise Unreadable("of another installation")
    numbers = array("f")
    numbers.frombytes(raw[4 + long :])
    if byteorder == "big":
        numbers.byteswap()
    many, width = len(head["traits"]), len(head["labels"])
    if len(numbers) != many + (many + 1) * width:
        raise Unreadable("corrupt")
    return Model(head["labels"], head["traits"], numbers[:many], numbers[many:], head["least"])
