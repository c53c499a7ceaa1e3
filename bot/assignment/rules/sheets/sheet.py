"""A contact file as rows, one at a time: CSV in any common dress, or Excel, told apart by content alone."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from bot.assignment.rules.sheets.csvsafe import unguard
from bot.assignment.rules.sheets.delimited import DelimitedFile, Record
from bot.assignment.rules.sheets.packages import is_workbook, unpacked
from bot.assignment.rules.sheets.sheet_columns import columns_of, header_of, labels_of
from bot.assignment.rules.sheets.sheet_terms import (
    MOST_ROWS,
    Caution,
    Column,
    Problem,
    Reason,
    Refused,
    Row,
    SheetRefused,
    Warned,
)
from bot.assignment.rules.sheets.workbook import WorkbookFile

__all__ = [
    "Caution",
    "Column",
    "Problem",
    "Reason",
    "Refused",
    "Row",
    "Sheet",
    "SheetRefused",
    "Warned",
    "open_sheet",
]

_PACKED = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # also the wrapping of a workbook with a password
# What the parts within that wrapping are called.
_OLD_PARTS = {
    "EncryptedPackage": (Refused.LOCKED, {}),
    "WordDocument": (Refused.NOT_A_SHEET, {"kind": "Word document"}),
    "Workbook": (Refused.OLD_EXCEL, {}),
    "Book": (Refused.OLD_EXCEL, {}),
}
_PIECE = 2**20
_BREAK = "_x000D_"
_OTHERS = {
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\x1f\x8b": "archive",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"{\\rtf": "document",
    b"<!doctype": "web page",
    b"<html": "web page",
    b"<?xml": "xml",
    b"BEGIN:VCARD": "vCard file",
}


class Sheet:
    """A file being read, once, from front to back; a context manager, for files that `open_sheet` opened."""

    def __init__(self, reader: DelimitedFile | WorkbookFile, most_rows: int) -> None:
        self.closing = ExitStack()
        self._reader, self._most_rows = reader, most_rows
        self._first_beside = self._beside = 0
        self._above: tuple[Warned, ...] = ()
        self._records: Iterator[Record | Problem] = reader.records()
        labels = self._header()
        columns, self._cautions = columns_of(labels)
        self.columns: tuple[Column, ...] = tuple(columns)
        self._width = reader.width = len(labels)
        self._records = chain([self._first()], self._records)

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """What should be looked at; complete when the last row has been read."""
        beside = Warned(Caution.CELLS_BESIDE, str(self._first_beside), self._beside)
        told = *self._reader.warnings, *self._above, *self._cautions
        return (*told, beside) if self._beside else told

    def __iter__(self) -> Iterator[Row | Problem]:
        """Rows as they come, or what is wrong with one. Raises SheetRefused where a file ends its use."""
        read = _cell if self._reader.shifts else str.strip
        keys, width, shown = [column.key for column in self.columns], self._width, len(self.columns)
        for count, record in enumerate(self._records):
            if count >= self._most_rows:
                raise SheetRefused(Refused.TOO_MANY_ROWS, {"most": self._most_rows})
            if isinstance(record, Problem):
                yield record
                continue
            line, cells = record
            values = [unguard(cell) if cell[:1] == "'" else cell for cell in map(read, cells)]
            beside = tuple(values[width:]) if len(values) > width and any(values[width:]) else ()
            if beside:
                self._first_beside, self._beside = self._first_beside or line, self._beside + 1
            if any(values[:width]):
                missing = shown - len(values)
                if missing > 0:
                    values += [""] * missing
                moved = beside if self._reader.shifts else ()
                yield Row(line, dict(zip(keys, values, strict=False)), moved)

    def close(self) -> None:
        self.closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _header(self) -> list[str]:
        """The labels of the row that names a column of numbers, else of the first row that says anything."""
        top: list[Record | Problem] = []
        header = header_of(self._cells_into(top))
        if header is not None:
            row = top[header.place]
            if header.above and not isinstance(row, Problem):
                self._above = (Warned(Caution.LINES_ABOVE, str(row[0]), 0),)
            return header.labels
        for record in top:
            if isinstance(record, Problem):
                raise SheetRefused(Refused.NOT_A_SHEET, {"kind": record.reason})
            if any(labels := labels_of(record[1])):
                return labels
        raise SheetRefused(Refused.EMPTY)

    def _cells_into(self, top: list[Record | Problem]) -> Iterator[list[str]]:
        """The cells of one record after the other, each of which goes into `top`."""
        for record in self._records:
            top.append(record)
            yield [] if isinstance(record, Problem) else record[1]

    def _first(self) -> Record | Problem:
        for record in self._records:
            if isinstance(record, Problem) or any(map(str.strip, record[1])):
                return record
        raise SheetRefused(Refused.HEADER_ONLY)


def open_sheet(source: str | Path | IO[bytes], most_rows: int = MOST_ROWS) -> Sheet:
    """Begin to read a contact file: a path, or a binary file that can seek (it stays the caller's to close).

    Neither its name nor what a browser called it is believed. Raises SheetRefused with a code and facts.
    """
    with ExitStack() as closing:
        file = closing.enter_context(Path(source).open("rb")) if isinstance(source, str | Path) else source
        if _is_packed(file) and not is_workbook(file):
            file = closing.enter_context(unpacked(file))
            if _is_packed(file) and not is_workbook(file):
                raise SheetRefused(Refused.SEVERAL_FILES, {"kind": ("another archive",)})
        reader = WorkbookFile(file) if _is_packed(file) else DelimitedFile(file)
        sheet = Sheet(reader, most_rows)
        sheet.closing = closing.pop_all()
        return sheet


def _is_packed(file: IO[bytes]) -> bool:
    """False for text; refuses what is neither text nor an archive."""
    head = file.read(512)
    file.seek(0)
    if head.startswith(_OLD_OFFICE):
        raise _old_office(file)
    for start, kind in _OTHERS.items():
        if head.lstrip().lower().startswith(start.lower()):
            raise SheetRefused(Refused.NOT_A_SHEET, {"kind": kind})
    return head.startswith(_PACKED)


def _old_office(file: IO[bytes]) -> SheetRefused:
    """What an old file of Microsoft's programs is, by the names of its parts."""
    seam = b""
    seen: set[str] = set()
    while piece := file.read(_PIECE):
        seen |= {name for name in _OLD_PARTS if name.encode("utf-16-le") in seam + piece}
        seam = piece[-64:]
    for name, (code, facts) in _OLD_PARTS.items():
        if name in seen:
            return SheetRefused(code, facts)
    return SheetRefused(Refused.OLD_OR_LOCKED_EXCEL)


def _cell(written: str) -> str:
    """A cell without the blanks around it; some programs leave Excel's way to write a line break in it."""
    return written.replace(_BREAK, "\n").strip() if _BREAK in written else written.strip()
