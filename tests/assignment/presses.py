"""Counts what a press says to the database, at the driver, and notes what it compiled or built for that."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import CacheStats

from bot.assignment.refusals.general import Refusal
from bot.storage.engine.database import Database

_CALLS = ("do_execute", "do_executemany", "do_execute_no_params")


@dataclass
class Told:
    """What one press said: its statements, and those of them that were compiled or built for it."""

    said: list[str] = field(default_factory=list)
    compiled: list[str] = field(default_factory=list)
    built: list[str] = field(default_factory=list)


class Presses:
    """Two volunteers press the same, one after the other, each press by its name."""

    def __init__(self, database: Database) -> None:
        self.told: dict[str, list[Told]] = {}
        self._now: Told | None = None
        # The statements themselves, so that none of them is freed and another gets its id.
        self._known: dict[int, Any] = {}
        for call in _CALLS:
            sa.event.listen(database.engine, call, self._hear)

    @contextmanager
    def press(self, name: str) -> Iterator[None]:
        """Count what is said within the block, which may end with a refusal."""
        self._now = Told()
        self.told.setdefault(name, []).append(self._now)
        try:
            with suppress(Refusal):
                yield
        finally:
            self._now = None

    def _hear(self, *said: Any) -> None:
        statement, context = said[1], said[-1]
        if statement.startswith("BEGIN"):
            return
        asked = context.invoked_statement
        if self._now is not None:
            self._now.said.append(statement)
            if context.cache_hit is not CacheStats.CACHE_HIT:
                self._now.compiled.append(statement)
            if id(asked) not in self._known:
                self._now.built.append(statement)
        self._known[id(asked)] = asked
