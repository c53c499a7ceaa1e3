"""A reply, or words of a rule, as they are compared: plain words and signs, and both without courtesies.

Signs are emoji. They count as words of their own, for "👍" is a whole answer.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from bot.assignment.rules.plain import folded, undrawn

Wording = tuple[str, ...]

SHORTEST_WITH_SLIP = 5  # letters; "yes" and "no" are shorter
_WORD_OR_SIGN = re.compile(r"[^\W_]+|[^\w\s]")
_TONES = dict.fromkeys(range(0x1F3FB, 0x1F400))  # of skin
_COURTESIES = """
please, pls, plz, thanks, thank you, thank u, thanks a lot, thank you so much, thanks so much, thx, ty, tysm
thank you for asking, thanks for asking, thank you for reaching out, thanks for reaching out
thank you for checking, thanks for checking, sir, maam, hi, hello, hey, hi there, hello there, hey there
good morning, good afternoon, good evening, good day, have a good day, have a great day, have a nice day
have a good one, god bless, god bless you, bless you
por favor, porfa, porfavor, gracias, muchas gracias, mil gracias, hola, buenos dias, buenas tardes
buenas noches, buen dia, que tenga buen dia, gracias por preguntar, dios le bendiga, senor, senora, senorita
😊 🙂 😀 😃 😄 😁 ☺ 😉 🙏 ❤ ♥ 💙 💪 🎉 🙌 👏 🗳 ✨ 🥰 😍 🤗 🇺 🇸
"""


def wording(text: str) -> Wording:
    """Its words and signs, folded; what is said several times in a row is said once."""
    found = _WORD_OR_SIGN.findall(folded(text.translate(_TONES)))
    spoken = [each for each in found if each[0].isalnum() or unicodedata.category(each) == "So"]
    return tuple(each for place, each in enumerate(spoken) if spoken[place - 1 : place] != [each])


def without_courtesies(said: Wording) -> Wording:
    """What is left without greetings, thanks and friendly faces."""
    kept: list[str] = []
    place = 0
    while place < len(said):
        length = next((long for long in _LENGTHS if said[place : place + long] in _POLITE), 0)
        kept += [] if length else [said[place]]
        place += length or 1
    return tuple(kept)


def found_in(words: Wording, said: Wording) -> bool:
    """Whether the words stand in what was said, one behind the other; a slip is allowed."""
    return any(alike(words, said[start : start + len(words)]) for start in range(len(said) - len(words) + 1))


def alike(words: Wording, said: Wording, *, slips: bool = True) -> bool:
    """Whether each word is the one that was said: also drawn out, and in long ones with one slip."""
    return len(words) == len(said) and all(
        _is(word, other, slips=slips) for word, other in zip(words, said, strict=True)
    )


def _is(word: str, said: str, *, slips: bool) -> bool:
    if word == said:
        return True
    if word[0] != said[0]:  # nothing below changes a first letter, and most words end here
        return False
    return any(word == reading or (slips and _slipped(word, reading)) for reading in undrawn(said))


def _slipped(word: str, said: str) -> bool:
    """Whether a finger slipped once, behind the first letter: "would" is not "could"."""
    return (
        min(len(word), len(said)) >= SHORTEST_WITH_SLIP
        and (word + said).isalpha()
        and OSA.distance(word, said, score_cutoff=1) <= 1
    )


def _courtesies(lines: str) -> Iterator[Wording]:
    *phrases, signs = lines.strip().splitlines()
    yield from (wording(each) for line in phrases for each in line.split(","))
    yield from ((sign,) for sign in wording(signs))


_POLITE = frozenset(_courtesies(_COURTESIES))
_LENGTHS: Sequence[int] = sorted({len(each) for each in _POLITE}, reverse=True)
