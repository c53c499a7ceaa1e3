"""Triggers that note each event in the transaction that causes it, whatever statement does.

They are there while there is an endpoint: without one nothing is written, and no statement costs more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

_PREFIX = "publish_"
_COLUMNS = "kind, thing, thing_id, campaign_id, subject_id"
_FATES = "('sent', 'delivered', 'undelivered', 'failed', 'unknown', 'cancelled')"
_NO_TEST = " AND NEW.kind <> 'test'"  # what an admin sends to themselves is nobody else's
_IDS = "'campaign', NEW.id, NEW.id, NEW.id"
_CONVERSATION = "'conversation', NEW.id, NEW.campaign_id, NEW.id"
_SHIFT = "'shift', NEW.id, NEW.campaign_id, NEW.id"
_MESSAGE = (
    "CASE WHEN NEW.conversation_id IS NULL THEN 'message' ELSE 'conversation' END,"
    " COALESCE(NEW.conversation_id, NEW.id), NEW.campaign_id, NEW.id"
)


def _of_conversation(column: str) -> str:
    campaign = f"(SELECT campaign_id FROM conversation WHERE conversation.id = NEW.{column})"  # noqa: S608  ours
    return f"'conversation', NEW.{column}, {campaign}, NEW.id"


@dataclass(frozen=True, slots=True)
class _Trigger:
    """After rows of a table are inserted or changed, `when` this holds: the `kind` and the ids to note."""

    name: str
    table: str
    after: str
    when: str
    kind: str
    ids: str


_TRIGGERS = (
    _Trigger("text_new", "message", "INSERT", f"NEW.direction = 'out'{_NO_TEST}", "'text.queued'", _MESSAGE),
    _Trigger("reply_new", "message", "INSERT", "NEW.direction = 'in'", "'reply.received'", _MESSAGE),
    _Trigger(
        "text_fate",
        "message",
        "UPDATE OF status",
        f"NEW.direction = 'out' AND NEW.status <> OLD.status AND NEW.status IN {_FATES}{_NO_TEST}",
        "'text.' || NEW.status",
        _MESSAGE,
    ),
    _Trigger("report", "report", "INSERT", "1 = 1", "'report.filed'", _of_conversation("conversation_id")),
    _Trigger(
        "opted_out",
        "conversation",
        "UPDATE OF barred",
        "NEW.barred = 'opted_out' AND COALESCE(OLD.barred, '') <> 'opted_out'",
        "'contact.opted_out'",
        _CONVERSATION,
    ),
    _Trigger(
        "opted_in",
        "conversation",
        "UPDATE OF barred",
        "OLD.barred = 'opted_out' AND COALESCE(NEW.barred, '') <> 'opted_out'",
        "'contact.opted_in'",
        _CONVERSATION,
    ),
    _Trigger(
        "moved",
        "move",
        "INSERT",
        "NEW.state = 'moved'",
        "'conversation.moved'",
        _of_conversation("conversation_id"),
    ),
    _Trigger(
        "move_made",
        "move",
        "UPDATE OF state",
        "NEW.state <> OLD.state AND NEW.state IN ('moved', 'undone')",
        "CASE NEW.state WHEN 'moved' THEN 'conversation.moved' ELSE 'conversation.moved_back' END",
        _of_conversation("conversation_id"),
    ),
    _Trigger("campaign_new", "campaign", "INSERT", "1 = 1", "'campaign.' || NEW.state", _IDS),
    _Trigger(
        "campaign_state",
        "campaign",
        "UPDATE OF state",
        "NEW.state <> OLD.state",
        "'campaign.' || NEW.state",
        _IDS,
    ),
    _Trigger("shift_new", "shift", "INSERT", "1 = 1", "'shift.opened'", _SHIFT),
    _Trigger(
        "shift_times",
        "shift",
        "UPDATE OF starts_at, ends_at",
        "NEW.called_off_at IS NULL AND NEW.closed_at IS NULL"
        " AND (NEW.starts_at <> OLD.starts_at OR NEW.ends_at <> OLD.ends_at)",
        "'shift.changed'",
        _SHIFT,
    ),
    _Trigger(
        "shift_off",
        "shift",
        "UPDATE OF called_off_at",
        "OLD.called_off_at IS NULL AND NEW.called_off_at IS NOT NULL",
        "'shift.called_off'",
        _SHIFT,
    ),
    _Trigger(
        "shift_over",
        "shift",
        "UPDATE OF closed_at",
        "OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL",
        "'shift.ended'",
        _SHIFT,
    ),
)


def agree(connection: sa.Connection) -> None:
    """Let triggers be there if an endpoint is, and else none."""
    wanted = connection.exec_driver_sql("SELECT 1 FROM endpoint WHERE removed_at IS NULL").first() is not None
    names = {_PREFIX + each.name for each in _TRIGGERS} if wanted else set()
    if {name for name, _ in _there(connection)} == names:
        return  # whoever makes them waits for all who write
    remove(connection)
    for statement in _made(connection.dialect.name) if wanted else ():
        connection.exec_driver_sql(statement)


def remove(connection: sa.Connection) -> None:
    """Take all of them away: a table that is written anew would lose its own without a word."""
    for name, table in _there(connection):
        on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")


def _there(connection: sa.Connection) -> list[tuple[str, str]]:
    if connection.dialect.name == "postgresql":
        rows = (
            "SELECT tgname, quote_ident(relname) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
        )
    else:
        rows = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    found = connection.exec_driver_sql(rows).all()
    return [(name, table) for name, table in found if name.startswith(_PREFIX)]


def _made(dialect: str) -> Iterator[str]:
    for each in _TRIGGERS:
        insert = f"INSERT INTO public_event ({_COLUMNS}) VALUES ({each.kind}, {each.ids})"  # noqa: S608  ours
        begun = f"CREATE TRIGGER {_PREFIX}{each.name} AFTER {each.after} ON {each.table} FOR EACH ROW"
        if dialect == "sqlite":
            yield f"{begun} WHEN {each.when} BEGIN {insert}; END"
            continue
        function = f"{_PREFIX}{each.name}()"
        body = f"BEGIN {insert}; RETURN NULL; END"
        yield f"CREATE OR REPLACE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
        yield f"{begun} WHEN ({each.when}) EXECUTE FUNCTION {function}"
