"""What one cell of a column says of consent."""

import re
from enum import StrEnum
from functools import lru_cache

from bot.assignment.rules.law import consent_words as known
from bot.assignment.rules.law.consent_columns import Kind, Meaning, words_of
from bot.assignment.rules.law.tags import OPT_OUT, built_in


class Says(StrEnum):
    """The gravest first."""

    OUT = "out"  # never text me
    REFUSED = "refused"  # no consent
    UNCLEAR = "unclear"  # something, but neither yes nor no
    MAY = "may"
    NOTHING = "nothing"


@lru_cache(maxsize=8192)
def said(meaning: Meaning, cell: str) -> Says:
    """What a cell says under a column of this meaning."""
    plain = "".join(words_of(cell)) if len(cell) <= _LONGEST else ""
    match meaning.kind:
        case Kind.OTHER:
            told = plain in known.SAYS_OUT_ANYWHERE
        case Kind.SILENT | Kind.ELSEWHERE:
            told = plain in known.SAYS_NO_TEXTS
        case Kind.RESULT:
            told = any(map(_is_out_as_result, _ITEMS.split(cell)))
        case _:
            return Says.NOTHING if says_nothing(cell, plain) else _of_consent(meaning, cell, plain)
    return Says.OUT if told else Says.NOTHING


def _of_consent(meaning: Meaning, cell: str, plain: str) -> Says:
    match meaning.kind:
        case Kind.LEAVING:
            return _of_leaving(cell, plain, dated=meaning.dated)
        case Kind.STAYING:
            return _of_staying(cell, plain, dated=meaning.dated)
        case Kind.STATUS:
            return _of_status(cell, plain)
        case _:
            return _of_unsure(cell, plain, meaning.kind)


def says_nothing(cell: str, plain: str) -> bool:
    """Whether a cell is blank in one of the ways in which programs and people leave cells blank."""
    return (
        not cell.strip(_DASHES)
        or plain in known.NOTHING
        or bool(_NO_DATE.fullmatch(cell.strip()) or _FAILED.fullmatch(cell.strip()))
    )


def _of_leaving(cell: str, plain: str, *, dated: bool) -> Says:
    number = _number(cell)
    if number is not None:
        if number in {1, -1} or (dated and number > 0):
            return Says.OUT
        return Says.UNCLEAR if number else Says.MAY
    if (
        plain in known.YES
        or _is_tick(cell)
        or _says_out(cell, plain)
        or _is_date(cell)
        or _begins_with_yes(cell)
        or _tells_of_leaving(cell, plain)
        or (words_of(cell)[:1] != ("no",) and _is_out_as_result(cell))
        or (dated and _PART_OF_A_DATE.fullmatch(cell))
    ):
        return Says.OUT
    return Says.MAY if plain in known.NO | known.SAYS_IN or cell in _EMPTY_BOXES else Says.UNCLEAR


def _of_staying(cell: str, plain: str, *, dated: bool) -> Says:
    number = _number(cell)
    if number is not None:
        if number in {1, -1} or (dated and number >= _FIRST_DAY):
            return Says.MAY
        return Says.UNCLEAR if number else Says.REFUSED
    if _says_out(cell, plain) or _is_left(cell):
        return Says.OUT
    if plain in known.YES | known.SAYS_IN | known.GOOD or _is_tick(cell) or _is_date(cell):
        return Says.MAY
    if plain in known.NO | known.BAD or cell in _EMPTY_BOXES:
        return Says.REFUSED
    doubtful = known.NEGATIONS | known.ELSEWHERE | known.OUT_ALONE | known.OUT_BARE | {"out"}
    return Says.MAY if _begins_with_yes(cell) and doubtful.isdisjoint(words_of(cell)) else Says.UNCLEAR


def _of_status(cell: str, plain: str) -> Says:
    """Of a status only what is a clear no counts, for it may hold words of any kind: delivered, landline."""
    if _says_out(cell, plain) and not known.ELSEWHERE & set(words_of(cell)):
        return Says.OUT
    if any(map(_is_out_as_result, _ITEMS.split(cell))):
        return Says.OUT
    if plain in known.SAYS_PERHAPS_OUT:
        return Says.UNCLEAR
    return Says.REFUSED if plain in known.NO | known.BAD or _number(cell) == 0 else Says.NOTHING


def _of_unsure(cell: str, plain: str, kind: Kind) -> Says:
    if plain == "out" or _is_out_as_result(cell):
        return Says.OUT
    harmless = known.SAYS_IN | known.NO if kind is Kind.FORBIDDING else known.SAYS_IN
    return Says.MAY if plain in harmless or (kind is Kind.FORBIDDING and _number(cell) == 0) else Says.UNCLEAR


