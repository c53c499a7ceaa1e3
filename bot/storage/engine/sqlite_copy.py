"""Copies of an SQLite file, whole and of one moment, while others read and write it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.engine.sqlite import make_private


class Damaged(Exception):
    """A file that is no database, or one that SQLite finds faults in; the argument is what it says."""


def copy(source: Path, target: Path) -> None:
    """Copy a database into a file that its owner alone can read; one that is there is replaced in the end.

    Raises Damaged, and sqlite3.Error as a full disk does; the target is then as it was before.
    """
    unfinished = target.with_name(f"{target.name}-unfinished")
    unfinished.unlink(missing_ok=True)
    make_private(str(unfinished))
    try:
        with closing(_opened(source, "ro")) as read, closing(_opened(unfinished, "rw")) as write:
            read.backup(write)  # in one step: of one moment, and a write-ahead log lets others write on
            write.execute("PRAGMA journal_mode=DELETE")
        look_over(unfinished)
        unfinished.replace(target)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise Damaged(str(error)) from error
        raise
    finally:
        unfinished.unlink(missing_ok=True)


def look_over(file: Path) -> None:
    """Read every page of a database. Raises Damaged."""
    try:
        with closing(_opened(file, "ro")) as read:
            [(said,)] = read.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    if said != "ok":
        raise Damaged(str(said))


def revision_of(file: Path) -> str:
    """The revision of a file's schema, "" where there is none; nothing is changed. Raises Damaged."""
    try:
        with closing(_opened(file, "ro")) as read:
            found = read.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError:  # no such table
        return ""
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    return str(found[0][0]) if found else ""


def _opened(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True)
