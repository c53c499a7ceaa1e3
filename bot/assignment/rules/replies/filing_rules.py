"""Rules by which replies are filed, one in a line: `yes: yes, yep, si, 👍 → Will you vote? yes`.

    name: words, words, … → effect

The name may be missing; then the effect is its name. Words are the whole reply, unless `~` stands behind
them: then the reply contains them, and `not` with more words, slashes between, takes replies out again
(`moved ~ not never / almost`). The effect is `tag` with a tag, or a question with one of its answers. Behind
it, `any` lets the rule see every reply, not the first alone, and `and done` ends the wait.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from bot.assignment.rules import answers
from bot.assignment.rules.law import tags
from bot.assignment.rules.plain import folded
from bot.assignment.rules.replies.wording import Wording, wording
from bot.vocabulary import Asks, Spoken

MOST_RULES, LONGEST_WORDS, LONGEST_NAME = 50, 100, 60
_ARROW = re.compile(r"→|->|=>|➔|➜|⇒")
_NAMED = re.compile(r"(?P<name>[^:,~]*[^\s:,~])\s*:(?:\s(?P<words>.*))?")
_OPTION = re.compile(r"(?P<effect>.*?)[\s,;]+(?P<option>any|and done)", re.IGNORECASE)
_TAG = re.compile(r"tag\s+(?P<tag>.+)", re.IGNORECASE)
_CONTAINED = re.compile(r"(?P<words>[^~]*)~\s*(?:not\s+(?P<unless>[^~]+))?", re.IGNORECASE)


class Asked(Protocol):
    """A question of a campaign."""

    @property
    def prompt(self) -> str: ...
    @property
    def options(self) -> Sequence[str]: ...
    @property
    def asks(self) -> Asks: ...


class Flaw(StrEnum):
    """What is wrong with a line, or worth a word; the facts of each are named beside it."""

    NO_ARROW = "no_arrow"
    NO_WORDS = "no_words"
    TOO_LONG = "too_long"  # words; most
    ODD_WORDS = "odd_words"  # words: what stands behind "~" is not read
    UNKNOWN_EFFECT = "unknown_effect"  # effect; nearest ("" if none is near)
    OPT_OUT = "opt_out"  # tag
    DONE_CONTAINS = "done_contains"
    DONE_WAITS = "done_waits"  # tag
    TOO_MANY = "too_many"  # count; most
    STOP_WORD = "stop_word"  # words
    SAME_WORDS = "same_words"  # words; other: the line that has them too
    IN_DOUBT = "in_doubt"  # words that also sound like an opt-out
    OUR_WORDS = "our_words"  # words of our own script


WARNINGS = frozenset({Flaw.IN_DOUBT, Flaw.OUR_WORDS})


@dataclass(frozen=True, slots=True)
class Flawed:
    """A flaw of one line, counted from 1."""

    line: int
    flaw: Flaw
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a rule files: a tag by its name, or an answer to a question."""

    kind: Spoken
    name: str
    value: str = ""

    @property
    def waits_for_a_person(self) -> bool:
        """Whether it does something beside being filed: then a person has to file it."""
        return self.kind is Spoken.TAG and tags.built_in(self.name) is not None


