"""Learns from filed first replies: a logistic regression over their traits, in NumPy, and how sure is sure.

How sure a label has to be is found on replies that were held out: those of one wording always together, so
that no reply is judged by itself. A label that is not right often enough there stays silent.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bot.assignment.rules.law.optout import Meaning, meaning_of, own_text
from bot.assignment.rules.replies.learnt import NOTHING, Model
from bot.assignment.rules.replies.matching import LONGEST_WHOLE
from bot.assignment.rules.replies.traits import KINDS, traits
from bot.assignment.rules.replies.wording import Wording, wording

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Whole = np.ndarray[Any, np.dtype[np.int64]]

PRECISION = 0.95
FOLDS, AT_ONCE = 3, 64
_FEWEST_ROUNDS, _FEWEST_STEPS = 5, 500  # over all examples; of so many at once
_SEED, _PACE, _PACE_OF_ALL, _LAST_PACE = 7, 2.0, 0.05, 0.02
_LEAST_SHARE = 0.8  # whatever was right among those held out, which are like one another


@dataclass(frozen=True, slots=True)
class Example:
    """A first reply, what was asked with it, and what somebody filed of it: a label."""

    said: Wording
    question: str
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """A first reply as it was written, what was asked with it, and what somebody filed of it: a label."""

    body: str
    question: str
    label: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is to be learnt, and the mark of the installation for which."""

    told: tuple[Told, ...]
    mark: str


def examples(told: Collection[Told]) -> Iterator[Example]:
    """Those that say something of their own; nothing of what opts out, or might."""
    said = {body: _said(body) for body in {each.body for each in told}}
    return (Example(words, each.question, each.label) for each in told if (words := said[each.body]))


def _said(body: str) -> Wording:
    if len(body) > LONGEST_WHOLE or meaning_of(body) is not Meaning.NONE:
        return ()
    return wording(own_text(body))


def learn(examples: Sequence[Example]) -> Model | None:
    """A model of these examples; None where there is nothing to tell apart."""
    if len({each.label for each in examples}) < 2:  # noqa: PLR2004  one label is no choice
        return None
    packed = _Packed.of(examples)
    told = _held_out(packed)
    weights = _fit(packed, packed.every)
    return Model(
        packed.labels,
        packed.traits,
        [float(each) for each in packed.rarity],
        [float(each) for each in weights.ravel()],
        _least(told),
    )


@dataclass(frozen=True)
class _Packed:
    """Examples as numbers: a row each, of the places of its traits and their shares, padded."""

    labels: tuple[str, ...]
    traits: tuple[str, ...]
    rarity: "Floats"
    places: "Whole"
    shares: "Floats"
    truth: "Whole"
    counts: "Whole"
    fold: "Whole"

    @property
    def every(self) -> "Whole":
        """All rows."""
        import numpy as np

        return np.arange(len(self.truth))

    @classmethod
    def of(cls, examples: Sequence[Example]) -> "_Packed":
        """Each reply once, with how often it was filed so, and the traits that it shares with another."""
        import numpy as np

        counted = Counter(examples)
        rows = [traits(each.said, each.question) for each in counted]
        known = Counter(trait for row in rows for trait in row)
        kept = tuple(sorted(trait for trait, count in known.items() if count > 1))
        rarity = np.array([np.log(len(rows) / known[trait]) + 1 for trait in kept], np.float32)
        labels = tuple(sorted({each.label for each in counted}))
        place_of = {trait: place for place, trait in enumerate(kept)}
        places, shares = _padded(rows, place_of, kept, rarity)
        truth = np.array([labels.index(each.label) for each in counted])
        fold = np.array([crc32(" ".join(each.said).encode()) % FOLDS for each in counted])
        return cls(labels, kept, rarity, places, shares, truth, np.array([*counted.values()]), fold)


def _padded(
    rows: Sequence[Sequence[str]], place_of: Mapping[str, int], kept: Sequence[str], rarity: "Floats"
) -> tuple["Whole", "Floats"]:
    """Of each kind of traits the squares of a row's shares come to the same."""
    import numpy as np

    found = [np.array([place_of[trait] for trait in row if trait in place_of], np.int64) for row in rows]
    kind = np.array([KINDS.index(trait[0]) for trait in kept], np.int64)
    width = max(map(len, found), default=0) or 1
    places = np.full((len(rows), width), len(kept), np.int64)
    shares = np.zeros((len(rows), width), np.float32)
    for row, of in enumerate(found):
        if len(of):
            squares = np.bincount(kind[of], rarity[of] ** 2, minlength=len(KINDS))
            places[row, : len(of)] = of
            shares[row, : len(of)] = rarity[of] / np.sqrt(squares[kind[of]] * len(KINDS))
    return places, shares


