"""The learner by itself, on a public set of what people say to an assistant: `python -m bench.intents FILE`.

FILE is `data_full.json` of CLINC150 (https://github.com/clinc/oos-eval): 150 intents, and what is none.
"""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bench.report import Table
from bot.assignment.rules.replies.learning import Example, learn
from bot.assignment.rules.replies.learnt import NOTHING, Model
from bot.assignment.rules.replies.traits import traits
from bot.assignment.rules.replies.wording import wording

SPOKEN = 0.85  # the share of what is in scope at which abstaining is judged


def main(file: Annotated[Path, typer.Argument(help="data_full.json of CLINC150")]) -> None:
    """Learn from what the set trains with, and count on what it tests with."""
    told = json.loads(file.read_text(encoding="utf-8"))
    examples = [_example(said, intent) for said, intent in (*told["train"], *told["oos_train"])]
    started = time.process_time()
    model = learn(examples)
    if model is None:
        raise typer.BadParameter("there is nothing to tell apart in this file")
    seconds = time.process_time() - started
    inside = [(intent, *_best(model, said)) for said, intent in told["test"]]
    outside = [_best(model, said) for said, _ in told["oos_test"]]
    least = sorted((share for _, _, share in inside), reverse=True)[int(SPOKEN * len(inside)) - 1]
    spoken = [intent == best for intent, best, share in inside if share >= least]
    rows = (
        ("accuracy in scope", _share([intent == best for intent, best, _ in inside])),
        (f"accuracy where it spoke, on {SPOKEN:.0%}", _share(spoken)),
        ("out of scope, silent there", _share([share < least for _, share in outside])),
        ("learning, s of one processor", f"{seconds:.1f}"),
    )
    Table("CLINC150, full", ("", "Baton"), rows, "Not for comparison between machines.").show(Console())


def _example(said: str, intent: str) -> Example:
    return Example(wording(said), "", NOTHING if intent == "oos" else intent)


def _best(model: Model, said: str) -> tuple[str, float]:
    """The most probable intent, were it none at all or not, and how probable it is."""
    shares = model.shares(traits(wording(said), ""))
    best = max((label for label in shares if label != NOTHING), key=lambda label: shares[label])
    return best, shares[best]


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.1%}"


if __name__ == "__main__":
    typer.run(main)
