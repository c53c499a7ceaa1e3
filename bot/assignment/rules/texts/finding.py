"""By which keys people and words are found: folded alike where they are stored and where they are sought."""

import re
from dataclasses import dataclass

from bot.assignment.rules.plain import plain_words

# Of a name, of a text: what is longer is found by its beginning.
_MOST_WORDS, _MOST_OF_A_TEXT, _LONGEST = 6, 80, 40
_FEWEST_DIGITS = 3
_DIGITS = re.compile(r"[+\d\s().-]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed, made out: the end or all of a number in `digits`, else plain `words`."""

    digits: str = ""
    words: tuple[str, ...] = ()


def keys_of(first_name: str, last_name: str, phone: str) -> tuple[str, ...]:
    """The keys of a contact, each once.

    The name is turned so that each of its words stands in front once: whatever word is looked for, it is the
    beginning of a key, and the others stand in the same key. The number is written from its end.
    """
    words = plain_words(f"{first_name} {last_name}").split()[:_MOST_WORDS]
    turned = (" ".join(words[place:] + words[:place]) for place in range(len(words)))
    return tuple(dict.fromkeys((*turned, _backwards(phone))))


def words_of(text: str) -> tuple[str, ...]:
    """The words by which a text is found, each once."""
    words = (word[:_LONGEST] for word in plain_words(text).split() if len(word) > 1 or not word.isascii())
    return tuple(dict.fromkeys(words))[:_MOST_OF_A_TEXT]


def sought(typed: str) -> Sought:
    """What is looked for: digits alone are the end of a number, everything else is words."""
    digits = re.sub(r"\D", "", typed)
    if _DIGITS.fullmatch(typed) and len(digits) >= _FEWEST_DIGITS:
        return Sought(digits=_backwards(digits))
    return Sought(words=tuple(word[:_LONGEST] for word in plain_words(typed).split()))


def _backwards(number: str) -> str:
    return re.sub(r"\D", "", number)[::-1]