@dataclass(frozen=True, slots=True)
class Contained:
    """Words to look for in a reply, and words that must not be in it."""

    words: Wording
    unless: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One line."""

    line: int
    name: str
    effect: Effect
    whole: tuple[Wording, ...] = ()
    contained: tuple[Contained, ...] = ()
    any_reply: bool = False
    done: bool = False


class _Miswritten(Exception):
    def __init__(self, flaw: Flaw, **facts: str | int) -> None:
        super().__init__(flaw)
        self.flaw, self.facts = flaw, facts


def read(
    text: str, questions: Iterable[Asked], own_tags: Collection[str]
) -> tuple[tuple[Rule, ...], tuple[Flawed, ...]]:
    """The rules of all lines that can be read, and what is wrong with the others.

    The effects are the tags and questions of the campaign.
    """
    asked, offered = tuple(questions), tags.offered(own_tags)
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    rules, flaws = [], []
    for number, line in lines[:MOST_RULES]:
        try:
            rules.append(_rule(number, line, asked, offered))
        except _Miswritten as wrong:
            flaws.append(Flawed(number, wrong.flaw, wrong.facts))
    if len(lines) > MOST_RULES:
        flaws.append(Flawed(lines[MOST_RULES][0], Flaw.TOO_MANY, {"count": len(lines), "most": MOST_RULES}))
    return tuple(rules), tuple(flaws)


def _rule(number: int, line: str, asked: Sequence[Asked], offered: Collection[str]) -> Rule:
    arrow = _ARROW.search(line)
    if arrow is None:
        raise _Miswritten(Flaw.NO_ARROW)
    before = line[: arrow.start()].strip()
    named = _NAMED.fullmatch(before)
    effect, options = _effect(line[arrow.end() :].strip(), asked, offered)
    words = re.split(r"[,;]", (named["words"] or "") if named else before)
    phrases = [each for part in words if (each := " ".join(part.split()))]
    if not phrases:
        raise _Miswritten(Flaw.NO_WORDS)
    contained = [_contained(phrase) for phrase in phrases if "~" in phrase]
    if contained and "and done" in options:
        raise _Miswritten(Flaw.DONE_CONTAINS)
    if effect.waits_for_a_person and "and done" in options:
        raise _Miswritten(Flaw.DONE_WAITS, tag=effect.name)
    whole = [_words(phrase) for phrase in phrases if "~" not in phrase]
    return Rule(
        line=number,
        name=(named["name"] if named else effect.value or effect.name)[:LONGEST_NAME],
        effect=effect,
        whole=tuple(dict.fromkeys(whole)),
        contained=tuple(dict.fromkeys(contained)),
        any_reply="any" in options,
        done="and done" in options,
    )


def _words(phrase: str) -> Wording:
    if len(phrase) > LONGEST_WORDS:
        raise _Miswritten(Flaw.TOO_LONG, words=phrase[:20], most=LONGEST_WORDS)
    words = wording(phrase)
    if not words:
        raise _Miswritten(Flaw.NO_WORDS)
    return words


def _contained(phrase: str) -> Contained:
    found = _CONTAINED.fullmatch(phrase)
    if found is None:
        raise _Miswritten(Flaw.ODD_WORDS, words=phrase)
    unless = found["unless"].split("/") if found["unless"] else []
    return Contained(_words(found["words"]), tuple(_words(each) for each in unless))


def _effect(written: str, asked: Sequence[Asked], offered: Collection[str]) -> tuple[Effect, frozenset[str]]:
    """The effect, and the options behind it; an answer that is called "any" is an answer."""
    options: set[str] = set()
    left = written
    while True:
        if effect := _tag(left, offered) or _answer(left, asked):
            return effect, frozenset(options)
        option = _OPTION.fullmatch(left)
        if option is None:
            break
        options.add(option["option"].casefold())
        left = option["effect"].strip()
    if (said := _TAG.fullmatch(left)) and (built_in := tags.built_in(said["tag"])):
        if built_in == tags.OPT_OUT:
            raise _Miswritten(Flaw.OPT_OUT, tag=said["tag"])
        return Effect(Spoken.TAG, built_in), frozenset(options)
    raise _unknown(written, asked, offered)


def _tag(written: str, offered: Collection[str]) -> Effect | None:
    said = _TAG.fullmatch(written)
    found = next((tag for tag in offered if said and _key(tag) == _key(said["tag"])), None)
    return Effect(Spoken.TAG, found) if found and found != tags.OPT_OUT else None


def _answer(written: str, asked: Iterable[Asked]) -> Effect | None:
    """An answer on offer; where none is, what is read as a number, or words before any option."""
    for each in asked:
        for option in each.options:
            if _key(written) == _key(f"{each.prompt} {option}"):
                return Effect(Spoken.ANSWER, each.prompt, option)
        prompt, _, said = written.partition("?")
        if each.asks is not Asks.CHOICE and _key(prompt) == _key(each.prompt):
            free = None if _OPTION.fullmatch(said) else answers.read(each.asks, (), said)
            return Effect(Spoken.ANSWER, each.prompt, free) if free else None
    return None


def _unknown(written: str, asked: Iterable[Asked], offered: Iterable[str]) -> _Miswritten:
    known = [f"tag {tag}" for tag in offered if tag != tags.OPT_OUT]
    known += [f"{each.prompt} {option}" for each in asked for option in each.options]
    near = get_close_matches(_key(written), by_key := {_key(each): each for each in known}, n=1)
    return _Miswritten(Flaw.UNKNOWN_EFFECT, effect=written, nearest=by_key[near[0]] if near else "")


@lru_cache(maxsize=1024)  # each line is held against all that is on offer
def _key(written: str) -> str:
    """How an effect is compared: folded, and the question mark may be missing."""
    return " ".join(folded(written).replace("?", " ").split())
