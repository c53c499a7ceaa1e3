"""Measures Baton against bare SQL and against itself, on both databases, and prints ratios of one run."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console

from bench import (
    boards,
    claims,
    clicks,
    drain,
    finds,
    imports,
    learning,
    moves,
    openings,
    replies,
    results,
    routing,
    timers,
)
from bench.grounds import NAMES, Ground, ground
from bench.report import Table
from bench.scale import FULL, QUICK, TINY, Scale

# Tables are not squeezed where nobody looks on.
WIDTH = 125
TOPICS: Mapping[str, Callable[[Ground, Scale], Iterator[Table]]] = {
    "claims": claims.measure,
    "drain": drain.measure,
    "clicks": clicks.measure,
    "replies": replies.measure,
    "learning": learning.measure,
    "imports": imports.measure,
    "boards": boards.measure,
    "moves": moves.measure,
    "openings": openings.measure,
    "finds": finds.measure,
    "results": results.measure,
    "timers": timers.measure,
    "routing": routing.measure,
}


def main(
    topics: Annotated[list[str] | None, typer.Argument(help=f"Some of: {', '.join(TOPICS)}.")] = None,
    *,
    quick: Annotated[bool, typer.Option("--quick", help="Small and rough, in a minute.")] = False,
    tiny: Annotated[bool, typer.Option("--tiny", help="Only to see that it runs.")] = False,
    size: Annotated[int | None, typer.Option(help="Only with so many contacts.")] = None,
    on: Annotated[str | None, typer.Option(help=f"Only on one of: {', '.join(NAMES)}.")] = None,
) -> None:
    """Measure each topic on each database. Only figures of one run may be compared."""
    chosen = topics or list(TOPICS)
    if unknown := set(chosen) - set(TOPICS):
        raise typer.BadParameter(f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(TOPICS)}")
    console = Console(width=max(Console().width, WIDTH))
    scale = TINY if tiny else QUICK if quick else FULL
    scale = replace(scale, sizes=(size,)) if size else scale
    for name in [on] if on else NAMES:
        console.rule(name)
        with ground(name) as place:
            for topic in chosen:
                for table in TOPICS[topic](place, scale):
                    table.show(console)


if __name__ == "__main__":
    typer.run(main)
