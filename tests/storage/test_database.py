"""Transactions: all or nothing, errors by name, and one line before the one writer of SQLite."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from bot.storage.engine import cancellation
from bot.storage.engine.database import Collision, Database, Unreachable
from bot.storage.tables import Person
from tests.waiting import LONGEST

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
THREADS, ROUNDS = 16, 15


def everybody(database):
    with database.reading() as session:
        return list(session.exec(select(Person.name).order_by(col(Person.id))))


def add(database, name):
    with database.transaction() as session:
        session.add(Person(name=name, created_at=NOW))


def add_many(database, first):
    with database.transaction() as session:
        session.execute(sa.text(first))
        session.add_all(Person(name="B" * 500, created_at=NOW) for _ in range(500))


def add_and_leave(database, given_up):
    with database.transaction() as session:
        session.add(Person(name="A", created_at=NOW))
        session.flush()
        given_up.set()


def dream(database):
    with database.transaction() as session:
        session.execute(sa.text("SELECT pg_sleep(60)"))


def add_and_raise(database, error):
    with database.transaction() as session:
        session.add(Person(name="A", created_at=NOW))
        session.flush()
        raise error


def test_a_row_that_cannot_be_read_does_not_say_that_the_database_is_away(sqlite_databases):
    """One such row, taken for a database that is away, would keep everything waiting."""
    unread = pytest.raises(sa.exc.OperationalError)
    with closing(Database(sqlite_databases.new())) as database, unread, database.reading() as session:
        session.execute(sa.text("SELECT CAST(x'ff' AS TEXT)")).all()


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_whatever_is_raised_takes_everything_back(database, error):
    with pytest.raises(error):
        add_and_raise(database, error)
    assert everybody(database) == []


def test_a_reader_never_waits_for_a_writer_and_sees_nothing_half_done(database):
    with database.transaction() as session:
        session.add(Person(name="A", created_at=NOW))
        session.flush()
        assert everybody(database) == []
    assert everybody(database) == ["A"]


def test_nothing_is_lost_where_many_write_at_once(database):
    """Everybody reads, thinks and writes: a lost update would show in the sum."""
    add(database, "0")

    def count_up(_):
        for _ in range(ROUNDS):
            with database.transaction() as session:
                person = session.exec(select(Person).with_for_update()).one()
                person.name = str(int(person.name) + 1)

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(count_up, range(THREADS)))
    assert everybody(database) == [str(THREADS * ROUNDS)]


def test_writers_of_sqlite_are_served_in_the_order_in_which_they_came(sqlite_databases):
    with closing(Database(sqlite_databases.new())) as database:
        line = database.engine.pool._pool.not_empty._waiters  # type: ignore[attr-defined]
        writers = [threading.Thread(target=add, args=(database, str(place))) for place in range(THREADS)]
        with database.transaction():
            for place, writer in enumerate(writers, 1):
                writer.start()
                while len(line) < place and writer.is_alive():
                    writer.join(0.001)
        for writer in writers:
            writer.join(LONGEST)
        assert everybody(database) == [str(place) for place in range(THREADS)]


def test_a_constraint_is_a_collision(database):
    with pytest.raises(Collision), database.transaction() as session:
        session.add(Person(name="A", role="owner", created_at=NOW))


def test_two_who_wait_for_each_other_collide_and_one_gets_through(database):
    for name in ("0", "1"):
        add(database, name)
    both = threading.Barrier(2)
    ends: list[str] = []

    def rename(first, second):
        try:
            with database.transaction() as session:
                for id_ in (first, second):
                    session.execute(sa.update(Person).where(col(Person.id) == id_).values(name=f"by {first}"))
                    if database.dialect == "postgresql" and id_ == first:
                        both.wait(LONGEST)  # SQLite lets one in at a time
            ends.append("through")
        except Collision:
            ends.append("collided")

    threads = [threading.Thread(target=rename, args=facts) for facts in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == (["collided", "through"] if database.dialect == "postgresql" else ["through"] * 2)
    assert len(set(everybody(database))) == 1


def test_no_server_and_no_file_are_unreachable(tmp_path):
    for url in (
        f"postgresql://nobody@/none?host={tmp_path}",
        f"sqlite:///{tmp_path}/no/such/folder/baton.sqlite",
    ):
        with closing(Database(url)) as database:
            with pytest.raises(Unreachable), database.transaction() as session:
                session.execute(sa.text("SELECT 1"))
            with pytest.raises(Unreachable), database.reading() as session:
                session.execute(sa.text("SELECT 1"))


def test_a_missing_table_is_unreachable_and_no_collision(sqlite_databases):
    with (
        closing(Database(sqlite_databases.new())) as database,
        pytest.raises(Unreachable),
        database.transaction() as session,
    ):
        session.execute(sa.text("SELECT * FROM nowhere"))


def test_nobody_writes_through_a_reader_of_sqlite(sqlite_databases):
    with closing(Database(sqlite_databases.new())) as database:
        with pytest.raises(Unreachable), database.reading() as session:
            session.add(Person(name="A", created_at=NOW))
        assert everybody(database) == []


def test_whatever_says_that_nothing_can_be_written_is_unreachable_and_tells_its_code(database):
    """After a failover, or on a full or write-protected disk."""
    ways = {
        "postgresql": {"25006": "SET TRANSACTION READ ONLY"},
        "sqlite": {"SQLITE_FULL": "PRAGMA max_page_count=1", "SQLITE_READONLY": "PRAGMA query_only=on"},
    }
    add(database, "A")
    for code, way in ways[database.dialect].items():
        with pytest.raises(Unreachable) as away:
            add_many(database, way)
        assert (away.value.code, away.value.silent) == (code, False)
        if database.dialect == "sqlite":
            database.engine.dispose()  # the pragmas go with their connection
    assert everybody(database) == ["A"]
    add(database, "C")
    assert everybody(database) == ["A", "C"]


def test_a_damaged_file_is_unreachable(sqlite_databases):
    url = sqlite_databases.new()
    with Path(url.removeprefix("sqlite:///")).open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 50_000)
    with closing(Database(url)) as database, pytest.raises(Unreachable):
        add(database, "A")


def test_whoever_gave_up_waiting_finds_nothing_changed(database):
    given_up = threading.Event()
    with cancellation.waited_for(given_up), pytest.raises(Unreachable):
        add_and_leave(database, given_up)
    assert everybody(database) == []


@pytest.mark.postgresql
def test_whoever_gives_up_waits_no_longer_for_a_statement_under_way(postgresql_databases):
    given_up = threading.Event()
    with closing(Database(postgresql_databases.new())) as database, cancellation.waited_for(given_up):
        threading.Timer(0.3, given_up.set).start()
        with pytest.raises(Unreachable, match="does not answer") as away:
            dream(database)
        assert away.value.silent
        with pytest.raises(Unreachable):
            everybody(database)  # nor is a connection made


def test_no_error_tells_what_was_to_be_stored(database):
    with pytest.raises(Collision) as error, database.transaction() as session:
        session.add(Person(name="Secret Name", role="owner", created_at=NOW))
    told = "".join(format_exception(error.value))
    assert "Secret Name" not in told
    assert "role_known" in told


@pytest.mark.parametrize("durable,synchronous", [(True, 2), (False, 1)])  # FULL, NORMAL
def test_commits_outlive_a_power_cut_where_that_is_asked_for(tmp_path, durable, synchronous):
    file = f"sqlite:///{tmp_path / 'file.db'}"
    with closing(Database(file, durable=durable)) as opened, opened.transaction() as session:
        assert session.execute(sa.text("PRAGMA synchronous")).scalar_one() == synchronous
