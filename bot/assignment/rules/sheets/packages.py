"""What a ZIP archive is: a workbook, another program's document, or a wrapping around one table."""

import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

from bot.assignment.rules.sheets.sheet_terms import MOST_BYTES_UNPACKED, Refused, SheetRefused, is_disk_full

_PIECE = 2**20
_MOST_PARTS = 1_000
_LONGEST_NAME_SHOWN = 60
# What the parts of a package are called in the formats that people take for tables.
_SPREADSHEETS = {
    "content.xml": "an OpenDocument spreadsheet (.ods)",
    "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    "Index/Document.iwa": "a Numbers spreadsheet",
    "Index.zip": "a Numbers spreadsheet",
}
_DOCUMENTS = {"word/": "Word document", "ppt/": "PowerPoint file", "META-INF/container.xml": "book"}
_WORKBOOK = "xl/"
_CONTENT_TYPES = "[Content_Types].xml"
_RUBBISH = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def is_workbook(file: IO[bytes]) -> bool:
    """False for an archive that holds something else; refuses what another program must open first."""
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
    except Exception as error:  # a damaged or forged list of parts makes the library raise many things
        raise SheetRefused(Refused.BROKEN_WORKBOOK) from error
    finally:
        file.seek(0)
    names = [part.filename for part in parts]
    for name, kind in _SPREADSHEETS.items():
        if name in names:
            raise SheetRefused(Refused.OTHER_SPREADSHEET, {"kind": kind})
    for start, kind in _DOCUMENTS.items():
        if any(name.startswith(start) for name in names):
            raise SheetRefused(Refused.NOT_A_SHEET, {"kind": kind})
    return _CONTENT_TYPES in names or any(name.startswith(_WORKBOOK) for name in names)


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """The one file in an archive, on disk, gone once closed. Refuses several, a password, and bombs."""
    try:
        with zipfile.ZipFile(file) as packed:
            return _copied(packed, _only(packed.infolist()))
    except SheetRefused:
        raise
    except Exception as error:  # each way of packing raises errors of its own for bytes that are damaged
        if is_disk_full(error):
            raise
        raise SheetRefused(Refused.BROKEN_ARCHIVE) from error


def _only(parts: Sequence[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if len(parts) > _MOST_PARTS:
        raise SheetRefused(Refused.SEVERAL_FILES, {"kind": (f"{len(parts):,}",)})
    files = [part for part in parts if not part.is_dir() and not _is_rubbish(part.filename)]
    if not files:
        raise SheetRefused(Refused.EMPTY)
    if len(files) > 1:
        names = tuple(part.filename[-_LONGEST_NAME_SHOWN:] for part in files[:5])
        raise SheetRefused(Refused.SEVERAL_FILES, {"kind": names})
    if files[0].flag_bits & 1:
        raise SheetRefused(Refused.LOCKED)
    if files[0].file_size > MOST_BYTES_UNPACKED:
        raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
    return files[0]


def _copied(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> IO[bytes]:
    """What the part holds, whatever it says of its own size."""
    left = MOST_BYTES_UNPACKED
    with ExitStack() as closing:
        copy = closing.enter_context(TemporaryFile())
        content = closing.enter_context(packed.open(part))
        while piece := content.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise SheetRefused(Refused.WORKBOOK_TOO_LARGE)
            copy.write(piece)
        copy.seek(0)
        content.close()
        closing.pop_all()
    return copy


def _is_rubbish(name: str) -> bool:
    return name.startswith(_RUBBISH[0]) or name.rpartition("/")[2] in _RUBBISH
