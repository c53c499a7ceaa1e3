"""Every instant of the schema is set right after a clock that was ahead, or is left for a reason."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from bot.assignment.upkeep import clock_repair
from bot.storage.engine.types import INSTANT
from bot.storage.upkeep import moments
from tests.assignment.bank import Bank

HOUR = timedelta(hours=1)
# What happened. Whoever adds an instant that is yet to come when it is written adds it to `moments.LEFT`.
HAPPENED = {
    "api_token": {"made_at", "revoked_at"},
    "assignment": {"began_at", "ended_at"},
    "attendance": {"acted_at"},
    "campaign": {"created_at", "opened_at", "ended_at", "purged_at"},
    "catch_up": {"began_at", "read_to", "failing_since", "told_at", "waived_at"},
    "choosing": {"created_at", "applied_at", "undone_at"},
    "contact_list": {"created_at", "touched_at", "purged_at"},
    "conversation": {"assigned_at", "waiting_since", "texted_at", "replied_at", "texted_elsewhere_at"},
    "cover": {"created_at", "taken_at", "withdrawn_at"},
    "endpoint": {"created_at", "set_aside_at", "removed_at"},
    "event": {"at"},
    "first_text": {"created_at", "replaced_at"},
    "identity": {"closed_at", "wrong_since"},
    "learnt": {"learnt_at", "due_at"},
    "link_code": {"used_at"},
    "message": {"created_at", "left_at", "settled_at"},
    "move": {"held_since"},
    "outbox": {"created_at"},
    "person": {"active_at", "done_at", "suspended_at", "created_at"},
    "phone_number": {"opted_out_at", "opt_out_confirmed_at", "decided_at", "retired_at", "forgotten_at"},
    "post": {"posted_at"},
    "reassignment": {"created_at", "applied_at", "undone_at"},
    "report": {"created_at"},
    "rule_run": {"created_at", "undone_at"},
    "saved_filter": {"created_at"},
    "search": {"made_at"},
    "shift": {"called_off_at", "closed_at", "created_at"},
    "shift_member": {"joined_at", "left_at", "asked_at", "finishing_until"},
    "shift_series": {"stopped_at", "created_at"},
    "suggestion": {"created_at"},
    "timer": {"created_at", "settled_at"},
    "untaken_text": {"sent_at", "given_up_at"},
    "user_list": {"mirrored_at", "lost_at", "created_at"},
    "user_list_member": {"added_at"},
    "wait": {"began_at", "ended_at"},
}
CASES = sorted(HAPPENED)
KNOWN = {
    "campaign.at_shift_end": "ask",
    "campaign.language": "en",
    "campaign.state": "draft",
    "campaign.state_rules": "none",
    "choosing.state": "proposed",
    "contact_list.state": "failed",
    "conversation.state": "texted",
    "message.direction": "out",
    "message.status": "doubt",
    "move.state": "moved",
    "outbox.kind": "digest",
    "outbox.state": "waiting",
    "person.language": "es",
    "person.platform_language": "en",
    "person.role": "volunteer",
    "person.volume": "all",
    "reassignment.cause": "done",
    "reassignment.state": "applied",
    "report.source": "person",
    "suggestion.kind": "tag",
    "timer.kind": "digest",
    "timer.state": "waiting",
}


@pytest.fixture
def bank(database, clock):
    """A bank with the first of everything that rows point to."""
    bank = Bank(database, clock)
    bank.open(1)
    for name in ("shift_series", "shift", "user_list", "reassignment"):
        insert(bank, name, clock())
    return bank


def test_every_instant_happened_or_is_left_for_a_reason():
    happened = {f"{table}.{name}" for table, names in HAPPENED.items() for name in names}
    assert happened.isdisjoint(moments.LEFT)
    assert happened | moments.LEFT.keys() == moments.instants()
    assert all(moments.LEFT.values())


@pytest.mark.parametrize("name", CASES)
def test_what_happened_in_the_future_happened_when_the_clock_was_set_right(bank, name):
    bank.do(clock_repair.bring_back)
    bank.clock.forward(HOUR)
    bank.do(clock_repair.bring_back)
    insert(bank, name, bank.clock())
    bank.clock.forward(-HOUR)
    assert bank.do(clock_repair.count) > 0
    assert bank.do(clock_repair.bring_back) > 0
    assert bank.do(clock_repair.count) == 0
    with bank.database.reading() as session:
        latest = bank.clock() + timedelta(minutes=30 if name == "shift_member" else 0)
        table = SQLModel.metadata.tables[name]
        late = [sa.func.count().filter(table.c[each] > latest) for each in sorted(HAPPENED[name])]
        assert session.execute(sa.select(*late)).one() == (0,) * len(late)


@pytest.mark.parametrize("name", CASES)
def test_what_a_right_clock_wrote_stays_as_it_is(bank, name):
    bank.do(clock_repair.bring_back)
    insert(bank, name, bank.clock())
    before = rows(bank, name)
    bank.clock.forward(-timedelta(seconds=90))  # beside a machine whose clock is that much ahead
    assert bank.do(clock_repair.bring_back) == 0
    assert rows(bank, name) == before


@pytest.mark.parametrize("name", ["event", "report", "wait"])
def test_what_was_written_before_the_clock_went_ahead_stays_as_it_is(bank, name):
    insert(bank, name, bank.clock())
    before = rows(bank, name)
    bank.clock.forward(timedelta(minutes=5))
    bank.clock.forward(HOUR)
    bank.do(clock_repair.bring_back)
    insert(bank, name, bank.clock())
    bank.clock.forward(-HOUR)
    assert bank.do(clock_repair.bring_back) > 0
    assert rows(bank, name)[: len(before)] == before


def rows(bank, name):
    table = SQLModel.metadata.tables[name]
    with bank.database.reading() as session:
        return session.execute(sa.select(table).order_by(*table.primary_key)).all()


def insert(bank, name, at):
    """A row about the first of whatever it points to, which says of every instant that it was then."""
    table = SQLModel.metadata.tables[name]
    own = {column.name: value(column, at) for column in table.columns if column.autoincrement is not True}
    with bank.database.transaction() as session:
        session.execute(sa.insert(table).values(own))


def value(column, at):
    """Something that a column takes."""
    known = KNOWN.get(f"{column.table.name}.{column.name}")
    if known is not None or isinstance(column.type, type(INSTANT)):
        return known or at
    if column.nullable:
        return None
    if isinstance(column.type, sa.JSON):
        return []
    return {int: 1, bool: False, time: time(9)}.get(column.type.python_type, uuid4().hex)
