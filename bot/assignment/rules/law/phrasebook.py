"""What is in `words/*.toml`: keywords by kind, phrases by kind, and what finds them in what people write."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from bot.assignment.rules.law.phrases import BadPhrase, Phrases, Signs, single_words, spellings
from bot.assignment.rules.plain import Spelling

FILES = ("keywords.toml", "english.toml", "spanish.toml", "other_languages.toml")
KINDS = (
    *("obeyed", "alone", "doubtful", "second_thought", "instead", "mood"),
    *("courtesy", "affirmation", "stop_wording", "our_words", "reaction", "tail", "joint", "leads_on"),
)
_FORBIDS_WITHIN = 12  # words before a phrase


class Block:
    """Phrases with one condition: what must not stand right before them."""

    def __init__(self, wanted: str, before: str | None) -> None:
        self._wanted = re.compile(wanted, re.DOTALL)
        self._before = re.compile(rf"(?:{before})\Z", re.DOTALL) if before else None

    def places(self, said: str) -> Iterator[tuple[int, int]]:
        """Where they stand in a text of signs, from the left and without overlaps."""
        at = 0
        while found := self._wanted.search(said, at):
            start, end = found.span()
            near = max(0, start - _FORBIDS_WITHIN)
            if start < end and not (self._before and self._before.search(said, near, start)):
                yield start, end
                at = end
            else:
                at = start + 1


class Phrasebook:
    """What all files say together."""

    def __init__(self, files: dict[str, str]) -> None:
        """Raises BadPhrase or tomllib.TOMLDecodeError for a file that cannot be read, with its name."""
        self.keywords: dict[str, frozenset[str]] = {}
        self.group_of: dict[str, str] = {}  # the first that a word stands in by itself
        self._signs = Signs()
        self.blocks: dict[str, list[Block]] = {kind: [] for kind in KINDS}
        for name, text in files.items():
            try:
                self._add(tomllib.loads(text))
            except (ValueError, KeyError) as error:
                raise BadPhrase(f"{name}: {error}") from error
        self.spelling = Spelling(
            self._signs.known.union(*self.keywords.values()), self.keywords.get("run_together", frozenset())
        )

    def signs(self, words: list[str]) -> str:
        return self._signs.of(words)

    def says(self, kind: str, said: str) -> bool:
        """Whether a text of signs says something of this kind."""
        return any(True for block in self.blocks[kind] for _ in block.places(said))

    def without(self, kind: str, words: list[str], instead: tuple[str, ...] = ()) -> list[str]:
        """Words without the phrases of a kind, or with something else in their place."""
        for block in self.blocks[kind]:
            kept, end = [], 0
            for start, stop in block.places(self._signs.of(words)):
                kept += [*words[end:start], *instead]
                end = stop
            words = kept + words[end:]
        return words

    def _add(self, told: dict[str, Any]) -> None:
        phrases = Phrases(self._signs)
        for kind, words in told.pop("keywords", {}).items():
            self.keywords[kind] = frozenset(each for word in words.split() for each in spellings(word))
        for group, line in told.pop("groups", {}).items():
            phrases.name(group, line)
            for word in single_words(line):
                self.group_of.setdefault(word, group)
        for kind, blocks in told.items():
            if kind not in KINDS:
                raise BadPhrase(f"[[{kind}]] is none of {', '.join(KINDS)}")
            for block in blocks:
                before = block.get("unless_after")
                self.blocks[kind].append(
                    Block(phrases.pattern(block["phrases"]), before and phrases.pattern(before))
                )


@cache
def phrasebook() -> Phrasebook:
    """The files, read once."""
    folder = resources.files(__package__) / "words"
    return Phrasebook({name: (folder / name).read_text(encoding="utf-8") for name in FILES})
