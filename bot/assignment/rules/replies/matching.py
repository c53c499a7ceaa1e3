"""Which of a campaign's rules a reply fulfils."""

from collections.abc import Iterable, Sequence

from bot.assignment.rules.law.optout import own_text
from bot.assignment.rules.replies.filing_rules import Contained, Effect, Rule
from bot.assignment.rules.replies.wording import Wording, alike, found_in, without_courtesies, wording
from bot.vocabulary import Spoken

LONGEST_WHOLE = 300  # characters: whatever is longer says more than one thing
_LONGEST_READ = 2_000
QUESTION_MARKS = "?¿؟\uff1f"


class Book:
    """The rules of a campaign, laid out so that a reply is held against few of them.

    Words that are alike begin with the same letter, and are as many.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._any = any(rule.any_reply for rule in rules)
        self._whole: dict[tuple[bool, int, str], list[tuple[Rule, Wording]]] = {}
        self._parts: dict[str, list[tuple[Rule, Contained]]] = {}
        for rule in rules:
            for phrase in rule.whole:
                for polite, words in _readings(phrase):
                    self._whole.setdefault((polite, len(words), words[0][0]), []).append((rule, words))
            for part in rule.contained:
                self._parts.setdefault(part.words[0][0], []).append((rule, part))

    def matching(self, body: str, *, first: bool, whole: bool = True) -> tuple[Rule, ...]:
        """The rules that a reply fulfils, the `first` or not; none where they contradict each other.

        Those that know the whole reply come before those that know a part of it, and words as they are
        written before words with a slip. Words that came with a picture are not the `whole` reply. The
        caller leaves out whatever opts out.
        """
        if not (first or self._any):
            return ()
        text = own_text(body[:_LONGEST_READ])
        said = wording(text)
        if not said:
            return ()
        found = self._known(text, said, first=first) if whole and len(body) <= LONGEST_WHOLE else {}
        found = found or self._containing(said, first=first)
        rules = tuple(sorted(found.values(), key=lambda rule: rule.line))
        return rules if _agree(rule.effect for rule in rules) else ()

    def _known(self, text: str, said: Wording, *, first: bool) -> dict[int, Rule]:
        """A question is no answer, in whatever words: "yes?" asks."""
        asks = any(mark in text for mark in QUESTION_MARKS)
        pairs = [
            (rule, words, reading)
            for polite, reading in _readings(said)
            for rule, words in self._whole.get((polite, len(reading), reading[0][0]), ())
            if (first or rule.any_reply) and not (asks and rule.effect.kind is Spoken.ANSWER)
        ]
        for slips in (False, True):
            found = {rule.line: rule for rule, words, reading in pairs if alike(words, reading, slips=slips)}
            if found:
                return found
        return {}

    def _containing(self, said: Wording, *, first: bool) -> dict[int, Rule]:
        return {
            rule.line: rule
            for initial in {word[0] for word in said}
            for rule, part in self._parts.get(initial, ())
            if (first or rule.any_reply) and _contains(part, said)
        }


def _readings(words: Wording) -> list[tuple[bool, Wording]]:
    """As they are, and without courtesies."""
    bare = without_courtesies(words)
    return [(False, words), *([(True, bare)] if bare else [])]


def _contains(part: Contained, said: Wording) -> bool:
    return found_in(part.words, said) and not any(found_in(words, said) for words in part.unless)


def _agree(effects: Iterable[Effect]) -> bool:
    """Whether no question would be answered in two ways."""
    answers = {(each.name, each.value) for each in effects if each.kind is Spoken.ANSWER}
    return len({name for name, _ in answers}) == len(answers)
