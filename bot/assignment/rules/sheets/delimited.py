"""Text files of separated values, read a piece at a time: any common encoding, separator and line end."""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import IO

from bot.assignment.rules.sheets.sheet_columns import header_of
from bot.assignment.rules.sheets.sheet_terms import (
    MOST_CHARACTERS_IN_A_ROW,
    MOST_LINES_IN_A_ROW,
    Caution,
    Problem,
    Reason,
    Refused,
    SheetRefused,
    Warned,
)

Record = tuple[int, list[str]]  # the line it begins on, its cells

_PIECE = 256 * 1024
# The header is looked for in so many lines.
_TOP = 50
_SEPARATORS = ",;\t|"
_STRAY = re.compile("[\udc80-\udcff]")
_NOT_ASCII = re.compile("[^\0-\x7f]")
_SEP_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
# Of the bytes below a space, text holds only these; a few strays are left to the row they stand in.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a"))
_FEW_CONTROLS, _MOST_CONTROLS = 8, 0.02


class DelimitedFile:
    """The records of a seekable binary file; `warnings` may grow while they are read."""

    shifts = True  # a cell too many may have moved the others

    def __init__(self, file: IO[bytes]) -> None:
        self.warnings: list[Warned] = []
        self._lines = _Lines(file, self._encoding(file), self.warnings)
        self._separator = self._sniffed_separator()
        self.width: int | None = None  # cells of a whole record, once known

    def records(self) -> Iterator[Record | Problem]:
        """Every record or what is wrong with it; a broken one costs no other."""
        lines, separator = self._lines, self._separator
        while (line := lines.take()) is not None:
            if len(line) > MOST_CHARACTERS_IN_A_ROW:
                yield Problem(lines.number, Reason.ROW_TOO_LONG)
            elif "\0" in line:
                yield Problem(lines.number, Reason.UNREADABLE)
            elif '"' in line:
                yield self._quoted(line)
            else:
                yield lines.number, line.split(separator)

    def _encoding(self, file: IO[bytes]) -> str:
        head = file.read(_PIECE)
        file.seek(0)
        encoding = _encoding_of(head)
        if encoding == "cp1252":
            self.warnings.append(Warned(Caution.OLD_ENCODING))
        return encoding

    def _sniffed_separator(self) -> str:
        """The separator that finds the header soonest, and makes most of it or else of the first line.

        Excel's `sep=` line names one.
        """
        while (line := self._lines.take()) is not None and not line.strip():
            pass
        if line is None:
            raise SheetRefused(Refused.EMPTY)
        if named := _SEP_LINE.fullmatch(line):
            return named[1]
        top = [line, *islice(iter(self._lines.take, None), _TOP - 1)]
        self._lines.give_back(top)
        head = [each[:MOST_CHARACTERS_IN_A_ROW] for each in top]

        def worth(separator: str) -> tuple[int, int]:
            found = header_of(_cells([each], separator) for each in head)
            return (-found.place, len(found.labels)) if found else (-_TOP, len(_cells(head[:1], separator)))

        return max(_SEPARATORS, key=worth)

    def _quoted(self, first: str) -> Record | Problem:
        """A record with quotes, which may go over several lines. One that never ends is given up alone."""
        number, taken, whole = self._lines.number, [first], True

        def physical_lines() -> Iterator[str]:
            nonlocal whole
            yield f"{first}\n"
            while len(taken) < MOST_LINES_IN_A_ROW and sum(map(len, taken)) <= MOST_CHARACTERS_IN_A_ROW:
                line = self._lines.take()
                if line is None:
                    break
                taken.append(line)
                yield f"{line}\n"
            whole = False

        cells = _cells(physical_lines(), self._separator)
        if whole and (len(taken) == 1 or self._is_sound(taken, cells)):
            return number, cells
        self._lines.give_back(taken[1:])
        return Problem(number, Reason.UNCLOSED_QUOTE)

    def _is_sound(self, taken: Sequence[str], cells: Sequence[str]) -> bool:
        """False when a quote left open has swallowed the rows after it, up to the next quote of another."""
        if self.width is not None and not self._fits(taken, cells, self.width):
            return False
        closed = re.compile(rf'"[ \t]+(?=\n|{re.escape(self._separator)})')
        try:
            _cells([closed.sub('"', f"{line}\n") for line in taken], self._separator, strict=True)
        except csv.Error:
            return False
        return not any("\0" in line for line in taken)

    def _fits(self, taken: Sequence[str], cells: Sequence[str], width: int) -> bool:
        """Whether so many cells are a row: all, or others where no line within is a row of its own."""
        if len(cells) >= width and not any(map(str.strip, cells[width:])):
            return True
        within = [*taken[1:-1], taken[-1].partition('"')[0] if len(cells) > width else taken[-1]]
        return all(line.count(self._separator) + 1 < width for line in within[-len(taken) + 1 :])


