"""Learns what the traits of a text weigh: `python3 -m tests.rules.learn` writes `words/weights.tsv`.

Two logistic regressions over all sorted replies that are not held out: what asks to stop against all else,
and what asks for it or leaves it in doubt against the rest. They are fitted by AdaGrad, so that a rare trait
is learnt as fast as a common one, in a fixed order: the same replies give the same table.
"""

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.assignment.rules.law import weighing
from bot.assignment.rules.law.optout import heard
from bot.assignment.rules.law.phrasebook import phrasebook
from tests.rules.bodies import CONVERSATION, DOUBTFUL, SPANISH_STOP_PHRASES, STOP_PHRASES
from tests.rules.replies import FOLDER, bodies

TABLE = Path(weighing.__file__).parent / "words" / "weights.tsv"
LEAST_REPLIES = 3  # that have a trait
MOST_TRAITS = 8_000
ROUNDS, STEP, DECAY = 20, 0.5, 1e-5
HALF_HEARTED = 0.3  # how much a reply in doubt counts against a demand to stop
HEAD = (
    "# Made by `python3 -m tests.rules.learn`.\n"
    "# A trait, and in hundredths what it weighs: towards a demand to stop, and to be left alone.\n"
)

_LIKE = {"meant_something_else": "something_else", "quoting_us": "ordinary"}
_LISTED = {
    "asked_to_stop": STOP_PHRASES + SPANISH_STOP_PHRASES,
    "in_doubt": DOUBTFUL,
    "ordinary": CONVERSATION,
}


@dataclass(frozen=True)
class Reply:
    """What is learnt from."""

    traits: list[str]
    label: str

    @property
    def share(self) -> float:
        return 1 / math.sqrt(len(self.traits) or 1)


def replies(sorted_bodies: Iterable[tuple[str, str]]) -> list[Reply]:
    """Labels and bodies as what is learnt from."""
    groups = phrasebook().group_of
    return [Reply(sorted(weighing.traits_of(heard(body), groups)), label) for label, body in sorted_bodies]


def learnt(of: list[Reply]) -> str:
    """The table, from the traits that tell most."""
    counted = Counter(trait for reply in of for trait in reply.traits)
    often = {trait for trait, times in counted.items() if times >= LEAST_REPLIES}
    stop, leave = _both(of, often)
    tells = {t: max(abs(stop[t]), abs(leave[t])) * math.sqrt(counted[t]) for t in often}
    kept = set(sorted(often, key=lambda trait: (-tells[trait], trait))[:MOST_TRAITS])
    stop, leave = _both(of, kept)
    lines = (f"{t}\t{stop[t] * 100:.0f}\t{leave[t] * 100:.0f}\n" for t in sorted([*kept, weighing.BASE]))
    return HEAD + "".join(lines)


def _both(of: list[Reply], kept: set[str]) -> tuple[dict[str, float], dict[str, float]]:
    asked = [reply.label == "asked_to_stop" for reply in of]
    doubted = [reply.label == "in_doubt" for reply in of]
    either = [one or other for one, other in zip(asked, doubted, strict=True)]
    stop = _fitted(of, kept, asked, [HALF_HEARTED if doubt else 1.0 for doubt in doubted])
    return stop, _fitted(of, kept, either, [1.0] * len(of))


def _fitted(of: list[Reply], kept: set[str], wanted: list[bool], counts: list[float]) -> dict[str, float]:
    """A weight for each trait, and the base."""
    weight = dict.fromkeys([*kept, weighing.BASE], 0.0)
    moved = dict.fromkeys(weight, 1e-6)
    examples = [
        ([t for t in reply.traits if t in kept], reply.share, want, count)
        for reply, want, count in zip(of, wanted, counts, strict=True)
    ]
    in_order = random.Random(1)
    for _ in range(ROUNDS):
        in_order.shuffle(examples)
        for traits, share, want, count in examples:
            odds = weight[weighing.BASE] + share * sum(weight[trait] for trait in traits)
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - want) * count
            for trait, slope in [*((trait, error * share) for trait in traits), (weighing.BASE, error)]:
                downhill = slope + DECAY * weight[trait]
                moved[trait] += downhill * downhill
                weight[trait] -= STEP * downhill / math.sqrt(moved[trait])
    return weight


def everything() -> Iterator[tuple[str, str]]:
    """All that is sorted and not held out: labels and bodies."""
    for half in ("from_the_field", "once_misread", "seen"):
        for path in sorted((FOLDER / half).glob("*.txt")):
            yield from ((_LIKE.get(path.stem, path.stem), body) for body in bodies(half, path.stem))
    for label, listed in _LISTED.items():
        yield from ((label, body) for body in listed)


if __name__ == "__main__":
    TABLE.write_text(learnt(replies(everything())), encoding="utf-8")
