"""Scripts: what must be mended before they go out, and which of several first texts a contact gets."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from hashlib import blake2b

from bot.assignment.rules.plain import plain_words
from bot.assignment.rules.texts.merge import (
    SENDER,
    Field,
    at_typical_length,
    field_key,
    fields_of,
    render,
    without_fields,
)
from bot.assignment.rules.texts.segments import CHEAPER, MOST_SEGMENTS, count_segments, plain_spelling

__all__ = [
    "SENDER_FIELDS",
    "Code",
    "Field",
    "Finding",
    "Severity",
    "check_replies",
    "check_script",
    "deal_script",
    "fields_of",
    "render",
]

SENDER_FIELDS = frozenset({f"{SENDER}.first_name", f"{SENDER}.last_name", f"{SENDER}.name"})

_SEGMENTS_ADVISED = 3
_SHOUT = 20  # letters; below it, capitals are initials

# Shared by spammers too, so carriers filter what carries them.
_SHORTENERS = (
    r"bit\.ly|bitly\.com|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|v\.gd|buff\.ly|cutt\.ly|rebrand\.ly|rb\.gy"
    r"|twil\.io|dub\.sh"
    r"|shorturl\.at|short\.io|tiny\.cc|bl\.ink|t\.ly|s\.id|lnkd\.in|soo\.gd|shorte\.st|adf\.ly|tiny\.one|u\.to"
)
_SHORT_LINK = re.compile(rf"(?<![\w.@-])(?:www\.)?({_SHORTENERS})(?![\w-])(?!\.\w)", re.IGNORECASE)

_KEYWORD = (
    r"(?:stop|stopall|quit|end|cancel|unsubscribe|opt out|optout|alto|pare|parar|baja|cancelar|detener|salir)"
)
_PURPOSE = (
    r"(?:end|quit|stop|cancel|unsubscribe|opt ?out|leave|be removed|get off"
    r"|salir|cancelar|parar|no recibir|dejar de)"
)
_STOP_WORDING = re.compile(
    rf"\b(?:(?:reply|replying|text|texting|txt|send|sending|respond|answer|responda|responde|respondiendo"
    rf"|envia|envie|escriba|escribe|mande|manda|conteste)"
    rf"(?: (?:with|back|us|me|at any time|anytime|the|word|con|la|palabra|a|de))* {_KEYWORD}"
    rf"|stop ?(?:2|4)? ?{_PURPOSE}|{_KEYWORD} ?(?:to|2|4|para) ?{_PURPOSE})\b"
)
# Florida (106.147) and others want to read who paid for a text for or against candidates and measures.
_PAID_FOR = re.compile(r"\b(?:paid|pd|sponsored|approved|pagado|pagada|patrocinado) (?:for )?(?:by|por)\b")
_ELECTION = re.compile(
    r"\b(?:candidates?|ballot|referendum|proposition|prop [0-9]+|measure [0-9a-z]+|amendment [0-9]+"
    r"|elect|reelect|vote (?:for|no|yes|against)|for (?:congress|senate|governor|mayor|president|sheriff)"
    r"|candidat[oa]s?|boleta|enmienda|vota por|vote por)\b"
)
_SINGLE_BRACES = re.compile(r"(?<!\{)\{([^{}|]+)(?:\|[^{}]*)?\}(?!\})")
_BROKEN_BRACES = re.compile(r".{0,12}(?:\{\{|\}\}).{0,12}", re.DOTALL)


class Severity(StrEnum):
    """An error forbids the start; a warning is shown."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """What was found; the facts of each are named beside it."""

    NO_TEXTS = "no_texts"
    EMPTY = "empty"
    NO_ORGANISATION = "no_organisation"
    ORGANISATION_NOT_NAMED = "organisation_not_named"  # organisation
    STOP_WORDING_MISSING = "stop_wording_missing"
    UNKNOWN_FIELD = "unknown_field"  # field; nearest ("" if none is near)
    BROKEN_BRACES = "broken_braces"  # near: the surroundings
    SINGLE_BRACES = "single_braces"  # field
    NO_FALLBACK = "no_fallback"  # field
    TOO_LONG = "too_long"  # segments; most
    MANY_SEGMENTS = "many_segments"  # segments; advised
    ODD_CHARACTERS = (
        "odd_characters"  # characters; cheaper (one each, "" if none); segments; segments_if_plain
    )
    SHORT_LINK = "short_link"  # host
    SHOUTING = "shouting"
    NOT_PAID_FOR = "not_paid_for"  # about an election, and no word of who paid


Fact = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend; `text` is the position of the text among those checked, None for all of them.

    `reply` is the title of the prepared reply that is meant, if one is.
    """

    severity: Severity
    code: Code
    text: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    reply: str = ""


