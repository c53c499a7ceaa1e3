"""Excel workbooks: the first visible sheet's rows as text, read a row at a time."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO

from bot.assignment.rules.delimited import Record
from bot.assignment.rules.sheet_terms import MOST_BYTES_UNPACKED, Caution, Refused, SheetRefused, Warned

# What the library holds in memory at once: the strings that cells share, and everything but the cells.
_MOST_SHARED_TEXT = 16 * 2**20
_MOST_BYTES_BETWEEN_ROWS = 4 * 2**20
_MOST_PARTS = 1_000

_ROW = re.compile(rb"[<:]row[ >/]")
_ERRORS = frozenset({"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
_EXACT = 10**15  # beyond it a float no longer holds every whole number


class WorkbookFile:
    """The records of a seekable .xlsx file."""

    def __init__(self, file: IO[bytes]) -> None:
        self.warnings: list[Warned] = []
        self.width: int | None = None
        self._file = file

    def records(self) -> Iterator[Record]:
        """Every row of the first visible sheet, blank ones too, so that their numbers are those in Excel."""
        try:
            _refuse_bombs(self._file)
            yield from self._rows()
        except SheetRefused:
            raise
        except Exception as error:  # a forged workbook can make the library raise anything
            raise SheetRefused(Refused.BROKEN_WORKBOOK) from error

    def _rows(self) -> Iterator[Record]:
        import openpyxl

        book = openpyxl.load_workbook(self._file, read_only=True, data_only=True, keep_links=False)
        try:
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
            if len(book.worksheets) > 1:
                self.warnings.append(Warned(Caution.FIRST_SHEET_ONLY, sheets[0].title))
            sheets[0].reset_dimensions()  # some programs write wrong ones
            for number, cells in enumerate(sheets[0].iter_rows(values_only=True), start=1):
                yield number, list(map(_text, cells))
        finally:
            book.close()


def _text(value: object) -> str:
    """A cell as a person would type it: whole numbers without ".0", dates as 2026-11-03."""
    if value is None or value in _ERRORS:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat(" ") if isinstance(value, datetime) else _iso(value)


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _refuse_bombs(file: IO[bytes]) -> None:
    """Look at the packed file's own words before anything is unpacked into memory."""
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > _MOST_PARTS:
            raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
        for part in parts:
            if part.filename.startswith("xl/worksheets/"):
                _refuse_large_rows(packed, part)
            elif part.filename.endswith((".xml", ".rels")) and part.file_size > _MOST_SHARED_TEXT:
                raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
    file.seek(0)


def _refuse_large_rows(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """One row is held in memory at a time, so no row may be a bomb of its own."""
    if part.file_size > MOST_BYTES_UNPACKED:
        raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
    since_row, seam = 0, b""
    with packed.open(part) as unpacked:
        while piece := unpacked.read(2**20):
            begun = [match.start() for match in _ROW.finditer(seam + piece)]
            since_row = len(seam + piece) - begun[-1] if begun else since_row + len(piece)
            if since_row > _MOST_BYTES_BETWEEN_ROWS:
                raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
            seam = piece[-8:]