def _held_out(packed: _Packed) -> dict[str, list[tuple[float, bool]]]:
    """For each label how sure it was of replies that it had not seen, and whether rightly."""
    told: dict[str, list[tuple[float, bool]]] = {label: [] for label in packed.labels}
    for fold in range(FOLDS):
        out, rest = packed.every[packed.fold == fold], packed.every[packed.fold != fold]
        if not len(out) or not len(rest):
            continue
        likely = _likely(packed, _fit(packed, rest), out)
        best = likely.argmax(axis=1)
        for row, label, truth, count in zip(likely, best, packed.truth[out], packed.counts[out], strict=True):
            told[packed.labels[label]] += [(float(row[label]), bool(label == truth))] * int(count)
    return told


def _least(told: Mapping[str, Sequence[tuple[float, bool]]]) -> dict[str, float]:
    """From when on so many of those above were right; one wrong one is taken to be there always."""
    least: dict[str, float] = {}
    for label, found in told.items():
        right = 0
        for count, (share, is_right) in enumerate(sorted(found, reverse=True), 1):
            right += is_right
            if label != NOTHING and share >= _LEAST_SHARE and right >= PRECISION * (count + 1):
                least[label] = share
    return least


def _fit(packed: _Packed, rows: "Whole") -> "Floats":
    """Weights by a row for each trait, with one behind them that belongs to every reply."""
    import numpy as np

    many, dice = len(packed.traits), np.random.default_rng(_SEED)
    weights = np.zeros((many + 2, len(packed.labels)), np.float32)  # the last but one stays empty: padding
    shuffled = dice.permutation(rows)
    parts = [_Part.of(packed, shuffled[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE)]
    rounds = max(_FEWEST_ROUNDS, _FEWEST_STEPS // len(parts))
    steps = rounds * len(parts)
    order = np.concatenate([dice.permutation(len(parts)) for _ in range(rounds)])
    for step, part in enumerate(order):
        parts[part].learn(weights, _PACE * (1 - step / steps + _LAST_PACE))
    return np.delete(weights, many, axis=0)


@dataclass(frozen=True)
class _Part:
    """Some examples that are learnt from at once, and which of their shares belong to one trait."""

    places: "Whole"
    shares: "Floats"
    truth: "Whole"
    often: "Floats"
    touched: "Whole"
    starts: "Whole"
    rows: "Whole"
    sorted_shares: "Floats"

    @classmethod
    def of(cls, packed: _Packed, some: "Whole") -> "_Part":
        import numpy as np

        places, shares = packed.places[some], packed.shares[some]
        order = np.argsort(places, axis=None, kind="stable")
        touched, starts = np.unique(places.ravel()[order], return_index=True)
        often = np.sqrt(packed.counts[some]).astype(np.float32)[:, None]
        rows, by_trait = order // places.shape[1], shares.ravel()[order][:, None]
        return cls(places, shares, packed.truth[some], often, touched, starts, rows, by_trait)

    def learn(self, weights: "Floats", pace: float) -> None:
        """One step down the slope; what was filed often alike counts by the root of that."""
        import numpy as np

        wrong = _softmax(np.einsum("rt,rtl->rl", self.shares, weights[self.places]) + weights[-1])
        wrong[np.arange(len(wrong)), self.truth] -= 1
        wrong *= self.often
        weights[self.touched] -= pace * np.add.reduceat(self.sorted_shares * wrong[self.rows], self.starts)
        weights[-2] = 0
        weights[-1] -= pace * _PACE_OF_ALL * wrong.mean(axis=0)


def _likely(packed: _Packed, weights: "Floats", rows: "Whole") -> "Floats":
    import numpy as np

    padded = np.insert(weights, len(packed.traits), 0, axis=0)
    parts = [rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)]
    sums = (
        np.einsum("rt,rtl->rl", packed.shares[part], padded[packed.places[part]]) + padded[-1]
        for part in parts
    )
    return np.concatenate([_softmax(each) for each in sums])


def _softmax(sums: "Floats") -> "Floats":
    import numpy as np

    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    likely: Floats = raised / raised.sum(axis=1, keepdims=True)
    return likely
