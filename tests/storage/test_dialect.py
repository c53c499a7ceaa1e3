"""The statements that SQLite and PostgreSQL write differently do the same."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from bot.storage.engine import dialect
from bot.storage.tables import Contact, Conversation, Delivery, Person
from bot.vocabulary import OutboxState, Parcel

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
CHANGES = ("first_name", "fields")


def contact(rows, phone, name):
    facts = {"last_name": "", "email": "", "zone": "", "assigned_to": "", "line": 0, "fields": {"ward": name}}
    return {"list_id": rows.list, "phone": phone, "first_name": name, **facts}


def upsert(session, *entries):
    dialect.upsert(session, Contact, entries, key=("list_id", "phone"), change=CHANGES)


@pytest.mark.parametrize("count", [0, 1, 100_000])
def test_one_of_these_however_many(rows, database, count):
    ids = [rows.contact, *range(10**9, 10**9 + count)][:count]
    with database.transaction() as session:
        found = session.exec(select(Contact.id).where(dialect.among(session, col(Contact.id), ids))).all()
    assert found == ([rows.contact] if count else [])


def test_an_upsert_adds_new_rows_and_changes_only_what_it_names(rows, database):
    with database.transaction() as session:
        upsert(session, contact(rows, "+1999", "Old"), contact(rows, "+1998", "Other"))
    with database.transaction() as session:
        upsert(session, contact(rows, "+1999", "New") | {"last_name": "ignored"})
        upsert(session)
    with database.reading() as session:
        found = session.exec(select(Contact).where(col(Contact.phone).in_(["+1999", "+1998"])))
        names = {each.phone: (each.first_name, each.last_name, each.fields) for each in found}
    assert names == {"+1999": ("New", "", {"ward": "New"}), "+1998": ("Other", "", {"ward": "Other"})}


def test_an_insertion_says_whether_it_was_new(database):
    with database.transaction() as session:
        row = {"source": "slack", "key": "Ev1", "seen_at": NOW}
        assert [dialect.insert_new(session, Delivery, row) for _ in range(3)] == [True, False, False]
        assert dialect.insert_new(session, Delivery, row | {"key": "Ev2"})


def test_a_change_says_how_many_rows_it_touched(rows, database):
    with database.transaction() as session:
        session.add_all(rows.another(f"+199{place}") for place in range(3))
        session.flush()
        assert dialect.affected(session, sa.update(Conversation).values(zone="a")) == 4
        none = sa.update(Conversation).where(col(Conversation.zone) == "b")
        assert dialect.affected(session, none.values(zone="a")) == 0


@pytest.mark.parametrize(
    "moment",
    [
        NOW,
        NOW + timedelta(microseconds=999_999),
        datetime(2026, 3, 8, 7, 0, tzinfo=UTC),  # clocks change in New York
        datetime(1969, 12, 31, 23, 59, 58, tzinfo=UTC),
        datetime(2100, 1, 1, tzinfo=UTC),
    ],
)
def test_a_moment_is_whole_seconds_whose_slots_have_whole_numbers(database, moment):
    with database.transaction() as session:
        session.add(Person(name="A", created_at=moment))
        session.flush()
        seconds = dialect.epoch(session, col(Person.created_at))
        [(found, slot)] = session.execute(sa.select(seconds, seconds // 60)).all()
    assert found == int(moment.replace(microsecond=0).timestamp())
    assert isinstance(slot, int)


def test_a_moment_comes_back_as_it_was_in_utc(database):
    with database.transaction() as session:
        session.add(Person(name="A", created_at=NOW.astimezone(tz=None)))
    with database.reading() as session:
        found = session.exec(select(Person)).one().created_at
    assert (found, found.utcoffset()) == (NOW, timedelta(0))


def look(session):
    session.exec(select(Person)).all()


def test_people_take_turns_at_a_name(database):
    """The second looks only when the first is through."""
    order: list[str] = []

    def second():
        with database.transaction() as session:
            dialect.take_turns(session, "door", "window")
            look(session)
            order.append("second")

    waiting = threading.Thread(target=second)
    with database.transaction() as session:
        dialect.take_turns(session, "window", "door", "door")
        look(session)
        waiting.start()
        waiting.join(0.3)  # time to overtake, if it could
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_a_waiting_twin_serves_for_both_and_one_under_way_does_not(database):
    from bot.storage.traffic import outbox

    with database.transaction() as session:
        for _ in range(2):
            outbox.put(session, Parcel.INBOX, 1, now=NOW, to=("slack", "U1"))
        leased = outbox.lease(session, [Parcel.INBOX], now=NOW, for_=timedelta(minutes=1), limit=9)
        outbox.put(session, Parcel.INBOX, 1, now=NOW, to=("slack", "U1"))
        again = outbox.lease(session, [Parcel.INBOX], now=NOW, for_=timedelta(minutes=1), limit=9)
        outbox.finish(session, leased[0].id, OutboxState.DEAD)
    assert (len(leased), len(again)) == (1, 1)
    assert leased[0].id != again[0].id
