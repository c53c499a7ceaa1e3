"""What the statements of a press read: asked of the database for each of them, just before it runs."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from bot.storage.engine.database import Database

# Tables that grow with the contacts of a bank.
GROWING = ("conversation", "contact", "message", "assignment", "report", "standing", "written_word", "wait")
# Indexes of what waits alone: to read such a one to its end is to read what waits.
SMALL = ("ix_conversation_waiting", "ix_conversation_waiting_on")


class Reads:
    """What the statements within `watched` read too much, in words."""

    def __init__(self, database: Database, most: int) -> None:
        self.database, self.most = database, most
        self.too_much: dict[str, list[str]] = {}

    @contextmanager
    def watched(self, name: str, most: int = 0) -> Iterator[None]:
        """A press by this name, which may read more than the others, where it counts."""
        found, most = self.too_much.setdefault(name, []), most or self.most

        def ask(_connection: Any, cursor: Any, statement: str, facts: Any, context: Any, _many: bool) -> None:
            if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
                first = facts[0] if context.executemany else facts
                said = self._too_much(cursor, statement, first, most)
                found.extend(f"{what} in {statement}" for what in said)

        sa.event.listen(self.database.engine, "before_cursor_execute", ask)
        try:
            yield
        finally:
            sa.event.remove(self.database.engine, "before_cursor_execute", ask)

    def told(self) -> list[str]:
        """What was read too much, with the press that did it."""
        return [f"{name}: {what}" for name, found in self.too_much.items() for what in found]

    def _too_much(self, cursor: Any, statement: str, facts: Any, most: int) -> list[str]:
        asked = cursor.connection.cursor()
        if self.database.dialect == "sqlite":
            lines = asked.execute(f"EXPLAIN QUERY PLAN {statement}", facts).fetchall()
            scans = (line[-1] for line in lines if line[-1].startswith("SCAN "))
            whole = (scan for scan in scans if not scan.endswith(SMALL))
            return [scan for scan in whole if scan.split()[1].rstrip("_0123456789") in GROWING]
        asked.execute("SAVEPOINT asked")
        asked.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}", facts)
        (plan,) = asked.fetchone()
        asked.execute("ROLLBACK TO SAVEPOINT asked")
        top = (plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]
        return [
            f"{node['Node Type']} of {node['Relation Name']} reads {read:,.0f}"
            for node in _nodes(top)
            if node.get("Relation Name") in GROWING and (read := _read(node)) > most
        ]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for each in node.get("Plans", ()):
        yield from _nodes(each)


def _read(node: dict[str, Any]) -> float:
    """The rows that a node looked at, of all the times it ran."""
    gone = ("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")
    looked_at = node.get("Actual Rows", 0) + sum(node.get(each, 0) for each in gone)
    return float(looked_at * node.get("Actual Loops", 1))
