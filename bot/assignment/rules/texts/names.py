"""Names: whole ones taken apart, and the first name that can be said aloud, written as people write it."""

import re
from collections.abc import Iterator
from functools import cache

from bot.assignment.rules.texts.name_words import (
    BOTH,
    GIVEN_TOO,
    MAC_NAMES,
    NO_NAMES,
    NOBODY,
    NUMERALS,
    PARTICLES,
    POLITE,
    SPANISH_TITLES,
    SUFFIXES,
)

_LONGEST = 120
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_UNSAYABLE = re.compile(r"[@\d]|https?:|www\.")
_QUOTES = '"“”'
_ASIDE = re.compile(r"\s*\([^()]*\)")
_COUPLES = re.compile(r"\s+(?:&|and|y|e|et|und|/)\s+", re.IGNORECASE)


def split_name(name: str, last_name: str = "") -> tuple[str, str]:
    """First and last name of a whole one, such as "Ruiz, Ana"; beside a known last name, the rest.

    The first name is blank where there is none to say, as in "Dr. Ruiz" or "The Ruiz Family".
    """
    name = _bare(name)
    if last_name:
        return _before(name, last_name), last_name
    words = list(_untitled(name.split()))
    if NOBODY & {word.casefold() for word in words} or not words:
        return "", name
    if words[0].rstrip(".").casefold() in SPANISH_TITLES and len(words) > 1:
        rest = " ".join(words[1:])
        return split_name(rest) if len(words) > 2 or "," in rest else ("", rest)  # noqa: PLR2004  a title and a first and a last name
    name = " ".join(words)
    if len(words) == 1 and "," not in name:
        return first_name(name), ""
    if all(_LETTERS.fullmatch(word) and word.casefold() not in _known_words() for word in words):
        return words[0], " ".join(words[1:])
    return _parsed(name) if len(name) <= _LONGEST else (words[0], " ".join(words[1:]))


def first_name(written: str) -> str:
    """The first name in a cell of its own, without titles and middle initials; blank for NULL."""
    name = _bare(written)
    if name.casefold() in NO_NAMES or _UNSAYABLE.search(name):
        return ""
    words = (_ASIDE.sub(" ", name).strip() or name).split()
    while words and words[0].rstrip(".").casefold() in POLITE and (len(words) > 1 or words[0][-1] == "."):
        words = words[2:] if words[1:2] and words[1].casefold() in BOTH else words[1:]
    while len(words) > 1 and words[-1].strip(".,").casefold() in SUFFIXES:
        words = [*words[:-2], words[-2].rstrip(",")]
    if len(words) > 1 and _INITIAL.fullmatch(words[-1]) and not _INITIAL.fullmatch(words[0]):
        words = words[:-1]
    return " ".join(words)


def is_name(written: str) -> bool:
    """Whether a cell names somebody at all, be it in words that cannot be said: not NULL, nor blank."""
    return bool(written.strip()) and _bare(written).casefold() not in NO_NAMES


def last_name(written: str) -> str:
    """The last name in a cell of its own; somebody may be called Null, but not NULL."""
    name = " ".join(written.split())
    no_name = name.casefold() in NO_NAMES and (not name.isalpha() or name.isupper() or name.islower())
    return "" if no_name else name


def as_written(name: str, *, last: bool = False) -> str:
    """A name in capitals or in small letters alone as people write it; any other as it is.

    McDonald, O'Brien, de la Cruz, Mary-Jane; JP and A.J. stay initials.
    """
    if not (name.isupper() or name.islower()):
        return name
    words = name.split()
    return " ".join(
        _word(word, last=last, first=not place, final=place == len(words) - 1)
        for place, word in enumerate(words)
    )


def _bare(written: str) -> str:
    """A name on one line, without the quotation marks around all of it."""
    name = " ".join(written.split())
    inner = name.strip(_QUOTES)
    return inner if name[:1] in _QUOTES and name[-1:] in _QUOTES and not set(inner) & set(_QUOTES) else name


def _untitled(words: list[str]) -> Iterator[str]:
    """These words without the title of the second of two people: "Dr. John and Mrs. Mary Smith"."""
    for place, word in enumerate(words):
        second = place > 1 and words[place - 1].casefold() in BOTH and not _is_title(words[place - 2])
        if not (second and _is_title(word)):
            yield word


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in POLITE


def _word(word: str, *, last: bool, first: bool, final: bool) -> str:
    small = word.casefold() if word.isupper() else word
    if small in PARTICLES and not final and (last or not first):
        return small
    if last and small.rstrip(".") in NUMERALS:
        return small.upper()
    if not last and _is_initials(small):
        return small.upper()
    return _WORD.sub(lambda part: _part(part, last=last), small)


def _part(part: re.Match[str], *, last: bool) -> str:
    """A part of a name between hyphens, apostrophes and dots."""
    text = part[0]
    before = part.string[: part.start()]
    if before.endswith(("'", "’")) and len(text) < 3:  # noqa: PLR2004  the end of Anne's, not the beginning of O'Brien
        return text
    for start in ("mc", "mac"):
        rest = text.removeprefix(start)
        if rest != text and len(rest) > 1 and (start == "mc" or (last and rest in MAC_NAMES)):
            return start.capitalize() + rest.capitalize()
    return text[:1].upper() + text[1:]


def _is_initials(word: str) -> bool:
    """JP, AJ, KC: two letters that nobody could say as one word, or that end in a J."""
    return len(word) == 2 and word.isalpha() and (word[1] == "j" or not set(word) & set("aeiouyáéíóú"))  # noqa: PLR2004  a pair


def _parsed(name: str) -> tuple[str, str]:
    """What the library says of a name with titles, degrees, commas or two people in it."""
    import nameparser

    parsed = nameparser.parse(name)
    given, family = parsed.given, parsed.family
    middle = [word for word in parsed.middle.split() if not _INITIAL.fullmatch(word)]
    title = parsed.title
    if title and not (given and family) and title.casefold() in GIVEN_TOO:
        return title, f"{given} {family}".strip()
    if not given and not title:
        return first_name(name), ""
    if _INITIAL.fullmatch(given) and middle:
        given = f"{given} {middle.pop(0)}"
    if "," in name:
        given = " ".join([given, *middle])
    else:
        family = " ".join([*middle, family]).strip()
    return first_name(given) if not _COUPLES.search(given) else given, family


def _before(name: str, last_name: str) -> str:
    """What of a whole name stands before, or behind a comma after, its known last name."""
    if name.casefold() == last_name.casefold():
        return name
    head, comma, tail = name.partition(",")
    if comma and head.strip().casefold() == last_name.casefold():
        return split_name(f"{last_name}, {tail}")[0]
    rest = name[: -len(last_name)] if name.casefold().endswith(last_name.casefold()) else name
    rest = rest.strip(" ,")
    return split_name(f"{rest} {last_name}")[0] if _is_adorned(rest) else rest or name


def _is_adorned(name: str) -> bool:
    return any(not _LETTERS.fullmatch(word) or word.casefold() in _known_words() for word in name.split())


@cache
def _known_words() -> frozenset[str]:
    """Titles, suffixes and conjunctions that the library knows: names without them need no library."""
    import nameparser

    words = nameparser.Lexicon.default()
    known = words.titles | words.given_name_titles | words.conjunctions | words.conjunctions_ambiguous
    known |= words.suffix_words | words.suffix_acronyms | words.maiden_markers | {"and"}
    return frozenset(known)
