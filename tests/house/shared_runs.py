"""Runs of lines that stand in two folders, to the letter or alike but for names and values."""

import ast
import keyword
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

LEAST = 6  # lines of a run
_DIFFERENT = 5  # of a run that is alike: fewer are a table, which looks like every other table
Lines = tuple[str, ...]
_COMMENT = re.compile(r"(^|\s+)#(\s.*)?$")
_VALUE = re.compile(r"""[bfru]*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\d[\w.]*""", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d]\w*")


def bare(source: str) -> Lines:
    """The lines that do something: without imports, comments, blank lines and indentation."""
    imports = {
        number
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    lines = (line for number, line in enumerate(source.splitlines(), start=1) if number not in imports)
    return tuple(said for line in lines if (said := _COMMENT.sub("", line).strip()))


def shape(lines: Lines) -> Lines:
    """The same with one sign for every name and one for every value."""
    return tuple(_NAME.sub(_sign, _VALUE.sub("0", line)) for line in lines)


def alike(one: Iterable[Lines], other: Iterable[Lines]) -> set[Lines]:
    """The shapes of the shared runs that are the same but for names and values."""
    runs = shared_runs(map(shape, one), map(shape, other))
    return {run for run in runs if len(set(run)) >= _DIFFERENT}


def _sign(name: re.Match[str]) -> str:
    return name[0] if keyword.iskeyword(name[0]) else "n"


def shared_runs(one: Iterable[Lines], other: Iterable[Lines]) -> set[Lines]:
    """Every run of six lines or more that a file on each side has, as far as it goes; each counts once."""
    windows: dict[Lines, list[tuple[Lines, int]]] = defaultdict(list)
    for theirs in other:
        for there in range(len(theirs) - LEAST + 1):
            windows[theirs[there : there + LEAST]].append((theirs, there))
    return {
        run
        for ours in one
        for at in range(len(ours) - LEAST + 1)
        for theirs, there in windows.get(ours[at : at + LEAST], ())
        for run in _beginning(ours[at:], theirs[there:], after=(ours[:at][-1:], theirs[:there][-1:]))
    }


def _beginning(ours: Lines, theirs: Lines, *, after: tuple[Lines, Lines]) -> Iterator[Lines]:
    """What both begin with, unless the lines before are alike too: then it begins further up."""
    if not (all(after) and after[0] == after[1]):
        pairs = zip(ours, theirs, strict=False)
        end = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(ours), len(theirs)))
        yield ours[:end]
