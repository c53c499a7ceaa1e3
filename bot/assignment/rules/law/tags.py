"""The tags that every campaign has, and what people call them: the words are in `words/tags.toml`."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from bot.assignment.rules.law.optout import is_demand
from bot.assignment.rules.plain import plain_words

OPT_OUT, WRONG_NUMBER = "Opt out", "Wrong number"
BUILT_IN = (OPT_OUT, WRONG_NUMBER)

# Neither letters nor digits: "Wrong #" is a wrong number.
_SIGNS = str.maketrans({"#": " number ", "№": " number "})
_NEITHER = "neither"
_PARTED = re.compile(r"[()\[\]{}/\\|,;:+&]|\s[-–—]+\s|[–—]")


@lru_cache(maxsize=4096)
def built_in(tag: str) -> str | None:
    """The built-in tag that a tag means, in whatever dress; None if it means neither.

    A tag that means both is an opt-out.
    """
    meant = {_called(part) for part in (tag, *_PARTED.split(tag))}
    if _NEITHER not in meant and is_demand(tag):
        return OPT_OUT
    return next((name for name in BUILT_IN if name in meant), None)


def _called(tag: str) -> str | None:
    """What the words of a tag mean; None if they are not known."""
    called, beside = _known()
    words = plain_words(tag.translate(_SIGNS)).split()
    core = [word for word in words if word not in beside]
    return called.get("".join(words)) or called.get("".join(core))


def named(tags: Iterable[str]) -> tuple[str, ...]:
    """These tags, each once, those that mean a built-in one under its name."""
    return tuple(_once(name_of(tag) or tag for tag in tags))


def name_of(tag: str | None) -> str | None:
    """The name under which one tag goes; None for no tag."""
    return (built_in(tag) or tag) if tag else None


def own(tags: Iterable[str]) -> tuple[str, ...]:
    """Those of a campaign's tags that are its own, each once."""
    return tuple(_once(tag for tag in tags if built_in(tag) is None))


def offered(tags: Iterable[str]) -> tuple[str, ...]:
    """What can be filed in a campaign of these tags: its own, and behind them the built-in ones."""
    return (*own(tags), *BUILT_IN)


def _once(tags: Iterable[str]) -> Iterator[str]:
    """Tags that differ in more than their dress."""
    seen: set[str] = set()
    for tag in tags:
        folded = plain_words(tag) or tag
        if folded not in seen:
            seen.add(folded)
            yield tag


@cache
def _known() -> tuple[dict[str, str], frozenset[str]]:
    """What each built-in tag is called, without spaces, and the words that may stand around it."""
    told = tomllib.loads((files(__package__) / "words" / "tags.toml").read_text(encoding="utf-8"))
    called = {
        "".join(plain_words(words).split()): name
        for name, lines in (*told["tags"].items(), (_NEITHER, told["neither"]))
        for words in lines.replace("\n", ",").split(",")
    }
    called.pop("", None)
    return called, frozenset(told["beside"].split())