def check_script(texts: Sequence[str], known_fields: Collection[str], organisation: str) -> list[Finding]:
    """Findings on a campaign's first texts; `known_fields` are the contact list's `field_key`s."""
    if not texts:
        return [Finding(Severity.ERROR, Code.NO_TEXTS)]
    findings = [] if organisation.strip() else [Finding(Severity.ERROR, Code.NO_ORGANISATION)]
    for position, text in enumerate(texts):
        findings += _introduction(position, text, organisation) if text.strip() else ()
        findings += _any_text(position, text, known_fields)
    return findings


def check_replies(texts: Sequence[str], known_fields: Collection[str]) -> list[Finding]:
    """Findings on prepared replies, which need not say again who writes and how to stop."""
    return [
        finding for position, text in enumerate(texts) for finding in _any_text(position, text, known_fields)
    ]


def deal_script(seed: int, conversation_position: int, count: int) -> int:
    """Which of `count` texts a contact gets: always the same one, without pattern.

    Every `count` positions in a row get each text once, so shares differ by at most one.
    """
    if count < 1:
        raise ValueError("there is no text to deal")
    block, place = divmod(conversation_position, count)
    return sorted(range(count), key=lambda text: _mixed(seed, block, text))[place]


def _mixed(*numbers: int) -> bytes:
    return blake2b(",".join(map(str, numbers)).encode(), digest_size=8).digest()


def _introduction(position: int, text: str, organisation: str) -> Iterator[Finding]:
    said, name = plain_words(without_fields(text)), plain_words(organisation)
    if name and f" {name} " not in f" {said} ":
        facts = {"organisation": organisation.strip()}
        yield Finding(Severity.ERROR, Code.ORGANISATION_NOT_NAMED, position, facts)
    if not _STOP_WORDING.search(said):
        yield Finding(Severity.ERROR, Code.STOP_WORDING_MISSING, position)
    if _ELECTION.search(said) and not _PAID_FOR.search(said):
        yield Finding(Severity.WARNING, Code.NOT_PAID_FOR, position)


def _any_text(position: int, text: str, known_fields: Collection[str]) -> Iterator[Finding]:
    if not text.strip():
        yield Finding(Severity.ERROR, Code.EMPTY, position)
        return
    yield from _fields(position, text, known_fields)
    yield from _braces(position, text, known_fields)
    yield from _length(position, text)
    yield from _carriers(position, text)


def _fields(position: int, text: str, known_fields: Collection[str]) -> Iterator[Finding]:
    known = {*known_fields, *SENDER_FIELDS}
    for each in dict.fromkeys(fields_of(text)):
        if each.name not in known:
            nearest = get_close_matches(each.name, sorted(known), n=1)
            facts = {"field": each.name, "nearest": nearest[0] if nearest else ""}
            yield Finding(Severity.ERROR, Code.UNKNOWN_FIELD, position, facts)
        elif each.fallback is None and each.name not in SENDER_FIELDS:
            yield Finding(Severity.WARNING, Code.NO_FALLBACK, position, {"field": each.name})


def _braces(position: int, text: str, known_fields: Collection[str]) -> Iterator[Finding]:
    if broken := _BROKEN_BRACES.search(without_fields(text)):
        yield Finding(Severity.ERROR, Code.BROKEN_BRACES, position, {"near": broken.group().strip()})
    for name in _SINGLE_BRACES.findall(text):
        if field_key(name) in known_fields:
            yield Finding(Severity.WARNING, Code.SINGLE_BRACES, position, {"field": field_key(name)})


def _length(position: int, text: str) -> Iterator[Finding]:
    body = at_typical_length(text)
    segments = count_segments(body)
    if segments.count > MOST_SEGMENTS:
        facts = {"segments": segments.count, "most": MOST_SEGMENTS}
        yield Finding(Severity.ERROR, Code.TOO_LONG, position, facts)
    elif segments.count > _SEGMENTS_ADVISED:
        facts = {"segments": segments.count, "advised": _SEGMENTS_ADVISED}
        yield Finding(Severity.WARNING, Code.MANY_SEGMENTS, position, facts)
    if odd := segments.odd_characters:
        costs: dict[str, Fact] = {
            "characters": odd,
            "cheaper": tuple(CHEAPER.get(char, "") for char in odd),
            "segments": segments.count,
            "segments_if_plain": count_segments(plain_spelling(body)).count,
        }
        yield Finding(Severity.WARNING, Code.ODD_CHARACTERS, position, costs)


def _carriers(position: int, text: str) -> Iterator[Finding]:
    for host in dict.fromkeys(_SHORT_LINK.findall(text.casefold())):
        yield Finding(Severity.ERROR, Code.SHORT_LINK, position, {"host": host})
    letters = [char for char in without_fields(text) if char.isalpha()]
    if len(letters) >= _SHOUT and sum(map(str.isupper, letters)) > len(letters) / 2:
        yield Finding(Severity.WARNING, Code.SHOUTING, position)
