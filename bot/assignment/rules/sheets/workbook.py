"""Excel workbooks: the rows of the sheet that holds phone numbers as text, read a row at a time."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from typing import IO, Any

from bot.assignment.rules.sheets.delimited import Record
from bot.assignment.rules.sheets.sheet_columns import header_of
from bot.assignment.rules.sheets.sheet_terms import (
    MOST_BYTES_UNPACKED,
    Caution,
    Refused,
    SheetRefused,
    Warned,
    is_disk_full,
)
from bot.assignment.rules.sheets.strict_workbook import in_usual_names

_Worksheet = Any  # the library's own, which is imported to read and not to start

# What the library holds in memory at once: the strings that cells share, and everything but the cells.
_MOST_SHARED_TEXT = 16 * 2**20
_MOST_BYTES_BETWEEN_ROWS = 4 * 2**20
_MOST_PARTS = 1_000
# Whether a sheet says anything is looked for in so many rows.
_TOP = 50

_ROW = re.compile(rb"<(?:\w+:)?row(?=[ >/])([^<>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col(?=[ /])([^<>]*)>")
_FACT = re.compile(rb'(\w+)\s*=\s*["\']([^"\']*)')
_ERRORS = frozenset({"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
_EXACT = 10**15  # beyond it a float no longer holds every whole number
# How Excel writes characters that XML forbids, and line breaks of other systems.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BREAKS = re.compile(r"\r\n?")


@dataclass(slots=True)
class _Hidden:
    """What a sheet hides: row numbers, and spans of column numbers, from 1."""

    rows: set[int] = field(default_factory=set)
    columns: list[tuple[int, int]] = field(default_factory=list)


class WorkbookFile:
    """The records of a seekable .xlsx file."""

    shifts = False  # a cell too many never moves the others

    def __init__(self, file: IO[bytes]) -> None:
        self.warnings: list[Warned] = []
        self.width: int | None = None
        self._file = file

    def records(self) -> Iterator[Record]:
        """Every row of the sheet that the sheet does not hide, with its number in Excel."""
        try:
            with ExitStack() as closing:
                file = closing.enter_context(in_usual_names(self._file))
                hidden = _looked_through(file)
                file.seek(0)
                yield from self._rows(file, hidden)
        except SheetRefused:
            raise
        except Exception as error:  # a forged workbook can make the library raise anything
            if is_disk_full(error):
                raise
            raise SheetRefused(Refused.BROKEN_WORKBOOK) from error

    def _rows(self, file: IO[bytes], hidden: dict[str, _Hidden]) -> Iterator[Record]:
        import openpyxl

        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            sheet = self._chosen(book.worksheets)
            hides = hidden.get(_path_of(sheet), _Hidden())
            self._tell_hidden_columns(sheet, hides)
            hidden_rows = 0
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                texts = list(map(_text, cells))
                if number not in hides.rows:
                    yield number, texts
                elif any(map(str.strip, texts)):
                    hidden_rows += 1
            if hidden_rows:
                self.warnings.append(Warned(Caution.HIDDEN_ROWS, sheet.title, hidden_rows))
        finally:
            book.close()

    def _chosen(self, sheets: Sequence[_Worksheet]) -> _Worksheet:
        """The first visible sheet with phone numbers; without one the first that says anything."""
        for sheet in sheets:
            sheet.reset_dimensions()  # some programs write wrong ones
        visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or list(sheets)
        fitting = (sheet for sheet in visible if header_of(_top(sheet)))
        chosen = next(fitting, None) or next((each for each in visible if any(_top(each))), visible[0])
        if len(sheets) > 1:
            self.warnings.append(Warned(Caution.FIRST_SHEET_ONLY, chosen.title))
        return chosen

    def _tell_hidden_columns(self, sheet: _Worksheet, hides: _Hidden) -> None:
        header = header_of(_top(sheet))
        for place, label in enumerate(header.labels if header else (), start=1):
            if label and any(first <= place <= last for first, last in hides.columns):
                self.warnings.append(Warned(Caution.HIDDEN_COLUMN, label))


def _top(sheet: _Worksheet) -> Iterator[list[str]]:
    """The first rows of a sheet; those that say nothing are empty."""
    for cells in islice(sheet.iter_rows(values_only=True), _TOP):
        texts = [_text(cell).strip() for cell in cells]
        yield texts if any(texts) else []


def _path_of(sheet: _Worksheet) -> str:
    return str(sheet._worksheet_path).lstrip("/")  # noqa: SLF001  it has no other name in the package


def _text(value: object) -> str:
    """A cell as a person would type it: whole numbers without ".0", dates as 2026-11-03."""
    if value is None or value in _ERRORS:
        return ""
    if isinstance(value, str):
        return _unescaped(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat(" ") if isinstance(value, datetime) else _iso(value)


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _unescaped(text: str) -> str:
    """Text with the characters that stand in it as `_x000D_`; a carriage return is a line break."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda escaped: _character(int(escaped[1], 16)), text)
    return _BREAKS.sub("\n", text) if "\r" in text else text


def _character(code: int) -> str:
    """A character by its number; no text holds other control characters, nor halves of pairs."""
    char = chr(code)
    return char if char.isprintable() or char in "\n\r\t" else ""


def _looked_through(file: IO[bytes]) -> dict[str, _Hidden]:
    """What each sheet hides; refuses bombs by the packed file's own words, before anything is unpacked."""
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > _MOST_PARTS:
            raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
        hidden = {}
        for part in parts:
            if part.filename.startswith("xl/worksheets/"):
                hidden[part.filename] = _hidden_in(packed, part)
            elif part.filename.endswith((".xml", ".rels")) and part.file_size > _MOST_SHARED_TEXT:
                raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
    return hidden


def _hidden_in(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> _Hidden:
    """What a sheet hides. One row is held in memory at a time, so none may be a bomb of its own."""
    if part.file_size > MOST_BYTES_UNPACKED:
        raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
    hidden, rest, number = _Hidden(), b"", 0
    with packed.open(part) as unpacked:
        while piece := unpacked.read(2**20):
            rest += piece
            end = 0
            if not number:  # columns come before the rows
                hidden.columns += _hidden_columns(rest)
            for row in _ROW.finditer(rest):
                facts = _facts(row[1])
                number = int(facts.get(b"r", number + 1))
                if _is_set(facts.get(b"hidden")) or facts.get(b"ht") in {b"0", b"0.0"}:
                    hidden.rows.add(number)
                end = row.end()
            rest = rest[end:]
            if len(rest) > _MOST_BYTES_BETWEEN_ROWS:
                raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
    return hidden


def _hidden_columns(xml: bytes) -> Iterable[tuple[int, int]]:
    for column in _COLUMN.finditer(xml):
        facts = _facts(column[1])
        if _is_set(facts.get(b"hidden")):
            yield int(facts.get(b"min", 0)), int(facts.get(b"max", 0))


def _facts(attributes: bytes) -> dict[bytes, bytes]:
    return dict(_FACT.findall(attributes))


def _is_set(value: bytes | None) -> bool:
    return value in {b"1", b"true", b"on"}
