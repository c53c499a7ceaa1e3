"""What Baton keeps is copied whole: backups, what is brought back, and a bank moved to PostgreSQL."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from sqlmodel import SQLModel

from baton_sandbox.slack.driver import Slack
from bot import copies
from bot.assignment.desk import Desk
from bot.assignment.texting.claim import claim_bucket
from bot.handlers.slack.identity import Admins
from bot.storage.carrying import NotEmpty
from bot.storage.engine.database import Database, Unreachable
from bot.storage.engine.process_lock import InUse, sole_tenant
from bot.storage.engine.sqlite_copy import Damaged
from bot.storage.migrations import schema
from bot.storage.tables import Message, PhoneNumber
from tests.assignment.bank import Bank, row
from tests.handlers.slack.stage import baton_over_sockets
from tests.house.tree import ROOT


def nothing(*_: object) -> None:
    """Nobody looks."""


def content(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(Database(url)) as database, database.reading() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(sa.select(table))), key=repr)
            for table in SQLModel.metadata.sorted_tables
        }


def at(database: Database, revision: str) -> None:
    """Bring an empty database to a revision of long ago."""
    config = schema._config()
    with schema.alone(database) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@pytest.fixture
def file(sqlite_databases, clock) -> Path:
    """A bank with conversations of all states in an SQLite file."""
    url = sqlite_databases.new()
    with closing(Database(url)) as database:
        bank = Bank(database, clock)
        opened = bank.open(12)
        first, second, *_ = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
        bank.hear(first, "Who is this? ñ “x”")
        bank.filed(second, tags=["Yes"], note="moved")
    return Path(url.removeprefix("sqlite:///"))


def test_a_backup_is_whole_and_private_and_made_while_baton_runs(file, tmp_path):
    with (
        sole_tenant(f"sqlite:///{file}"),
        closing(Database(f"sqlite:///{file}")) as running,
        running.transaction(),
    ):
        copies.back_up(f"sqlite:///{file}", tmp_path / "copy.db", nothing)
    assert content(f"sqlite:///{tmp_path / 'copy.db'}") == content(f"sqlite:///{file}")
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["copy.db"]


def test_a_backup_overwrites_nothing(file, tmp_path):
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(copies.Taken):
        copies.back_up(f"sqlite:///{file}", tmp_path / "copy.db", nothing)
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_a_backup_comes_back_where_there_is_none(file, tmp_path):
    before, url = content(f"sqlite:///{file}"), f"sqlite:///{tmp_path / 'new.db'}"
    copies.back_up(f"sqlite:///{file}", tmp_path / "copy.db", nothing)
    copies.restore(tmp_path / "copy.db", url, nothing)
    assert content(url) == before
    with pytest.raises(copies.Taken):
        copies.restore(tmp_path / "copy.db", url, nothing)


@pytest.mark.parametrize("spoilt", [b"", b"no database" * 900])
def test_what_is_no_backup_is_refused_and_nothing_made(tmp_path, spoilt):
    (tmp_path / "copy.db").write_bytes(spoilt)
    with pytest.raises(Damaged):
        copies.restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'new.db'}", nothing)
    assert not (tmp_path / "new.db").exists()


@pytest.mark.postgresql
def test_a_bank_moves_to_postgresql_whole_and_goes_on_there(file, postgresql_databases, clock, tmp_path):
    url, rows = postgresql_databases.new(), dict[str, int]()
    before = content(f"sqlite:///{file}")
    copies.move(file, url, rows.__setitem__)
    assert content(url) == before
    assert rows == {table: len(found) for table, found in before.items()}
    with closing(Database(url)) as database:
        assert schema.differences(database) == []
        bank = Bank(database, clock)
        with database.transaction() as session:
            told = session.execute(sa.select(sa.func.max(Message.id))).scalar_one()
        bank.hear(
            bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, bank.open(rows=map(row, (50, 51)))))[0],
            "Hello",
        )
        with database.reading() as session:
            assert session.execute(sa.select(sa.func.max(Message.id))).scalar_one() > told
    with pytest.raises(NotEmpty):
        copies.move(file, url, nothing)
    before = content(url)
    copies.back_up(url, tmp_path / "copy.db", somebody_writes(url))
    assert content(f"sqlite:///{tmp_path / 'copy.db'}") == before
    assert content(url) != before


@pytest.mark.postgresql
async def test_a_button_of_before_the_move_does_after_it_what_it_says(
    sqlite_databases, postgresql_databases, clock
):
    before, after = sqlite_databases.new(), postgresql_databases.new()
    async with Slack(ROOT / "manifest.yml") as slack:
        ben = slack.person("Ben")
        with closing(Database(before)) as database:
            Bank(database, clock).open(3)
        with closing(Desk(Database(before), clock)) as desk:
            async with baton_over_sockets(slack, desk, Admins()):
                await ben.command("/text")
                await ben.until("Start")
                start = ben.finds("Start")
        copies.move(Path(before.removeprefix("sqlite:///")), after, nothing)
        with closing(Desk(Database(after), clock)) as desk:
            async with baton_over_sockets(slack, desk, Admins()):
                await ben.press(start)
                await ben.until("1 of 3")
                await ben.submit()
                assert "2 of 3" in ben.modal
        with closing(Database(after)) as database:
            assert len(Bank(database, clock).texts(1)) == 1
    postgresql_databases.drop(after)


def somebody_writes(url: str) -> copies.Told:
    """Of each table that was copied more rows come meanwhile."""

    def told(table: str, _rows: int) -> None:
        if table == "phone_number":
            with closing(Database(url)) as database, database.transaction() as session:
                session.add(PhoneNumber(phone="+12065550199"))

    return told


def test_a_bank_that_runs_does_not_move(file, tmp_path):
    with sole_tenant(f"sqlite:///{file}"), pytest.raises(InUse):
        copies.move(file, f"sqlite:///{tmp_path / 'new.db'}", nothing)


def test_a_bank_does_not_move_into_itself(file):
    with pytest.raises(NotEmpty):
        copies.move(file, f"sqlite:///{file}", nothing)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(copies.Missing, match="none"):
        copies.move(tmp_path / "none.db", f"sqlite:///{tmp_path / 'new.db'}", nothing)
    with pytest.raises(copies.Missing):
        copies.back_up(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "copy.db", nothing)
    assert list(tmp_path.iterdir()) == []


def test_before_its_schema_changes_an_sqlite_file_is_copied(tmp_path):
    file = tmp_path / "old.db"
    with closing(Database(f"sqlite:///{file}")) as database:
        at(database, "0005")
        with database.engine.begin() as connection:
            connection.exec_driver_sql(
                "INSERT INTO phone_number (phone, opted_out_by) VALUES ('+12065550100', 'contact')"
            )
        schema.upgrade(database)
        schema.upgrade(database)  # nothing is to be done, and nothing is copied
    copy = schema.copy_before(file, "0005")
    assert sorted(each.name for each in tmp_path.glob("*upgrade*")) == [copy.name]
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [("0005",)]
        assert kept.execute("SELECT phone FROM phone_number").fetchall() == [("+12065550100",)]


def test_where_no_copy_can_be_made_nothing_is_changed(tmp_path):
    file = tmp_path / "old.db"
    (tmp_path / f"{schema.copy_before(file, '0005').name}-unfinished").mkdir()  # in the way
    with closing(Database(f"sqlite:///{file}")) as database:
        at(database, "0005")
        with pytest.raises(Unreachable):
            schema.upgrade(database)
        with database.engine.connect() as connection:
            assert schema._revision(connection) == "0005"
