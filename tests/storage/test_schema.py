"""Migrations: the same schema as the tables, once, with everything that was there."""

import sqlite3
import threading
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic import command
from sqlmodel import SQLModel, col, select

from bot.storage.conversations import standing
from bot.storage.engine.database import Collision, Database, Unreachable
from bot.storage.migrations import schema
from bot.storage.tables import Campaign, Contact, Conversation, Report, Timer
from tests.storage.conftest import NOW

HEAD = "0040"


@pytest.fixture
def empty(database):
    """A database without any table."""
    with database.engine.connect() as connection:
        SQLModel.metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE alembic_version")
        connection.commit()
    return database


def migrate_to(database, revision):
    config = schema._config()
    with schema.alone(database) as connection:
        config.attributes["connection"] = connection
        move = command.downgrade if schema._revision(connection) else command.upgrade
        move(config, revision)


def tables(database):
    return set(sa.inspect(database.engine).get_table_names())


def test_an_upgrade_reaches_the_schema_of_the_tables(empty):
    assert not schema.is_current(empty)
    assert schema.upgrade(empty) == HEAD
    assert schema.is_current(empty)
    assert schema.differences(empty) == []


def test_differences_are_seen(database):
    with database.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE stray (id INTEGER)")
        connection.exec_driver_sql("ALTER TABLE person DROP COLUMN zone")
        connection.commit()
    seen = str(schema.differences(database))
    assert "remove_table" in seen
    assert "add_column" in seen


def test_every_index_and_constraint_of_the_tables_is_there(database):
    """Names, and the conditions of partial indexes, which no comparison looks at."""
    seen = sa.inspect(database.engine)
    for table in SQLModel.metadata.sorted_tables:
        there = {index["name"]: index for index in seen.get_indexes(table.name)}
        assert {index.name for index in table.indexes} <= set(there)
        for index in table.indexes:
            where = index.dialect_options[database.dialect]["where"]
            assert (where is not None) == any(
                "where" in name for name in there[index.name]["dialect_options"]
            )
        checks = {each.name for each in table.constraints if isinstance(each, sa.CheckConstraint)}
        assert checks <= {each["name"] for each in seen.get_check_constraints(table.name)}


def test_a_second_upgrade_is_harmless(database, rows):
    assert schema.upgrade(database) == HEAD
    with database.reading() as session:
        assert session.exec(select(Conversation.id)).all() == [rows.conversation]


def test_processes_that_start_together_migrate_once(empty, database_url):
    reached: list[str] = []
    failed: list[Exception] = []

    def start():
        with closing(Database(database_url)) as mine:
            try:
                reached.append(schema.upgrade(mine))
            except Exception as error:  # noqa: BLE001  whatever it is, the test shows it
                failed.append(error)

    starts = [threading.Thread(target=start) for _ in range(4)]
    for each in starts:
        each.start()
    for each in starts:
        each.join()
    assert (failed, reached) == ([], [HEAD] * 4)
    assert schema.differences(empty) == []


def test_the_former_schema_becomes_the_newest_and_keeps_what_it_holds(database, rows):
    migrate_to(database, "0001")
    assert not schema.is_current(database)
    assert schema.upgrade(database) == HEAD
    with database.reading() as session:
        assert session.get_one(Contact, rows.contact).fields == {"city": "Älvsjö"}
        assert session.get_one(Conversation, rows.conversation).holder_id is None
    assert schema.differences(database) == []


def test_a_channel_becomes_the_home_on_its_platform_and_back(database, rows):
    posted = {
        ("C1", "slack"): {"slack": "C1"},
        ("7001", "discord"): {"discord": "7001"},
        ("7001", ""): {"discord": "7001"},
        ("", ""): {},
    }
    with database.transaction() as session:
        facts = {"organisation": "River", "list_id": rows.list, "created_at": NOW}
        session.add_all([Campaign(name=f"Number {number}", **facts) for number in range(1, len(posted))])
    migrate_to(database, "0008")
    set_channel = sa.text(
        "UPDATE campaign SET channel = :channel, channel_platform = :platform WHERE id = :id"
    )
    with database.engine.begin() as connection:
        for number, (channel, platform) in enumerate(posted):
            facts = {"channel": channel, "platform": platform, "id": rows.campaign + number}
            connection.execute(set_channel, facts)
    assert schema.upgrade(database) == HEAD
    with database.reading() as session:
        assert session.exec(select(Campaign.homes).order_by(col(Campaign.id))).all() == [*posted.values()]
    migrate_to(database, "0008")
    with database.engine.connect() as connection:
        found = connection.execute(sa.text("SELECT channel FROM campaign ORDER BY id")).scalars()
        assert list(found) == [channel for channel, _ in posted]


