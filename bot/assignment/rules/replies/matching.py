"""Which of a campaign's rules a reply fulfils."""

from collections.abc import Iterable, Sequence

from bot.assignment.rules.law.optout import own_text
from bot.assignment.rules.replies.filing_rules import Effect, Rule
from bot.assignment.rules.replies.wording import Wording, alike, found_in, without_courtesies, wording
from bot.vocabulary import Spoken

LONGEST_WHOLE = 300  # characters: whatever is longer says more than one thing
_LONGEST_READ = 2_000
QUESTION_MARKS = "?¿؟\uff1f"


def matching(rules: Sequence[Rule], body: str, *, first: bool, whole: bool = True) -> tuple[Rule, ...]:
    """The rules that a reply fulfils; none where they contradict each other. `first`: the contact's first.

    Those that know the whole reply come before those that know a part of it, and words as they are written
    before words with a slip. Words that came with a picture are not the `whole` reply. The caller leaves out
    whatever opts out.
    """
    seen = [rule for rule in rules if first or rule.any_reply]
    if not seen:
        return ()
    text = own_text(body[:_LONGEST_READ])
    said = wording(text)
    if not said:
        return ()
    known = _whole(seen, text, said) if whole and len(body) <= LONGEST_WHOLE else []
    initials = frozenset(word[0] for word in said)
    found = known or [rule for rule in seen if _contains(rule, said, initials)]
    return tuple(found) if _agree(rule.effect for rule in found) else ()


def _whole(rules: Sequence[Rule], text: str, said: Wording) -> list[Rule]:
    """A question is no answer, in whatever words: "yes?" asks."""
    asks = any(mark in text for mark in QUESTION_MARKS)
    asked = [rule for rule in rules if rule.whole and not (asks and rule.effect.kind is Spoken.ANSWER)]
    readings = (said, without_courtesies(said))
    pairs = [
        (rule, words, reading)
        for rule in asked
        for phrase in rule.whole
        for words, reading in zip((phrase, without_courtesies(phrase)), readings, strict=True)
        if words and len(words) == len(reading)
    ]
    for slips in (False, True):
        found = {rule: None for rule, words, reading in pairs if alike(words, reading, slips=slips)}
        if found:
            return list(found)
    return []


def _contains(rule: Rule, said: Wording, initials: frozenset[str]) -> bool:
    return any(
        each.words[0][0] in initials  # no slip is in the first letter
        and found_in(each.words, said)
        and not any(found_in(words, said) for words in each.unless)
        for each in rule.contained
    )


def _agree(effects: Iterable[Effect]) -> bool:
    """Whether no question would be answered in two ways."""
    answers = {(each.name, each.value) for each in effects if each.kind is Spoken.ANSWER}
    return len({name for name, _ in answers}) == len(answers)
