"""Takes out what stands beside contacts: cells that a list's report quotes, choices by what a field holds."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.tables import Contact, ContactList, Reassignment, SavedFilter

Is = Callable[[str], bool]


def erase(session: Session, *, mentions: Is, cells: frozenset[str]) -> None:
    """Call it when the contacts are gone.

    No report of an import quotes a cell that `mentions` them, or warns of one of their `cells` alone. No
    choice names one of their cells, unless other contacts have the same.
    """
    rows = sa.select(ContactList).where(_some(ContactList.problems) | _some(ContactList.warnings))
    for list_ in session.execute(rows).scalars():
        list_.problems = [row | {"cell": ""} if mentions(str(row["cell"])) else row for row in list_.problems]
        list_.warnings = [
            row | {"detail": ""} if row["rows"] == 1 and _quotes(row["detail"], cells, mentions) else row
            for row in list_.warnings
        ]
    for table, name in ((SavedFilter, "selection"), (Reassignment, "asked")):
        _unname(session, table, name, cells)
    session.flush()


def erase_report(list_: ContactList) -> None:
    """The report of a list's import quotes nothing any more."""
    list_.problems = [row | {"cell": ""} for row in list_.problems]
    list_.warnings = [row | {"detail": ""} if row["rows"] else row for row in list_.warnings]


def _some(column: Any) -> sa.ColumnElement[bool]:
    return sa.cast(col(column), sa.Text) != "[]"


def _quotes(detail: str, cells: frozenset[str], mentions: Is) -> bool:
    return detail in cells or mentions(detail)


def _unname(
    session: Session, table: type[SavedFilter] | type[Reassignment], name: str, cells: frozenset[str]
) -> None:
    of_fields = sa.select(table).where(sa.cast(col(getattr(table, name)), sa.Text).like('%"field": [%'))
    for row in session.execute(of_fields).scalars():
        asked = getattr(row, name)
        selection = asked if "field" in asked else asked.get("selection", {})
        key, value = selection.get("field") or ("", "")
        if value in cells and not _has(session, key, value):
            unnamed = selection | {"field": [key, ""]}
            setattr(row, name, unnamed if asked is selection else asked | {"selection": unnamed})


def _has(session: Session, key: str, value: str) -> bool:
    same = col(Contact.fields)[key].as_string() == value
    rows = sa.select(sa.literal(1)).select_from(Contact).where(same)
    return session.execute(rows.limit(1)).first() is not None
