"""The learner by itself, on a public set of what people say to an assistant: `python -m bench.intents FILE`.

FILE is `data_full.json` of CLINC150 (https://github.com/clinc/oos-eval): 150 intents, and what is none.
Beside our figures stand those of the paper, table 2, "Full": https://aclanthology.org/D19-1131
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
# Accuracy in scope and recall out of scope, in per cent: where what is out of scope is a label of its own,
# and where it is whatever a model is not sure of, as chosen on the set for validation.
PAPER = {
    "FastText": ((89.0, 9.7), (88.6, 28.3)),
    "SVM over bags of words": ((91.0, 14.5), (88.2, 18.0)),
    "CNN": ((91.2, 18.9), (90.9, 30.9)),
    "DialogFlow": ((91.7, 14.0), (90.8, 26.7)),
    "Rasa": ((91.5, 45.3), (90.9, 31.2)),
    "MLP over sentence embeddings": ((93.5, 47.4), (93.4, 49.1)),
    "BERT": ((96.9, 40.3), (96.2, 52.3)),
}
Said = Sequence[Sequence[str]]  # pairs of words and their intent
Found = Sequence[tuple[str, str, float]]  # the right intent, the best one, and how probable it is


def main(file: Annotated[Path, typer.Argument(help="data_full.json of CLINC150")]) -> None:
    """Learn from what the set trains with, and count on what it tests with."""
    told = json.loads(file.read_text(encoding="utf-8"))
    inside = _model(told["train"])
    labelled = _model([*told["train"], *told["oos_train"]])
    least = _least(_found(inside, told["val"]), _found(inside, told["oos_val"]))
    test, outside = _found(inside, told["test"]), _found(inside, told["oos_test"])
    trained = (
        _share([best == intent for intent, best, _ in _found(labelled, told["test"], nothing=True)]),
        _share([best == NOTHING for _, best, _ in _found(labelled, told["oos_test"], nothing=True)]),
    )
    sure = (
        _share([best == intent and share >= least for intent, best, share in test]),
        _share([share < least for _, _, share in outside]),
    )
    ours = (("Baton", *trained, *sure),)
    paper = ((name, *(f"{each:.1f} %" for pair in found for each in pair)) for name, found in PAPER.items())
    console = Console(width=110)
    Table(
        "CLINC150, full: a label of its own for what is out of scope, or a least probability",
        ("", "in scope", "out of scope", "in scope", "out of scope"),
        (*ours, *paper),
        "Of what is in scope the share that is right, of what is out of scope the share that is recognised.",
    ).show(console)
    _abstaining(_found(labelled, told["test"]), _found(labelled, told["oos_test"])).show(console)


def _abstaining(inside: Found, outside: Found) -> Table:
    """As it is used: it speaks where it is sure."""
    least = sorted((share for _, _, share in inside), reverse=True)[int(SPOKEN * len(inside)) - 1]
    spoken = [intent == best for intent, best, share in inside if share >= least]
    rows = (
        ("accuracy in scope", _share([intent == best for intent, best, _ in inside])),
        (f"accuracy where it spoke, on {SPOKEN:.0%}", _share(spoken)),
        ("out of scope, silent there", _share([share < least for _, _, share in outside])),
    )
    return Table("The same, where it is silent unless it is sure", ("", "Baton"), rows, "")


def _model(said: Said) -> Model:
    started = time.process_time()
    model = learn(
        [Example(wording(words), "", NOTHING if intent == "oos" else intent) for words, intent in said]
    )
    if model is None:
        raise typer.BadParameter("there is nothing to tell apart in this file")
    typer.echo(f"Learnt {len(said):,} in {time.process_time() - started:.1f} s of one processor.")
    return model


def _found(model: Model, said: Said, *, nothing: bool = False) -> Found:
    """The most probable intent of each; none at all counts as one where `nothing` may be."""
    found = []
    for words, intent in said:
        shares = model.shares(traits(wording(words), ""))
        best = max((each for each in shares if nothing or each != NOTHING), key=lambda each: shares[each])
        found.append((intent, best, shares[best]))
    return found


def _least(inside: Found, outside: Found) -> float:
    """The probability under which most of what validates is judged rightly."""
    known = [(share, intent == best) for intent, best, share in inside]
    candidates = sorted(share for share, _ in known)

    def right(least: float) -> float:
        return sum(is_right for share, is_right in known if share >= least) / len(known) + sum(
            share < least for _, _, share in outside
        ) / len(outside)

    return max(candidates[:: max(1, len(candidates) // 200)], key=right)


def _share(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f} %"


if __name__ == "__main__":
    typer.run(main)
