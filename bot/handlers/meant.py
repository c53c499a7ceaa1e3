"""Which thing a typed name, or its beginning, means."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def meant(typed: str, things: Sequence[T], name_of: Callable[[T], str]) -> list[T]:
    """The things a name may mean: those called so, else those that begin so, else those with such a word."""
    wanted = typed.casefold()
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
        lambda name: any(word.startswith(wanted) for word in name.split()),
        lambda name: wanted in name,
    )
    for fits in tests:
        if found := [thing for thing in things if fits(name_of(thing).casefold())]:
            return found
    return []