def _is_out_as_result(item: str) -> bool:
    """Whether a result or tag is one that any campaign takes for an opt-out, or what programs call one."""
    words = words_of(item[:_LONGEST])
    if "".join(words) in known.SAYS_OUT_AS_RESULT or _begins_with_out(item):
        return True
    told = built_in(item) == OPT_OUT and len(item) <= _LONGEST and known.ELSEWHERE.isdisjoint(words)
    return told or _is_left(item)


def _is_left(item: str) -> bool:
    """A word of those who left, whole: DND, "texted QUIT", "TCPA litigator"; not "Cancel student debt"."""
    words = words_of(item) if len(item) <= _LONGEST else ()
    if not known.ELSEWHERE.isdisjoint(words):
        return False
    core = [word for word in words if word not in _BESIDE_OUT and not word.isdigit()]
    bare = len(core) == 1 and core[0] in known.SAYS_OUT_BARE
    return bare or (not known.SAYS_OUT_AMID.isdisjoint(words) and known.NEGATIONS.isdisjoint(words))


def _says_out(cell: str, plain: str) -> bool:
    return plain in known.SAYS_OUT or words_of(cell[:_LONGEST])[:1] == ("stop",) or _begins_with_out(cell)


def _begins_with_out(cell: str) -> bool:
    words = words_of(cell[:_LONGEST])
    first = any(words[: len(each)] == each for each in _OUT_FIRST)
    return first and known.ELSEWHERE.isdisjoint(words)


def _tells_of_leaving(cell: str, plain: str) -> bool:
    """What only an opt-out column means by it: how they left ("texted STOP"), or what they left ("SMS")."""
    words = frozenset(words_of(cell[:_LONGEST]))
    if plain in known.SAYS_LEFT or (words & known.TEXTING and words <= known.WHAT_IS_LEFT):
        return True
    left = words & (known.OUT_ALONE | known.LEFT) or "opted out" in " ".join(words_of(cell[:_LONGEST]))
    return bool(left) and words.isdisjoint(known.NEGATIONS | known.ELSEWHERE)


def _is_tick(cell: str) -> bool:
    return cell.strip("\ufe0f ") in _TICKS


def _begins_with_yes(cell: str) -> bool:
    """Yes, and more: "Yes - by text", "TRUE (2024)"."""
    return words_of(cell[:_LONGEST])[:1] in _YES_FIRST


def _number(cell: str) -> float | None:
    bare = cell.strip("\"' ")
    return float(bare) if _DIGITS.fullmatch(bare) and not _COMPACT_DATE.fullmatch(bare) else None


def _is_date(cell: str) -> bool:
    """Whether a cell is a day, perhaps with a time, as programs and people write them."""
    words = _PARTS_OF_DATES.findall(cell.casefold()) if len(cell) <= _LONGEST else []
    if not words or any(
        not (word.isdigit() or word[:3] in _NAMES_OF_DATES or word in known.TIMES) for word in words
    ):
        return False
    numbers = [word for word in words if word.isdigit()]
    named = any(word[:3] in known.MONTHS for word in words if not word.isdigit())
    if cell.startswith(_NO_DAYS):
        return False
    return bool(_COMPACT_DATE.fullmatch(cell)) or (len(numbers) >= 1 and named) or len(numbers) >= _OF_A_DAY


_LONGEST = 80
_OF_A_DAY = 3
_FIRST_DAY = 20_000  # of spreadsheets that show a day as a number: in 1954
_OUT_FIRST = tuple(tuple(each.split()) for each in known.SAYS_OUT_FIRST)
_YES_FIRST = {("yes",), ("true",), ("si",), ("y",)}
_BESIDE_OUT = known.GLUE | known.TEXTING | known.DATES | known.MONTHS
_TICKS = frozenset("✓✔☑✅☒🗹")
_EMPTY_BOXES = frozenset("☐□")
_DASHES = " \t\n-\u2010\u2011\u2012\u2013\u2014\u2015\u2212._/"
_ITEMS = re.compile(r"[,;|/\n]")
# The zero of several programs, written as a day; and what a formula leaves that failed.
_NO_DATE = re.compile(
    r"(?:0000-00-00|0001-01-01|1899-12-3[01]|1900-01-00|0?1/0?0/1900|0?0/0?0/0000)(?:[ T][0:.]*Z?)?|\\N"
)
# Zero as a day again, but somebody may have meant the day.
_NO_DAYS = ("1970-01-01", "1900-01-01", "1/1/1970", "1/1/1900", "01/01/1970", "01/01/1900")
_DIGITS = re.compile(r"-?[0-9]{1,15}(?:[.][0-9]*)?")
_COMPACT_DATE = re.compile(r"(?:19|20)[0-9]{2}[01][0-9][0-3][0-9](?:[0-9]{6})?")
_PART_OF_A_DATE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,4}")
_FAILED = re.compile(r"#[A-Z/0]+[!?]?|#N/A", re.IGNORECASE)
_PARTS_OF_DATES = re.compile(r"[^\W_\d]+|\d+")
_NAMES_OF_DATES = known.MONTHS | known.DAYS
