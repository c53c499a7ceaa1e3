"""What can be said of a sheet: its rows, what is wrong with one, and why a whole file is refused."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# Limits of what is read. A file beyond the first three is refused, a row beyond the others is a problem.
MOST_ROWS = 2_000_000
MOST_COLUMNS = 256
MOST_BYTES_UNPACKED = 512 * 2**20  # of a workbook's first sheet; about 1.5 million rows
MOST_CHARACTERS_IN_A_ROW = 60_000
MOST_LINES_IN_A_ROW = 100  # a cell may hold line breaks

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Reason(StrEnum):
    """Why one row was left out."""

    PHONE_MISSING = "phone_missing"
    PHONE_INVALID = "phone_invalid"
    PHONE_ROUNDED = "phone_rounded"  # a spreadsheet rounded it, and nobody knows its last digits
    TOO_MANY_CELLS = "too_many_cells"  # more than the header: in reports of lists that were loaded long ago
    ROW_TOO_LONG = "row_too_long"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNREADABLE = "unreadable"  # characters that no text holds
    FORGOTTEN = "forgotten"  # of a number that must not be stored again


class Refused(StrEnum):
    """Why a whole file was refused; the facts of each are named beside it."""

    EMPTY = "empty"
    HEADER_ONLY = "header_only"
    NO_HEADER = "no_header"  # the first row is data
    NO_PHONE_COLUMN = "no_phone_column"  # columns
    NOT_A_SHEET = "not_a_sheet"  # kind: what it is instead
    OLD_OR_LOCKED_EXCEL = "old_or_locked_excel"
    BROKEN_WORKBOOK = "broken_workbook"
    WORKBOOK_TOO_LARGE = "workbook_too_large"  # save it as CSV instead
    OTHER_SPREADSHEET = "other_spreadsheet"  # kind: a table of another program
    OLD_EXCEL = "old_excel"
    LOCKED = "locked"  # it has a password
    SEVERAL_FILES = "several_files"  # kind: some of what the archive holds
    BROKEN_ARCHIVE = "broken_archive"
    TOO_MANY_COLUMNS = "too_many_columns"  # columns; most
    TOO_MANY_ROWS = "too_many_rows"  # most


class Caution(StrEnum):
    """What was read all the same, and should be looked at, the gravest first.

    `Warned.detail` is named beside each.
    """

    CONSENT_UNKNOWN = "consent_unknown"  # a column that looks like consent; the rows with something in it
    CONSENT_UNCLEAR = "consent_unclear"  # column and cell, of neither yes nor no
    CONSENT_REFUSED = "consent_refused"  # a column in which rows say no to texts
    OPTED_OUT = "opted_out"  # a column in which rows say that somebody opted out
    CONSENT_ELSEWHERE = "consent_elsewhere"  # a column about email, mail or calls
    HIDDEN_ROWS = "hidden_rows"  # the sheet's name
    ABROAD = "abroad"  # the country of a number, as ISO 3166 has it
    PLACE_UNREAD = "place_unread"  # a time zone, ZIP code or state as it was written
    STRICTEST_CLOCK = "strictest_clock"  # nobody knows where the contact is
    NAME_UNSAID = "name_unsaid"  # a name of which no first name can be said aloud
    OTHER_PHONE = "other_phone"  # the key of the column that held the number
    OLD_ENCODING = "old_encoding"  # not UTF-8: accents may be wrong
    STRAY_BYTES = "stray_bytes"  # UTF-8 with foreign bytes in it; the first line that has them
    SEVERAL_PHONE_COLUMNS = "several_phone_columns"  # the label of the one that is used
    REPEATED_COLUMN = "repeated_column"  # the label
    UNNAMED_COLUMN = "unnamed_column"  # its key
    FIRST_SHEET_ONLY = "first_sheet_only"  # the name of the sheet that was read
    HIDDEN_COLUMN = "hidden_column"  # the label of one that was loaded
    LINES_ABOVE = "lines_above"  # the line of the header; what stands above it was left out
    CELLS_BESIDE = "cells_beside"  # the line of a row with cells beside the columns


@dataclass(frozen=True, slots=True)
class Warned:
    """`rows` is in how many rows; 0 where the warning is about the whole file."""

    caution: Caution
    detail: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is what scripts say, `label` what the file says."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column key, blanks included; `line` is where it begins in the file, counted from 1.

    `beside` are the cells behind the last column, where they may have moved the others.
    """

    line: int
    values: dict[str, str]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was left out; `cell` is what was wrong, where one cell was."""

    line: int
    reason: Reason
    cell: str = ""


def is_disk_full(error: Exception) -> bool:
    """Whether our own disk has no room for a copy: nothing that the file could be blamed for."""
    return isinstance(error, OSError) and error.errno in _NO_ROOM


class SheetRefused(Exception):
    """The file cannot be read as a contact list."""

    def __init__(self, code: Refused, facts: Mapping[str, str | int | tuple[str, ...]] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts or {}
