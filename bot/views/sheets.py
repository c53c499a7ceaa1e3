"""Spreadsheets that leave: CSV which Excel reads with its accents, and in which no cell is ever a formula."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import cast

from bot.assignment.outcomes.contacts import ListLoaded
from bot.assignment.outcomes.results.tables import Cell
from bot.assignment.rules.sheets.csvsafe import guard, may_run
from bot.views.phrases.campaigns.export import said
from bot.views.phrases.contacts.contacts import reason
from bot.views.phrases.sentences import tr

# Tells Excel that the file is UTF-8.
_MARK = "\ufeff"


def lines(rows: Iterable[Sequence[Cell]], worded: Sequence[int] = ()) -> bytes:
    """Rows as CSV in UTF-8; cells in the columns `worded` are no text yet, and are put into words."""
    told = _told(rows, worded) if worded else list(rows)
    if may_run(cast("list[str]", [*chain.from_iterable(told)])):
        told = [[guard(str(cell)) for cell in row] for row in told]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(told)
    return text.getvalue().encode("utf-8", "replace")


def _told(rows: Iterable[Sequence[Cell]], worded: Sequence[int]) -> list[Sequence[Cell]]:
    """Rows in words; what stands in many of them is put into words once for each column."""
    columns: list[tuple[int, dict[Cell, str]]] = [(place, {"": ""}) for place in worded]
    told: list[Sequence[Cell]] = []
    for row in rows:
        cells = list(row)
        for place, known in columns:
            cell = cells[place]
            words = known.get(cell)
            cells[place] = known.setdefault(cell, said(cell)) if words is None else words
        told.append(cells)
    return told


def sheet(header: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> bytes:
    """The beginning of a file, with its header and perhaps all its rows."""
    return _MARK.encode() + lines([header, *rows])


def record_name(number: int) -> str:
    """What the file is called that holds this part of the record, from 1."""
    return "record.csv" if number == 1 else f"record-{number}.csv"


def packed(name: str, content: bytes) -> bytes:
    """A file in a ZIP archive, for where the whole is too large."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return archive.getvalue()


def left_out(report: ListLoaded) -> bytes:
    """The rows that an import left out, as far as they were kept."""
    return sheet(
        ("line", "reason", "cell"),
        [(str(row.line), tr("The row {reason}.", reason=reason(row)), row.cell) for row in report.problems],
    )
