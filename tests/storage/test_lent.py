"""A database that one test leaves to the next is as good as a new one."""

from contextlib import closing

import pytest
import sqlalchemy as sa

from bot.storage.engine.database import Database
from bot.storage.tables import Person
from tests.storage.conftest import NOW

pytestmark = pytest.mark.postgresql


def backend(database) -> int:
    with database.reading() as session:
        return session.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()


def test_rows_are_gone_and_numbers_begin_anew_on_the_same_connection(postgresql_databases):
    seen = []
    for _ in range(2):
        url = postgresql_databases.new()
        with closing(Database(url)) as database:
            with database.transaction() as session:
                ana = Person(name="Ana", created_at=NOW)
                session.add(ana)
            with database.reading() as session:
                count = session.execute(sa.text("SELECT count(*) FROM person")).scalar_one()
            seen.append((url, backend(database), ana.id, count))
        postgresql_databases.drop(url)
    assert seen[0] == seen[1]
    assert seen[0][2:] == (1, 1)


def test_whoever_is_still_connected_and_holds_a_lock_is_cut_off(postgresql_databases):
    url = postgresql_databases.new()
    with closing(Database(url)) as database, database.engine.connect() as connection:
        connection.execute(sa.text("LOCK TABLE person"))
        postgresql_databases.drop(url)
        with pytest.raises(sa.exc.OperationalError):
            connection.execute(sa.text("SELECT 1"))
    again = postgresql_databases.new()
    with closing(Database(again)) as database:
        backend(database)
    postgresql_databases.drop(again)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE person ADD COLUMN shoe INTEGER",
        "ALTER TABLE person DROP COLUMN email",
        "DROP INDEX ix_person_email",
        "CREATE TRIGGER t AFTER UPDATE ON person EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "UPDATE alembic_version SET version_num = '0001'",
        "ANALYZE person",
    ],
)
def test_one_whose_tables_were_changed_is_not_lent_again(postgresql_databases, change):
    url = postgresql_databases.new()
    with closing(Database(url)) as database, database.engine.begin() as connection:
        connection.execute(sa.insert(Person).values(name="Ana", created_at=NOW))
        connection.execute(sa.text(change))
    postgresql_databases.drop(url)
    another = postgresql_databases.new()
    postgresql_databases.drop(another)
    assert another != url
