"""Compares this tree with a worktree of another commit, by path, in alternating runs on one machine.

    git worktree add ../before 19891ba
    python3 -m bench.against ../before

Both run with this environment's packages. Where others use the machine, the time of the process tells more
than the clock; on PostgreSQL the server's own is not in it.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from rich.console import Console

from bench.grounds import NAMES
from bench.report import Table, ms, ratio

TREE = Path(__file__).resolve().with_name("tree.py")
HERE = TREE.parents[1]
_LONGEST = 600  # seconds of one run

Figures = dict[str, dict[str, float]]


def run(tree: Path, name: str, times: int) -> Figures:
    """Everything once in one tree. Raises CalledProcessError with what it said."""
    said = subprocess.run(
        [sys.executable, str(TREE), name, str(times)],
        cwd=tree,
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=True,
    )
    figures: Figures = json.loads(said.stdout.splitlines()[-1])
    return figures


def compare(before: Path, name: str, times: int, runs: int) -> Table:
    """Medians of runs that alternate."""
    rounds = [(run(before, name, times), run(HERE, name, times)) for _ in range(runs)]
    rows = []
    for press in rounds[0][1]:
        then, now = (
            {kind: median(each[place][press][kind] for each in rounds) for kind in ("ms", "cpu", "p99")}
            for place in (0, 1)
        )
        times_less = (ratio(then[kind], now[kind]) for kind in ("cpu", "ms", "p99"))
        rows.append((press, ms(then["cpu"]), ms(now["cpu"]), *times_less, ms(now["p99"])))
    head = ("", "CPU ms then", "now", "CPU less", "clock less", "p99 less", "p99 ms now")
    return Table(
        f"Presses on {name}, {times} of each, {runs} runs in turn",
        head,
        tuple(rows),
        "How many times less each takes than in the other tree; the client of webhooks and clicks is in it.",
    )


def main(
    before: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A worktree to compare with.")],
    *,
    times: Annotated[int, typer.Option(help="So many of each press in a run.")] = 300,
    runs: Annotated[int, typer.Option(help="Runs of each tree.")] = 3,
    database: Annotated[str, typer.Option(help=f"One of {', '.join(NAMES)}, or both.")] = "both",
) -> None:
    """Print ratios of this tree and another."""
    console = Console(width=110)
    for name in NAMES if database == "both" else (database,):
        compare(before, name, times, runs).show(console)


if __name__ == "__main__":
    typer.run(main)
