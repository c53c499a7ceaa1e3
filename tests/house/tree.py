"""The files of the repository, as the house's tests read them."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the root, its lines and its syntax tree."""

    path: str
    lines: tuple[str, ...]
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


@functools.cache
def tracked() -> tuple[str, ...]:
    """Paths of all files git keeps or would keep: committed, staged, or new and not ignored."""
    argv = [
        "git",
        "-c",
        f"safe.directory={ROOT}",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listing = subprocess.run(argv, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(sorted(name for name in listing.split("\0") if name and (ROOT / name).is_file()))


@functools.cache
def text(path: str) -> str:
    """The file's text; empty for pictures and the like."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@functools.cache
def module(path: str) -> Module:
    return Module(path, tuple(text(path).splitlines()), ast.parse(text(path), path))


def modules(*folders: str) -> Iterator[Module]:
    """The Python files below the folders; migrations, which Alembic writes, are left out."""
    for path in tracked():
        if path.endswith(".py") and path.startswith(folders) and "/migrations/versions/" not in path:
            yield module(path)
