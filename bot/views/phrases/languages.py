"""In which language Baton speaks, what its catalogue says, and how times, numbers and lists are written.

English stands in the code. A catalogue of another language is read when it is first spoken.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.vocabulary import Language

# Baton's volunteers live in the United States, whatever they speak: twelve hours a half day, 1,000.
_PLACES = {Language.ENGLISH: "en_US", Language.SPANISH: "es_US"}
_SPOKEN: ContextVar[Language] = ContextVar("language", default=Language.ENGLISH)
# Spanish says e for y, and u for o, before the same sound.
_SOUNDS = ((" y ", " e ", ("i", "hi", "í")), (" o ", " u ", ("o", "ho", "ó", "8")))


def spoken() -> Language:
    """The language of whoever reads what is written now."""
    return _SPOKEN.get()


def speak(language: Language) -> None:
    """From now on, in this act of somebody, write in their language."""
    _SPOKEN.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Write in a language for as long as the block lasts."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def language_of(locale: str) -> Language | None:
    """The language of a platform's locale, such as es-419; None for one that Baton does not speak."""
    first = locale.replace("_", "-").partition("-")[0].lower()
    return Language(first) if first in set(Language) else None


def file_of(language: Language) -> Path:
    """Where a language's catalogue is."""
    return Path(__file__).parent / f"{language}.po"


@cache
def catalogue_of(language: Language) -> NullTranslations:
    """Every sentence of a language."""
    if language is Language.ENGLISH:
        return NullTranslations()
    compiled = BytesIO()
    with file_of(language).open("rb") as written:
        write_mo(compiled, read_po(written, locale=str(language)))
    compiled.seek(0)
    return GNUTranslations(compiled)


class Later(str):
    """A sentence that stands in a constant: English as it is compared, its reader's language as it is shown.

    Painters show `str(sentence)`; so do f-strings, `shortened`, `listed` and places of other sentences.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return catalogue_of(spoken()).gettext(super().__str__())

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __add__(self, other: str) -> str:
        return str(self) + str(other)

    def __radd__(self, other: str) -> str:
        return str(other) + str(self)


def number(of: int) -> str:
    """A whole number: 1,000."""
    if spoken() is Language.ENGLISH:
        return f"{of:,}"
    return format_decimal(of, locale=_place())


def clock(moment: datetime | time) -> str:
    """The time of day a clock shows: 2:05 PM."""
    if spoken() is Language.ENGLISH:
        return f"{moment:%I:%M %p}".removeprefix("0")
    return format_time(moment, "short", locale=_place()).replace("\u202f", "\u00a0")


def day(of: date, *, weekday: bool = False, year: bool = False) -> str:
    """A day of the calendar: Mar 4, or Wed Mar 4 2026."""
    if spoken() is Language.ENGLISH:
        return f"{f'{of:%a} ' if weekday else ''}{of:%b} {of.day}{f' {of.year}' if year else ''}"
    skeleton = f"{'y' if year else ''}MMM{'E' if weekday else ''}d"
    return format_skeleton(skeleton, of, locale=_place())


def long_day(of: date) -> str:
    """A day of the calendar with its whole weekday: Wednesday, Mar 4."""
    if spoken() is Language.ENGLISH:
        return f"{of:%A, %b} {of.day}"
    return f"{format_date(of, 'EEEE', locale=_place())}, {day(of)}"


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Names in a row: Ana, Ben and Cleo; with `or` as joint, one of them."""
    shown = [str(name) for name in names]
    if len(shown) <= 1:
        return "".join(shown)
    if spoken() is Language.ENGLISH:
        return f"{', '.join(shown[:-1])} {joint} {shown[-1]}"
    told = format_list(shown, style="or" if joint == "or" else "standard", locale=_place())
    last = shown[-1]
    for usual, changed, sounds in _SOUNDS:
        if told.endswith(usual + last) and last.lower().startswith(sounds):
            return told.removesuffix(usual + last) + changed + last
    return told


@cache
def _locale_of(language: Language) -> Locale:
    return Locale.parse(_PLACES[language])


def _place() -> Locale:
    return _locale_of(spoken())