def test_contacts_with_a_tag_that_means_opt_out_are_marked_for_their_admins(database, rows):
    """Filed before such tags were obeyed; not those who opted out since."""
    filed = {"+1001": "Do-not-TEXT!", "+1002": "Supporter", "+1003": "Refused (DNC)", "+1004": "No contactar"}
    with database.transaction() as session:
        for phone, tag in filed.items():
            barred = "opted_out" if phone == "+1004" else None
            conversation = rows.another(phone, barred=barred)
            session.add(conversation)
            session.flush()
            facts = {"conversation_id": conversation.id, "person_id": rows.person, "created_at": NOW}
            session.add(Report(tags=["yes", tag], **facts))
            session.add(Report(tags=[], note="stop", **facts))
    migrate_to(database, "0011")
    schema.upgrade(database)
    with database.reading() as session:
        marked = session.exec(select(Conversation.phone).where(Conversation.tagged_out))
        assert sorted(marked) == ["+1001", "+1003"]


def test_what_was_filed_before_stands(database, rows):
    """Every tag, once, and the newest answer to each question, unless it is none."""
    of = {"conversation_id": rows.conversation, "person_id": rows.person, "created_at": NOW}
    with database.transaction() as session:
        session.add(
            Report(tags=["yes", "moved"], answers={"Will they vote?": "maybe", "When?": "soon"}, **of)
        )
        session.flush()
        session.add(Report(tags=["yes"], answers={"Will they vote?": "yes", "When?": ""}, note="keen", **of))
    migrate_to(database, "0019")
    schema.upgrade(database)
    with database.reading() as session:
        stood = standing.of(session, [rows.conversation])[rows.conversation]
    assert [(each.kind, each.name, each.value, each.report_id) for each in stood] == [
        ("answer", "Will they vote?", "yes", 2),
        ("tag", "moved", "", 1),
        ("tag", "yes", "", 2),
    ]


def test_a_campaign_that_was_being_opened_is_laid_out_to_its_end_after_the_upgrade(database, rows):
    """Before, a beat laid them out; since, each has a timer."""
    migrate_to(database, "0018")
    with database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE campaign SET state = 'opening'"))
        connection.execute(sa.text("UPDATE contact_list SET state = 'ready'"))
    schema.upgrade(database)
    with database.reading() as session:
        timers = session.exec(select(Timer.kind, Timer.subject_id, Timer.state)).all()
        assert ("lay_out", session.exec(select(Campaign.id)).one(), "waiting") in timers
        assert ("index_names", session.exec(select(Contact.list_id)).one(), "waiting") in timers


def test_every_step_from_nothing_works_alone(empty):
    migrate_to(empty, "0001")
    assert {"contact", "campaign", "conversation", "assignment"} <= tables(empty)
    assert schema.upgrade(empty) == HEAD
    assert {table.name for table in SQLModel.metadata.sorted_tables} <= tables(empty)


def test_keys_are_enforced_again_after_an_upgrade(database, rows):
    schema.upgrade(database)
    with pytest.raises(Collision), database.transaction() as session:
        session.add(rows.another("+1999", holder_id=999))


def test_an_upgrade_that_fails_leaves_things_as_they_were(empty, monkeypatch):
    upgrade = command.upgrade

    def halfway(config, revision):
        upgrade(config, "0001")
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "upgrade", halfway)
    with pytest.raises(KeyboardInterrupt):
        schema.upgrade(empty)
    assert tables(empty) == set()
    if empty.dialect == "sqlite":
        with empty.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    monkeypatch.undo()
    assert schema.upgrade(empty) == HEAD


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path):
    path = tmp_path / "notes.sqlite"
    path.write_text("not a database " * 100)
    with closing(Database(f"sqlite:///{path}")) as opened, pytest.raises(Unreachable):
        schema.upgrade(opened)
    assert path.read_text().startswith("not a database")


def test_a_foreign_database_is_not_taken_over(tmp_path):
    """A file with tables of others keeps them; ours are put beside."""
    path = tmp_path / "theirs.sqlite"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE recipes (name TEXT)")
        theirs.execute("INSERT INTO recipes VALUES ('soup')")
        theirs.commit()
    with closing(Database(f"sqlite:///{path}")) as opened:
        schema.upgrade(opened)
    with closing(sqlite3.connect(path)) as theirs:
        assert theirs.execute("SELECT name FROM recipes").fetchall() == [("soup",)]