class _Lines:
    """Physical lines without their ends, counted from 1; the one thing that touches the file."""

    def __init__(self, file: IO[bytes], encoding: str, warnings: list[Warned]) -> None:
        decoder = codecs.getincrementaldecoder(encoding)(
            "surrogateescape" if encoding.startswith("utf-8") else "replace"
        )
        self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)
        self._file, self._warnings = file, warnings
        self._ready: deque[str] = deque()
        self._rest, self._skipping, self._ended = "", False, False
        self._wide, self._zeros = encoding.startswith("utf-16"), 0
        self._strayed = False
        self.number = 0  # of the line taken last

    def take(self) -> str | None:
        while not self._ready:
            if self._ended:
                return None
            self._read()
        self.number += 1
        line = self._ready.popleft()
        return line if line.isascii() else self._mended(line)

    def give_back(self, lines: Sequence[str]) -> None:
        self._ready.extendleft(reversed(lines))
        self.number -= len(lines)

    def _read(self) -> None:
        piece = self._without_padding(self._file.read(_PIECE))
        text = self._decoder.decode(piece, final=not piece)
        if self._skipping:  # inside a line already known to be too long
            _, end, text = text.partition("\n")
            self._skipping = not end
            text = end + text
        *lines, self._rest = (self._rest + text).split("\n")
        self._ready.extend(lines)
        if len(self._rest) > MOST_CHARACTERS_IN_A_ROW:
            self._rest, self._skipping = self._rest[: MOST_CHARACTERS_IN_A_ROW + 1], True
        if not piece:
            self._ended = True
            if rest := self._rest.rstrip("\x1a\0"):  # the end-of-file mark of DOS
                self._ready.append(rest)

    def _without_padding(self, piece: bytes) -> bytes:
        """The next bytes but for zeros that nothing follows: some programs fill up a file's last block."""
        if self._wide:
            return piece
        while piece and piece.count(0) == len(piece):
            self._zeros = min(self._zeros + len(piece), MOST_CHARACTERS_IN_A_ROW)
            piece = self._file.read(_PIECE)
        if not piece:
            return b""
        text = piece.rstrip(b"\0")
        before, self._zeros = bytes(self._zeros), len(piece) - len(text)
        return before + text

    def _mended(self, line: str) -> str:
        """Bytes that are no UTF-8, read as what Windows most likely meant."""
        if not _STRAY.search(line):
            return line
        if not self._strayed:
            self._warnings.append(Warned(Caution.STRAY_BYTES, str(self.number)))
            self._strayed = True
        return _STRAY.sub(lambda stray: bytes([ord(stray[0]) & 0xFF]).decode("cp1252", "replace"), line)


def _cells(lines: Iterable[str], separator: str, *, strict: bool = False) -> list[str]:
    """The cells of one record. A blank before a quotation mark is none of the cell's."""
    blank = _blank_before_quote(separator)
    bare = (blank.sub(r"\1", line) for line in lines)
    return next(csv.reader(bare, delimiter=separator, skipinitialspace=True, strict=strict))


@cache
def _blank_before_quote(separator: str) -> re.Pattern[str]:
    """Blanks of other kinds than the one that the standard library passes over."""
    blanks = "\u00a0 " if separator == "\t" else "\u00a0\t "
    return re.compile(f'(^|{re.escape(separator)})[{blanks}]+(?=")')


def _encoding_of(head: bytes) -> str:
    """The codec of a text file by its first bytes; refuses what is no text."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise SheetRefused(Refused.NOT_A_SHEET, {"kind": "utf-32"})
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head and not (head := head.rstrip(b"\0")):
        raise SheetRefused(Refused.NOT_A_SHEET, {"kind": "binary"})
    for encoding, high_bytes in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if high_bytes.count(0) > len(high_bytes) / 2:
            return encoding
    if len(head) - len(head.translate(None, _CONTROLS)) > max(_FEW_CONTROLS, len(head) * _MOST_CONTROLS):
        raise SheetRefused(Refused.NOT_A_SHEET, {"kind": "binary"})
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(head)
    stray = len(_STRAY.findall(text))
    return "cp1252" if stray > len(_NOT_ASCII.findall(text)) / 2 else "utf-8"
