"""Writes that are gathered: one statement, all or nothing, and never behind a read that asks for them."""

from contextlib import suppress
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.storage.audit import events
from bot.storage.engine import together
from bot.storage.tables import Event, OutboxItem
from bot.storage.traffic import outbox, timers
from bot.vocabulary import Parcel, Timed
from tests.clock import TUESDAY


def leave(session, about, now=TUESDAY):
    events.note(session, "claim", now=now, actor_id=None, facts={"dealt": about, "of": [None, "née"]})
    outbox.put(session, Parcel.TEXT, about, now=now)
    timers.put_unless(session, [timers.Wanted((Timed.NUDGE,), Timed.NUDGE, about, now)], now=now)


def left(session):
    lines = session.execute(sa.select(col(Event.facts)).order_by(col(Event.id))).scalars()
    items = session.execute(sa.select(col(OutboxItem.subject_id)).order_by(col(OutboxItem.id))).scalars()
    return [line["dealt"] for line in lines], list(items)


def test_what_is_gathered_is_written_at_the_end_in_one_statement(database):
    said = []
    with database.transaction() as session:
        sa.event.listen(database.engine, "do_execute", lambda *told: said.append(told[1]))
        with together.gathered(session):
            leave(session, 1)
            assert left(session) == ([], [])
            leave(session, 2)
        writes = [each for each in said if each.lstrip().startswith(("INSERT", "WITH"))]
        assert len(writes) == 1
        assert left(session) == ([1, 2], [1, 2])
        assert timers.waits(session, Timed.NUDGE, 2) == TUESDAY
        facts = session.execute(sa.select(col(Event.facts)).order_by(col(Event.id))).scalars().first()
        assert facts == {"dealt": 1, "of": [None, "née"]}


def test_what_was_rolled_back_is_gone_and_the_next_is_written_all_the_same(database):
    for about in (1, 2):
        with suppress(ZeroDivisionError), database.transaction() as session:
            with together.gathered(session):
                leave(session, about)
            raise ZeroDivisionError
    with suppress(ZeroDivisionError), database.transaction() as session, together.gathered(session):
        leave(session, 3)
        raise ZeroDivisionError
    for about in (4, 5):
        with database.transaction() as session, together.gathered(session):
            leave(session, about)
    with database.reading() as session:
        assert left(session) == ([4, 5], [4, 5])


def test_a_part_that_reads_finds_all_that_was_written_before_it(database):
    with database.transaction() as session:
        with together.gathered(session):
            leave(session, 1)
            with together.at_once(session):
                assert left(session) == ([1], [1])
                leave(session, 2)
                assert left(session) == ([1, 2], [1, 2])
            leave(session, 3)
            assert left(session) == ([1, 2], [1, 2])
        assert left(session) == ([1, 2, 3], [1, 2, 3])


def test_a_moment_without_a_zone_is_refused(database):
    with pytest.raises(ValueError, match="zone"), database.transaction() as session:
        leave(session, 1, datetime(2026, 3, 10, 18, 0))  # noqa: DTZ001  that is the point
