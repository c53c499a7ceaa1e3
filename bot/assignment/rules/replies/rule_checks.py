"""What is wrong with rules that can be read, taken together and beside the law and the script."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.assignment.rules.law import optout
from bot.assignment.rules.replies.filing_rules import WARNINGS, Asked, Flaw, Flawed, Rule, read
from bot.assignment.rules.replies.wording import Wording, found_in, without_courtesies, wording
from bot.vocabulary import Spoken


def flaws(
    text: str, questions: Iterable[Asked], own_tags: Collection[str], script: Sequence[str] = ()
) -> tuple[Flawed, ...]:
    """Everything to say of what an admin wrote, by lines; `script` are the campaign's first texts."""
    rules, found = read(text, questions, own_tags)
    checked = [*_same_words(rules), *_heard(rules), *_our_words(rules, script)]
    return tuple(sorted([*found, *checked], key=lambda each: each.line))


def forbidding(found: Iterable[Flawed]) -> tuple[Flawed, ...]:
    """Those that are no mere warnings."""
    return tuple(each for each in found if each.flaw not in WARNINGS)


def _heard(rules: Iterable[Rule]) -> Iterator[Flawed]:
    """Words that are obeyed before any rule is asked, and words that look like these."""
    for rule in rules:
        for words in dict.fromkeys((*rule.whole, *(each.words for each in rule.contained))):
            meaning = optout.meaning_of(" ".join(words))
            if meaning is not optout.Meaning.NONE:
                flaw = Flaw.IN_DOUBT if meaning is optout.Meaning.DOUBTFUL else Flaw.STOP_WORD
                yield Flawed(rule.line, flaw, {"words": " ".join(words)})


def _same_words(rules: Iterable[Rule]) -> Iterator[Flawed]:
    """Words that stand for two answers: in both lines as the whole reply, or in both as a part of it."""
    first: dict[tuple[bool, Wording], Rule] = {}
    for rule in rules:
        if rule.effect.kind is not Spoken.ANSWER:
            continue
        keys = [(False, without_courtesies(words) or words) for words in rule.whole]
        keys += [(True, each.words) for each in rule.contained if not each.unless]
        for part, words in keys:
            other = first.setdefault((part, words), rule)
            if other.effect != rule.effect:
                yield Flawed(rule.line, Flaw.SAME_WORDS, {"words": " ".join(words), "other": other.line})


def _our_words(rules: Iterable[Rule], script: Sequence[str]) -> Iterator[Flawed]:
    """Words that a reply contains when it repeats one of our texts."""
    ours = [wording(text) for text in script]
    for rule in rules:
        for each in rule.contained:
            if any(found_in(each.words, text) for text in ours):
                yield Flawed(rule.line, Flaw.OUR_WORDS, {"words": " ".join(each.words)})
