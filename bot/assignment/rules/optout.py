"""What a reply means for consent: does it say stop, sound like it, take it back, or ask for help."""

import re
import unicodedata
from enum import StrEnum

from bot.assignment.rules.optout_words import (
    BESIDE_KEYWORD,
    COURTESIES,
    DOUBTFUL_PHRASES,
    HELP_KEYWORDS,
    SIGNS,
    START_KEYWORDS,
    STOP_KEYWORDS,
    STOP_PHRASES,
)


class Meaning(StrEnum):
    """STOP is obeyed at once; DOUBTFUL is shown to a person with one button; NONE is conversation."""

    STOP = "stop"
    DOUBTFUL = "doubtful"
    START = "start"
    HELP = "help"
    NONE = "none"


def meaning_of(body: str) -> Meaning:
    """Read one inbound text, whatever its case, spacing, punctuation, emoji or invisible characters.

    Leans towards STOP: a wrong one can be reversed by an admin, a missed one breaks the law.
    "Yes" never means START, though Twilio takes it so: it is how people answer questions.
    """
    if _TAPBACK.fullmatch(body):
        return Meaning.NONE
    words = plain_words(body)
    if not words:
        return Meaning.DOUBTFUL if SIGNS.intersection(body) else Meaning.NONE
    said = " ".join(COURTESIES.sub(" ", words).split())
    for meaning, keywords in _KEYWORDS.items():
        if _is_keyword(said, keywords):
            return meaning
    if STOP_PHRASES.search(said):
        return Meaning.STOP
    return Meaning.DOUBTFUL if DOUBTFUL_PHRASES.search(said) else Meaning.NONE


def plain_words(text: str) -> str:
    """Only the words: lower case, one space between, no accents, punctuation or invisible characters."""
    spelled = unicodedata.normalize("NFKD", text.translate(_GONE)).casefold()
    folded = unicodedata.normalize("NFKD", spelled)
    return " ".join(_NOT_A_WORD.sub(" ", "".join(filter(_is_seen, folded))).split())


def _is_seen(char: str) -> bool:
    """False for accents and what has no width, so that the letters around them close up."""
    return char.isspace() or unicodedata.category(char) not in {"Mn", "Me", "Cf", "Cc"}


def _is_keyword(said: str, keywords: frozenset[str]) -> bool:
    """Whether a body is a keyword, also spelled out ("s t o p"), drawn out ("stooop") or repeated."""
    words = [_DRAWN_OUT.sub(r"\1", word) for word in said.split()]
    core = [word for word in words if word not in BESIDE_KEYWORD and not word.isdigit()]
    if not core:
        return False
    return all(word in keywords for word in core) or "".join(words) in keywords or "".join(core) in keywords


_KEYWORDS = {
    Meaning.STOP: STOP_KEYWORDS,
    Meaning.START: START_KEYWORDS,
    Meaning.HELP: HELP_KEYWORDS,
}
# Apostrophes, and the Hangul fillers: letters by category, blank to the eye.
_GONE = dict.fromkeys(map(ord, "'\u2019\u2018\u02bc\u00b4`\u2032\u115f\u1160\u3164\uffa0"))
_NOT_A_WORD = re.compile(r"[\W_]+")
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")

# Phones without reactions send them as text that quotes ours, "Reply STOP to opt out" included.
_TAPBACK = re.compile(
    r"\s*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned"
    r"|reacted .{1,12} to|removed an? .{1,30} from|[^\w\"“]{1,12}(?:to|a)"
    r"|(?:no )?le gustó|le encantó)\s*[“\"«].*[”\"»]\W*",
    re.IGNORECASE | re.DOTALL,
)
