"""The same work by hand: plain SQL over psycopg and sqlite3, with nothing of Baton but its tables."""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol, Self

import psycopg

from bench.bank import CAMPAIGN, NOW, ZONE
from bot.storage.engine.database import Database

UNTAKEN = (
    "state = 'untexted' AND barred IS NULL AND holder_id IS NULL AND reserved_for IS NULL"
    " AND texted_elsewhere_at IS NULL"
)
PICK = (
    f"SELECT id FROM conversation WHERE campaign_id = ? AND zone = ? AND {UNTAKEN} ORDER BY position LIMIT ?"
)
TAKE = (
    f"WITH picked AS ({PICK}{{lock}}) UPDATE conversation SET holder_id = ?, assigned_at = ? FROM picked"
    " WHERE conversation.id = picked.id RETURNING conversation.id"
)
REMEMBER = (
    "INSERT INTO assignment (conversation_id, campaign_id, person_id, actor_id, began_at, began_by)"
    " SELECT id, ?, ?, ?, ?, 'claim' FROM {taken}"
)
STORE = (
    "INSERT INTO message (conversation_id, campaign_id, direction, phone, our_number, body, status,"
    " provider_id, segments, created_at) VALUES (?, ?, 'in', ?, ?, ?, 'received', ?, 0, ?)"
)
MOVE = "UPDATE conversation SET state = 'needs_attention', waiting_since = ?, replied_at = ? WHERE id = ?"

Statement = tuple[str, Sequence[Any]]


class Hand(Protocol):
    """One connection of one person; `do` is one transaction and tells how many rows its end touched."""

    def do(self, *statements: Statement) -> int: ...
    def close(self) -> None: ...


class PostgresqlHand:
    """Statements prepared on the server; one alone is its own transaction."""

    def __init__(self, conninfo: str) -> None:
        self._connection = psycopg.connect(
            conninfo, autocommit=True, prepare_threshold=0, options="-c jit=off"
        )

    def do(self, *statements: Statement) -> int:
        if len(statements) == 1:
            return self._execute(*statements[0])
        with self._connection.transaction():
            return [self._execute(*statement) for statement in statements][-1]

    def close(self) -> None:
        self._connection.close()

    def _execute(self, statement: str, facts: Sequence[Any]) -> int:
        return self._connection.execute(statement.replace("?", "%s").encode(), facts).rowcount


class SqliteHand:
    """One of several connections to a file whose writers stand in one line."""

    def __init__(self, path: str, line: threading.Lock) -> None:
        self._line = line
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("synchronous=NORMAL", "foreign_keys=on"):
            self._connection.execute(f"PRAGMA {pragma}")

    def do(self, *statements: Statement) -> int:
        with self._line:
            self._connection.execute("BEGIN IMMEDIATE")
            touched = [self._execute(*statement) for statement in statements][-1]
            self._connection.execute("COMMIT")
            return touched

    def close(self) -> None:
        self._connection.close()

    def _execute(self, statement: str, facts: Sequence[Any]) -> int:
        cursor = self._connection.execute(statement, facts)
        return len(cursor.fetchall()) or cursor.rowcount


class Hands:
    """As many connections as there are threads, one for each, closed together."""

    def __init__(self, database: Database) -> None:
        self.dialect = database.dialect
        line = threading.Lock()
        self._connect: Callable[[], Hand]
        if self.dialect == "sqlite":
            path = database.url.database or ""
            self._connect = lambda: SqliteHand(path, line)
        else:
            conninfo = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
            self._connect = lambda: PostgresqlHand(conninfo)
        self._own = threading.local()
        self._all: list[Hand] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._all:
            hand.close()

    def do(self, *statements: Statement) -> int:
        """One transaction on this thread's connection; says how many rows the last statement touched."""
        if not hasattr(self._own, "hand"):
            self._own.hand = self._connect()
            self._all.append(self._own.hand)
        hand: Hand = self._own.hand
        return hand.do(*statements)

    def claim(self, person: int, size: int) -> int:
        """Take the next bucket with one statement; says how many contacts it holds."""
        return self.do((TAKE.format(lock=self._lock), (CAMPAIGN, ZONE, size, person, self._now)))

    def claim_and_remember(self, person: int, size: int) -> int:
        """Take the next bucket and write down who holds each contact since when."""
        take, taking = TAKE.format(lock=self._lock), (CAMPAIGN, ZONE, size, person, self._now)
        remembering = (CAMPAIGN, person, person, self._now)
        if self.dialect == "postgresql":
            whole = f"WITH taken AS ({take}) {REMEMBER.format(taken='taken')}"
            return self.do((whole, (*taking, *remembering)))
        taken = (
            f"conversation WHERE holder_id = {person:d} AND campaign_id = {CAMPAIGN} AND state = 'untexted'"
        )
        return self.do((take, taking), (REMEMBER.format(taken=taken), remembering))

    def hear(self, conversation: int, phone: str, provider_id: str) -> None:
        """Store a reply and let its conversation wait."""
        self.do(
            (STORE, (conversation, CAMPAIGN, phone, "+15005550006", "Yes, I will!", provider_id, self._now)),
            (MOVE, (self._now, self._now, conversation)),
        )

    @property
    def _lock(self) -> str:
        return " FOR UPDATE SKIP LOCKED" if self.dialect == "postgresql" else ""

    @property
    def _now(self) -> Any:  # noqa: ANN401  each driver's own idea of a moment
        return NOW if self.dialect == "postgresql" else NOW.strftime("%Y-%m-%d %H:%M:%S.%f")
