"""A text bank of an early Baton, kept as its file was, comes to the newest schema with everything in it."""

import sqlite3
from contextlib import closing

import pytest

from bot.storage.engine.database import Database
from bot.storage.migrations import schema
from tests.house.tree import ROOT

KEPT = ROOT / "tests" / "storage" / "kept"


def rows(file):
    """Every table's rows by their first column, as columns by name."""
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')]
            for (name,) in tables
            if name != "alembic_version"
        }


@pytest.mark.parametrize("revision", ["0005"])
def test_a_kept_file_is_brought_to_the_newest_schema_without_loss(tmp_path, revision):
    file = tmp_path / "baton.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((KEPT / f"{revision}.sql").read_text(encoding="utf-8"))
    before = rows(file)
    with closing(Database(f"sqlite:///{file}")) as database:
        schema.upgrade(database)
        assert schema.differences(database) == []
    after = rows(file)
    for name, found in before.items():
        kept = [each for each in (found[0] if found else {}) if each in after[name][0]]
        new = [[row[each] for each in kept] for row in after[name]]
        assert [row for row in found if [row[each] for each in kept] not in new] == [], name
    assert (len(after["message"]), len(after["conversation"]), len(after["event"])) == (10, 8, 10)
    (standing,) = after["standing"]
    assert (standing["name"], standing["report_id"]) == ("yes", before["report"][0]["id"])
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
