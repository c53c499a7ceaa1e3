"""The words, quoted pieces and mentions of a typed line."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of a line is; EQUALS is the sign between a field and its value."""

    ACCOUNT = "account"
    GROUP = "group"
    QUOTED = "quoted"
    WORD = "word"
    EQUALS = "equals"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line; of an account or a group, `label` is the name that came with it."""

    kind: Kind
    text: str
    label: str = ""

    @property
    def keyword(self) -> str:
        """The word as words of a language are compared; empty for anything else."""
        return self.text.casefold().strip(",") if self.kind is Kind.WORD else ""

    @property
    def is_pause(self) -> bool:
        """A comma by itself."""
        return self.kind is Kind.WORD and not self.text.strip(",")

    @property
    def shown(self) -> str:
        """What a person would read."""
        is_mention = self.kind in {Kind.ACCOUNT, Kind.GROUP}
        return f"@{self.label or self.text}" if is_mention else self.text


# A quote that is never closed reaches to the end. Single ones quote only whole words: O'Brien is a name.
_PIECE = re.compile(
    r"""
      <@!?(?P<account>\w+)(?:\|(?P<label>[^>]*))?>
    | <!subteam\^(?P<group>\w+)(?:\|@?(?P<handle>[^>]*))?>
    | <@&(?P<role>\w+)>
    | <(?P<place>[!#][^|>]*)(?:\|(?P<called>[^>]*))?>
    | ["“”„«»](?P<quoted>[^"“”«»]*)["“”«»]?
    | ['\u2018](?P<single>[^'\u2018\u2019]*)['\u2019](?![^\s=,])
    | (?P<equals>=)
    | (?P<word>[^\s="“”„«»<]+|<)
    """,
    re.VERBOSE,
)


def tokens(text: str) -> list[Token]:
    """The pieces of a line in which chat has written &, < and > as entities and mentions as `<@ID|name>`."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for found in _PIECE.finditer(text):
        match found.lastgroup:
            case "account" | "label":
                yield Token(Kind.ACCOUNT, found["account"], html.unescape(found["label"] or ""))
            case "group" | "handle" | "role":
                yield Token(Kind.GROUP, found["group"] or found["role"], html.unescape(found["handle"] or ""))
            case "place" | "called":
                called = found["called"] or found["place"]
                yield Token(Kind.QUOTED, html.unescape(called).lstrip("@#!"))
            case "quoted" | "single":
                yield Token(Kind.QUOTED, _plain(found["quoted"] or found["single"] or ""))
            case "equals":
                yield Token(Kind.EQUALS, "=")
            case _:
                yield Token(Kind.WORD, html.unescape(found["word"]))


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())
