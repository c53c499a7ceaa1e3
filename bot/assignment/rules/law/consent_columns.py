"""Which column of a sheet speaks of consent, in whatever dress its label comes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.assignment.rules.law import consent_words as known


class Kind(StrEnum):
    """What a column says of consent."""

    LEAVING = "leaving"  # yes: never text me
    STAYING = "staying"  # yes: you may text me
    STATUS = "status"  # words of any kind about texts
    RESULT = "result"  # words of any kind about anything
    ELSEWHERE = "elsewhere"  # consent to email, mail, calls, visits …
    SILENT = "silent"  # about email, mail or calls, and nothing of consent
    UNKNOWN = "unknown"  # looks like consent, but nobody can tell a yes from a no
    FORBIDDING = "forbidding"  # forbids something, but nobody can tell whether texts
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`dated` columns say when it was said; a date in them is a yes."""

    kind: Kind
    dated: bool = False


OTHER = Meaning(Kind.OTHER)
UNSURE = (Kind.UNKNOWN, Kind.FORBIDDING)


@lru_cache(maxsize=1024)
def meaning_of(label: str) -> Meaning:
    """What a column of this label says of consent, in any case, joined or prefixed: `contact[optOut]`."""
    inner = _BRACKETED.fullmatch(label.strip())
    written = inner[1] if inner else label
    readings = (_meaning(words_of(each)) for each in (written, written.casefold()))
    return next((each for each in readings if each != OTHER), OTHER)


def words_of(written: str) -> tuple[str, ...]:
    """The words of a label, lower case, without accents: "isOptedOut", "is_opted_out", "ISOPTEDOUT" alike."""
    bare = unicodedata.normalize("NFKD", written.replace("'", "").replace("’", ""))
    plain = _UNSUBSCRIBED.sub(_joined, "".join(char for char in bare if not unicodedata.combining(char)))
    apart = _NO_LETTERS.sub(" ", _HUMPS.sub(" ", plain)).casefold().split()
    return tuple(word for each in apart for word in _pieces(each))


def _joined(unsubscribed: re.Match[str]) -> str:
    """One word, for "UnSubscribed" and "un-subscribed" are the contrary of "subscribed"."""
    return f" un{unsubscribed[1].casefold()} "


def _pieces(word: str) -> tuple[str, ...]:
    """The known words that a word is made of; itself where it is not made of such alone."""
    return (word,) if word in known.VOCABULARY else _split(word) or (word,)


@lru_cache(maxsize=4096)
def _split(word: str) -> tuple[str, ...]:
    for end in range(min(len(word), _LONGEST_PIECE), 1, -1):
        if word[:end] in known.VOCABULARY:
            rest = _split(word[end:]) if word[end:] else ()
            if rest or not word[end:]:
                return (word[:end], *rest)
    return ()


def _meaning(written: Sequence[str]) -> Meaning:
    words = tuple(_without_numbers(written))
    texting = _any(words, known.TEXTING)
    kind = _kind(words)
    if _any(words, known.ELSEWHERE) and not texting and not _contact_too(words):
        return Meaning(Kind.SILENT if kind in {None, *UNSURE} else Kind.ELSEWHERE)
    if kind is None and _any(words, known.STATUSES):
        kind = Kind.STATUS if texting or _any(words, known.CONTACTING) else Kind.RESULT
    elif kind is None and texting and all(word in known.TEXTING | known.GLUE for word in words):
        kind = Kind.STATUS
    elif kind in _ABOUT_ITS_MAKING and _any(words, _ABOUT_ITS_MAKING[kind]):
        kind = None
    return OTHER if kind is None else Meaning(kind, _any(words, known.DATES))


def _kind(words: Sequence[str]) -> Kind | None:
    """Whether words speak of leaving or staying; a negation or a withdrawal turns them round."""
    found = _plain_kind(words)
    if found is None:
        return _negated(words) or _unsure(words)
    kind, place = found
    refused = words[place] in known.IN_BESIDE and _any(words[place + 1 : place + 2], known.NEGATIONS)
    others = (*words[:place], *words[place + 1 :])
    if not refused and not _any(words[:place], known.NEGATIONS) and not _any(others, known.WITHDRAWN):
        return kind
    return Kind.LEAVING if kind is Kind.STAYING else Kind.UNKNOWN


def _plain_kind(words: Sequence[str]) -> tuple[Kind, int] | None:
    """What words mean before any negation, and where the word stands that means it."""
    for place, word in enumerate(words):
        if word in _OPT and (opted := _opted(words, words[place + 1 : place + 3])):
            return opted, place
        if word in known.OUT_ALONE:
            return Kind.LEAVING, place
        if word in known.IN_ALONE:
            return Kind.STAYING, place
        if word in known.IN_BESIDE and _any(words, known.TEXTING | known.CONTACTING):
            return Kind.STAYING, place
        if word in known.IN_BESIDE_TEXTS and _any(words, known.TEXTING):
            return Kind.STAYING, place
    return _bare_kind(words)


