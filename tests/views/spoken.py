"""Every surface in every language: the modules that draw them are read once more for each but English."""

import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from bot.views.phrases.languages import speaking
from bot.vocabulary import Language

_ROOM = "tests.views."


@cache
def surfaces_in(language: Language, *modules: str) -> dict[str, Any]:
    """What these modules draw, by name, in a language."""
    if language is Language.ENGLISH:
        return _drawn(modules)
    read = {name: sys.modules.pop(name) for name in list(sys.modules) if name.startswith(_ROOM)}
    try:
        with speaking(language):
            return _drawn(modules)
    finally:
        for name in [name for name in sys.modules if name.startswith(_ROOM)]:
            del sys.modules[name]
        sys.modules.update(read)


def spoken(*modules: str) -> Iterator[tuple[str, Any]]:
    """Every surface of these modules, one language after the other, which is spoken meanwhile."""
    for language in Language:
        with speaking(language):
            for name, surface in surfaces_in(language, *modules).items():
                yield f"{name} ({language})", surface


def _drawn(modules: tuple[str, ...]) -> dict[str, Any]:
    return {name: drawn for each in modules for name, drawn in import_module(each).SURFACES.items()}
