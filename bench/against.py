"""Compares this tree with a worktree of another commit, by path, in alternating runs on one machine.

    git worktree add ../before 19891ba
    python3 -m bench.against ../before --database sqlite

Both run with this environment's packages, each from its own folder. Where others use the machine, the time of
the process tells more than the clock; on PostgreSQL the server's own is not in it.
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
# How many times less each is to take by the clock than in 19891ba.
BARS = {"claim": 3.0, "send": 2.8, "inbound operation": 3.0, "answer": 2.5, "webhook": 2.4, "click": 2.5}
CLICK_P99, CLAIM_CPU = 150, 2.2  # milliseconds at most: at 32 connections; on PostgreSQL

Figures = dict[str, dict[str, float]]


def run(tree: Path, name: str, times: int) -> Figures:
    """Everything once in one tree. Raises RuntimeError with what it said."""
    said = subprocess.run(
        [sys.executable, str(TREE), name, str(times)],
        cwd=tree,
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
    )
    if said.returncode:
        raise RuntimeError(f"{tree} could not be measured:\n{said.stderr[-2000:]}")
    figures: Figures = json.loads(said.stdout.splitlines()[-1])
    return figures


def compare(before: Path, name: str, times: int, runs: int) -> Table:
    """Medians of runs that alternate."""
    rounds = [(run(before, name, times), run(HERE, name, times)) for _ in range(runs)]
    then, now = (_medians([each[place] for each in rounds]) for place in (0, 1))
    head = ("", "ms then", "ms now", "less", "bar", "", "CPU then", "CPU now", "less", "p99 then", "p99 now")
    met, most = ("is met", "is not met"), now["click"]["p99"]
    reading = f"p99 of a click: {ms(most)} ms; the bar of {CLICK_P99} ms {met[most > CLICK_P99]}."
    if name == "postgresql":
        cpu = now["claim"]["cpu"]
        reading += f"\n  CPU of a claim: {ms(cpu)} ms; the bar of {CLAIM_CPU} ms {met[cpu > CLAIM_CPU]}."
    return Table(
        f"Presses on {name}, {times} of each, {runs} runs in turn",
        head,
        tuple(_row(press, then[press], now[press]) for press in now),
        f"{reading}\n  The client of webhooks and clicks is in their CPU, and what follows the answer.",
    )


def _medians(runs: list[Figures]) -> Figures:
    kinds = ("ms", "cpu", "p99")
    return {press: {kind: median(each[press][kind] for each in runs) for kind in kinds} for press in runs[0]}


def _row(press: str, then: dict[str, float], now: dict[str, float]) -> tuple[str, ...]:
    bar = BARS[press]
    kept = "met" if then["ms"] / now["ms"] >= bar else "-"
    clock = (ms(then["ms"]), ms(now["ms"]), ratio(then["ms"], now["ms"]), f"{bar:.1f}", kept)
    cpu = (ms(then["cpu"]), ms(now["cpu"]), ratio(then["cpu"], now["cpu"]))
    return (press, *clock, *cpu, ms(then["p99"]), ms(now["p99"]))


def main(
    before: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A worktree to compare with.")],
    *,
    times: Annotated[int, typer.Option(help="So many of each press in a run.")] = 300,
    runs: Annotated[int, typer.Option(help="Runs of each tree.")] = 5,
    database: Annotated[str, typer.Option(help=f"One of {', '.join(NAMES)}, or both.")] = "both",
) -> None:
    """Print ratios of this tree and another."""
    console = Console(width=125)
    for name in NAMES if database == "both" else (database,):
        compare(before, name, times, runs).show(console)


if __name__ == "__main__":
    typer.run(main)
