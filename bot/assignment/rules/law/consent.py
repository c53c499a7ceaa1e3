"""What the rows of a sheet say of consent: who must never be texted, and who not from this list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

from bot.assignment.rules.law.consent_cells import Says, said
from bot.assignment.rules.law.consent_columns import UNSURE, Kind, Meaning, meaning_of, words_of
from bot.assignment.rules.law.consent_words import PHONES
from bot.assignment.rules.sheets.sheet_terms import Caution, Column, Warned
from bot.assignment.rules.spreadsheet import is_rounded

_LONGEST_CELL_SHOWN = 30
_NUMBERS_APART = re.compile(r"[,;/|\n]|\s+(?:or|and|o|y|&)\s+")


@dataclass(frozen=True, slots=True)
class Consent:
    """What a row says: `opted_out` holds for every number in it, `withheld` for this list alone."""

    opted_out: bool = False
    withheld: bool = False
    noted: tuple[Warned, ...] = ()


_NO_WORD = Consent()


class ConsentColumns:
    """Reads what rows with these columns say of consent."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._meanings = [(column.key, column.label, meaning_of(column.label)) for column in columns]
        self._phones = [each.key for each in columns if _is_phone(each)]

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """Which columns look like consent and are not understood, or not about texts."""
        told = dict.fromkeys(UNSURE, Caution.CONSENT_UNKNOWN) | {Kind.ELSEWHERE: Caution.CONSENT_ELSEWHERE}
        return tuple(
            Warned(told[meaning.kind], label) for _, label, meaning in self._meanings if meaning.kind in told
        )

    def consent_of(self, values: Mapping[str, str], beside: Sequence[str] = ()) -> Consent:
        """What a row says; the gravest word of several holds.

        With cells `beside` the columns, each column's own may be one of those that follow.
        """
        told = [
            (says, label, meaning.kind, cell)
            for key, label, meaning in self._meanings
            if (cell := values.get(key)) and (says := _said(meaning, cell)) in _HEEDED
        ]
        told += self._moved([*values.values(), *beside], len(beside)) if beside else []
        if not told:
            return _NO_WORD
        noted = tuple(_noted(*each) for each in told)
        opted_out = any(says is Says.OUT for says, *_ in told)
        return Consent(opted_out, not opted_out, noted)

    def _moved(self, cells: Sequence[str], by: int) -> Iterator[tuple[Says, str, Kind, str]]:
        """A clear no in one of the cells into which a cell too many may have moved a column's own."""
        for place, (_, label, meaning) in enumerate(self._meanings):
            for cell in filter(None, cells[place + 1 : place + 1 + by]):
                if meaning.kind in _ABOUT_CONSENT and (says := _said(meaning, cell)) in _CLEAR:
                    yield says, label, meaning.kind, cell

    def written_numbers(self, values: Mapping[str, str], beside: Sequence[str] = ()) -> Iterator[str]:
        """Every phone number that a row names, as it is written; some may be none."""
        moved = [*values.values(), *beside] if beside else []
        for cell in (*(values.get(key, "") for key in self._phones), *moved):
            yield cell
            yield from _NUMBERS_APART.split(cell)
            if cell and not is_rounded(cell):
                found = (match.number for match in PhoneNumberMatcher(cell, "US"))
                yield from (format_number(number, PhoneNumberFormat.E164) for number in found)


def _said(meaning: Meaning, cell: str) -> Says:
    """What a cell says; columns that may hold anything are passed over fast."""
    if meaning.kind in _SPEAK_SELDOM and (len(cell) > _LONGEST_WORD or cell[0] not in _FIRST_LETTERS):
        return Says.NOTHING
    return said(meaning, cell)


def says_opted_out(label: str, cell: str) -> bool:
    """Whether a cell of a column says that somebody opted out."""
    return bool(cell) and _said(meaning_of(label), cell) is Says.OUT


def _noted(says: Says, label: str, kind: Kind, cell: str) -> Warned:
    if says is Says.OUT:
        return Warned(Caution.OPTED_OUT, label)
    if kind in UNSURE:
        return Warned(Caution.CONSENT_UNKNOWN, label)
    if says is Says.REFUSED:
        return Warned(Caution.CONSENT_REFUSED, label)
    return Warned(Caution.CONSENT_UNCLEAR, f"{label}: {cell[:_LONGEST_CELL_SHOWN]}")


def _is_phone(column: Column) -> bool:
    return column.key == "phone" or not PHONES.isdisjoint(words_of(column.label))


_SPEAK_SELDOM = {Kind.OTHER, Kind.SILENT, Kind.ELSEWHERE}
_LONGEST_WORD = 30
_FIRST_LETTERS = frozenset("oOdDnNuU")
_ABOUT_CONSENT = {Kind.LEAVING, Kind.STAYING, Kind.STATUS, Kind.RESULT}
_CLEAR = {Says.OUT, Says.REFUSED}
_HEEDED = {Says.OUT, Says.REFUSED, Says.UNCLEAR}
