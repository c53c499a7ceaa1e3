"""What first replies mean before anybody has filed one: a phrasebook, in `words/meanings.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.assignment.rules.replies.wording import Wording, alike, found_in, without_courtesies, wording


@dataclass(frozen=True, slots=True)
class Meanings:
    """The meaning of each phrase, and of each name that a tag or an answer may have."""

    of_phrase: Mapping[Wording, str]
    of_name: Mapping[Wording, str]
    answers: frozenset[str]
    turns: tuple[Wording, ...]
    fillers: frozenset[str]
    before: tuple[Wording, ...]
    behind: tuple[Wording, ...]
    rude: str


@cache
def meanings() -> Meanings:
    """The phrasebook, read once."""
    told = tomllib.loads((files(__package__) / "words" / "meanings.toml").read_text(encoding="utf-8"))
    parts = {name: part for name, part in told.items() if isinstance(part, dict)}
    return Meanings(
        {words: name for name, part in parts.items() for words in _phrases(part["words"])},
        {words: name for name, part in parts.items() for words in _phrases(part["names"])},
        frozenset(told["answers"]),
        tuple(_phrases(told["turns"])),
        frozenset(word for words in _phrases(told["fillers"]) for word in words),
        tuple(_phrases(told["before"])),
        tuple(_phrases(told["behind"])),
        told["rude"],
    )


def without_fillers(said: Wording) -> Wording:
    """What is left without words that say nothing, unless all do."""
    return tuple(word for word in said if word not in meanings().fillers) or said


def readings(said: Wording) -> set[Wording]:
    """A reply as it is, without courtesies, and without what only stresses that it is one's own choice."""
    found = {said, without_courtesies(said)}
    for words in tuple(found):
        for ahead in ((), *meanings().before):
            for after in ((), *meanings().behind):
                fits = words[: len(ahead)] == ahead and words[len(words) - len(after) :] == after
                rest = words[len(ahead) : len(words) - len(after)]
                found |= {rest} if fits and rest else set()
    return found


def meaning(said: Wording) -> str:
    """What a whole reply means, or nothing; where no phrase is written so, one with a slip of the finger."""
    known = meanings().of_phrase
    for words in (said, without_courtesies(said)):
        if words in known:
            return known[words]
    found = {name for words in (said, without_courtesies(said)) for name in _with_slips(words)}
    return found.pop() if len(found) == 1 else ""


def named(name: str) -> str:
    """What a tag or an answer of this name means, or nothing."""
    return meanings().of_name.get(wording(name), "")


def turns(said: Wording) -> bool:
    """Whether a reply takes back or limits what it says."""
    return any(found_in(words, said) for words in meanings().turns)


def _with_slips(said: Wording) -> set[str]:
    known = meanings().of_phrase.items()
    return (
        {name for words, name in known if len(words) == len(said) and alike(words, said)} if said else set()
    )


def _phrases(lines: str) -> Sequence[Wording]:
    """Each phrase with and without its courtesies."""
    said = [wording(each) for line in lines.splitlines() for each in line.split(",")]
    return [words for each in said for words in (each, without_courtesies(each)) if words]
