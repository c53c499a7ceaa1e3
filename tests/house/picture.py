"""Draws the floors of the house as the contracts state them: `.venv/bin/python -m tests.house.picture`."""

import tomllib
from xml.sax.saxutils import escape

from tests.house.tree import ROOT

PICTURE = ROOT / "docs" / "pictures" / "floors.svg"

WIDTH, GAP, ROW, HEAD = 960, 8, 30, 26  # pixels
FONT = "font-family='system-ui, sans-serif' font-size='13'"
# A box that holds floors of its own is so much wider than one that holds none.
WIDER = 7
# Contracts draw at most so deep: the rooms, and the floors within a room.
DEEPEST = 2

Floors = dict[str, list[list[str]]]


def declared() -> Floors:
    """For each package with floors its rows from the top, each a row of names."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {
        container: [[name.strip() for name in layer.split("|")] for layer in contract["layers"]]
        for contract in contracts
        if contract["type"] == "layers"
        for container in contract["containers"]
    }


def draw(floors: Floors) -> str:
    """The picture as SVG."""
    height = _height("bot", floors, 0)
    shapes = _rows("bot", floors, 0, 0, WIDTH, 0)
    return "\n".join(
        [
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' {FONT}>",
            "<title>The floors of Baton: each room may import those below it</title>",
            f"<rect width='{WIDTH}' height='{height}' rx='8' fill='#fff'/>",
            *shapes,
            "</svg>\n",
        ]
    )


def _inner(name: str, floors: Floors, depth: int) -> bool:
    return name in floors and depth < DEEPEST


def _height(name: str, floors: Floors, depth: int) -> int:
    """How high a box is."""
    if not _inner(name, floors, depth):
        return ROW
    rows = (max(_height(f"{name}.{each}", floors, depth + 1) for each in row) for row in floors[name])
    return (HEAD if depth else GAP) + sum(row + GAP for row in rows)


def _rows(name: str, floors: Floors, x: int, y: int, width: int, depth: int) -> list[str]:
    """What stands inside a box whose corner is at x and y."""
    shapes: list[str] = []
    y += HEAD if depth else GAP
    for row in floors[name]:
        inside = [f"{name}.{each}" for each in row]
        shares = [WIDER if _inner(each, floors, depth + 1) else 1 for each in inside]
        height = max(_height(each, floors, depth + 1) for each in inside)
        left, room = x + GAP, width - GAP * (len(row) + 1)
        for each, share in zip(inside, shares, strict=True):
            wide = room * share // sum(shares)
            shapes += _box(each, floors, (left, y, wide, height), depth + 1)
            left += wide + GAP
        y += height + GAP
    return shapes


def _box(name: str, floors: Floors, place: tuple[int, int, int, int], depth: int) -> list[str]:
    x, y, width, height = place
    fill = ("#fff", "#dbe7f3", "#fdf3d8")[depth]
    shapes = [f"<rect x='{x}' y='{y}' width='{width}' height='{height}' rx='5' fill='{fill}' stroke='#8aa'/>"]
    inner = _inner(name, floors, depth)
    middle = y + (HEAD if inner else height) // 2 + 4
    label = escape(name.rpartition(".")[2])
    shapes.append(f"<text x='{x + width // 2}' y='{middle}' text-anchor='middle' fill='#123'>{label}</text>")
    return shapes + (_rows(name, floors, x, y, width, depth) if inner else [])


if __name__ == "__main__":
    PICTURE.write_text(draw(declared()))
