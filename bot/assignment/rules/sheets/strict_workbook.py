"""Workbooks in "Strict Open XML", whose names differ from those that other programs write and read."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

from bot.assignment.rules.sheets.sheet_terms import MOST_BYTES_UNPACKED, Refused, SheetRefused

# ISO/IEC 29500-1 (strict) and -4 (transitional) name the same parts differently.
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
_PIECE = 2**20
_LONGEST = max(map(len, _NAMES))
_WORKBOOK = "xl/workbook.xml"
_HEAD = 4096


@contextmanager
def in_usual_names(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """The workbook itself, or for a strict one a copy on disk in the names that the library knows."""
    with zipfile.ZipFile(file) as packed:
        strict = _is_strict(packed)
        if strict:
            with TemporaryFile() as copy:
                _rewrite(packed, copy)
                copy.seek(0)
                yield copy
    if not strict:
        file.seek(0)
        yield file


def _is_strict(packed: zipfile.ZipFile) -> bool:
    if _WORKBOOK not in packed.namelist():
        return False
    with packed.open(_WORKBOOK) as part:
        return _STRICT in part.read(_HEAD)


def _rewrite(packed: zipfile.ZipFile, copy: IO[bytes]) -> None:
    left = MOST_BYTES_UNPACKED
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for part in packed.infolist():
            with packed.open(part) as old, new.open(part.filename, "w", force_zip64=True) as written:
                for piece in _renamed(old):
                    left -= len(piece)
                    if left < 0:
                        raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
                    written.write(piece)


def _renamed(part: IO[bytes]) -> Iterator[bytes]:
    """A part's bytes with each name replaced; what may be half a name waits for the next piece."""
    rest = b""
    while piece := part.read(_PIECE):
        rest += piece
        for strict, usual in _NAMES.items():
            rest = rest.replace(strict, usual)
        yield rest[:-_LONGEST]
        rest = rest[-_LONGEST:]
    yield rest
