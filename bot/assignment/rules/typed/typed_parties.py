"""Reads whose conversations, or who receives, each standing by itself: no word need be in quotes."""

import re
from collections.abc import Mapping

from bot.assignment.rules.typed.typed_tokens import Kind, tokens
from bot.assignment.rules.typed.wish_terms import PREFIXES, SOURCES, TARGETS, By, Party

_MENTIONS = {Kind.ACCOUNT: By.ACCOUNT, Kind.GROUP: By.GROUP}


def source(text: str) -> Party:
    """The source that was typed: a mention, a word such as nobody, or a name."""
    return _parties(text, SOURCES)[0]


def targets(text: str) -> tuple[Party, ...]:
    """The receivers that were typed: all that are mentioned, else one of the words, else one name."""
    return _parties(text, TARGETS)


def _parties(text: str, words: Mapping[str, By]) -> tuple[Party, ...]:
    mentions = [piece for piece in tokens(text) if piece.kind in _MENTIONS]
    if mentions:
        named = [Party(_MENTIONS[piece.kind], piece.text, piece.label) for piece in mentions]
        return tuple(named) if named[0].by is By.ACCOUNT else (named[0],)
    name = " ".join(text.split())
    said = re.sub(r"[\s_-]+", " ", name.casefold())
    if said in words:
        return (Party(words[said], said),)
    prefix, _, rest = name.partition(" ")
    if prefix.casefold() in PREFIXES and rest:
        return (Party(PREFIXES[prefix.casefold()], _bare(rest)),)
    return (Party(By.NAME, _bare(name.removeprefix("@") or name)),)


def _bare(name: str) -> str:
    return name.strip('"\u201c\u201d ') or name