def _opted(words: Sequence[str], after: Sequence[str]) -> Kind | None:
    """Of opting, what the words after it say; a yes to "opt-in / opt-out" may be either."""
    if _EITHER.search(" ".join(words)):
        return Kind.UNKNOWN
    return Kind.LEAVING if _any(after, _OUT) else Kind.STAYING if "in" in after else None


def _bare_kind(words: Sequence[str]) -> tuple[Kind, int] | None:
    if phrase := _PHRASES.search(" ".join(words)):
        return Kind.LEAVING, len(phrase.string[: phrase.start()].split())
    for place, word in enumerate(words):
        kind = Kind.LEAVING if word in known.OUT_BARE else Kind.STAYING if word in known.IN_BARE else None
        if kind and all(each in _BESIDE_BARE or each == word for each in words):
            return kind, place
    return None


def _negated(words: Sequence[str]) -> Kind | None:
    """No texts, do not contact, texting refused; "do not share" forbids something, but nobody knows what."""
    if _any(words, known.TEXTING | _PERMISSION) and _any(words, known.WITHDRAWN):
        return Kind.LEAVING
    place = next((place for place, word in enumerate(words) if word in known.NEGATIONS), None)
    if place is None or _any(words, known.COUNTED):
        return None
    if words[place + 1 : place + 2] == ("phone",):
        return Kind.ELSEWHERE
    if _any(words[place:], known.TEXTING | known.CONTACTING | known.FORBIDDEN | known.ELSEWHERE):
        return Kind.LEAVING
    ordered = words[place : place + 1] == ("dont",) or "do" in words[:place] or words[place] == "never"
    return Kind.FORBIDDING if ordered and len(words) > place + 1 else None


def _unsure(words: Sequence[str]) -> Kind | None:
    others = [word for word in words if word not in _BESIDE_LOOKS]
    bare = _any(words, known.OUT_BARE | known.LOOKS_BARE_LIKE_LEAVING)
    if bare and len(others) == 1 and _any(others, known.NEGATIONS):
        return Kind.UNKNOWN
    if _any(words, known.LOOKS_LIKE_LEAVING) or (bare and not others):
        return Kind.FORBIDDING
    return Kind.UNKNOWN if _any(words, known.LOOKS_LIKE_CONSENT) else None


def _without_numbers(words: Sequence[str]) -> Iterator[str]:
    """The words but for the "no" of "phone no", and the answers that a label offers: "yes/no"."""
    words = _ANSWERS.sub("", " ".join(words)).split()
    for place, word in enumerate(words):
        if not (word == "no" and place and words[place - 1] in known.NUMBERED):
            yield word


def _contact_too(words: Sequence[str]) -> bool:
    """Whether being contacted at all is meant beside calls or mail: "do not contact or call"."""
    return _any(words, known.CONJUNCTIONS) and _any(words, known.CONTACTING)


def _any(words: Sequence[str], among: frozenset[str]) -> bool:
    return not among.isdisjoint(words)


_OPT = frozenset({"opt", "opts", "opted", "opting"})
_OUT = frozenset({"out", "outs"})
_PERMISSION = frozenset({"permission", "permissions"})
# Ways to say it in several words.
_PHRASES = re.compile(
    r"\btak(?:e|en) (?:me |them |us |him |her )off\b|^(?:asked to be |be |please )?tak(?:e|en) off$"
    r"|\boff (?:of |from )?(?:(?:the|my|our|this|your|all) )?(?:(?:texts?|texting|sms) )?lists?$"
    r"|\bleave (?:me |them |us )?alone\b|\bwants? (?:off|out)$|\blista negra\b"
    r"|\bend(?:ed)? (?:all )?(?:texts|texting|messages|messaging|sms)\b"
)
_BESIDE_BARE = known.GLUE | known.TEXTING | known.CONTACTING | known.STATUSES | known.DATES | known.OUT_BARE
# Somebody who "declined to state" said nothing of texts.
_BESIDE_LOOKS = (_BESIDE_BARE | known.LOOKS_BARE_LIKE_LEAVING) - {"to"}
_ABOUT_ITS_MAKING = {Kind.LEAVING: known.LINKS, Kind.STAYING: known.PROVENANCE}
_LONGEST_PIECE = max(map(len, known.VOCABULARY))
_BRACKETED = re.compile(r"\w+\[([^\[\]]+)\]")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])")
_UNSUBSCRIBED = re.compile(r"un[\W_]*(subscri(?:bed|bes|bers|ber|be|bing|ption))", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:yes(?: or)? no|no(?: or)? yes|y n|si(?: o)? no)\b")
_EITHER = re.compile(
    r"\bin(?: or)? out\b|\bout(?: or)? in$|\bopt\w* in\b.*\bopt\w* out\b|\bopt\w* out\b.*\bopt\w* in\b"
)
_NO_LETTERS = re.compile(r"[\W_]+")
