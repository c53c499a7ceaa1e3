"""The database itself forbids what must never be."""

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import select

from bot.storage.engine.database import Collision
from bot.storage.tables import (
    Assignment,
    Campaign,
    Contact,
    ContactList,
    Conversation,
    Identity,
    Message,
    OutboxItem,
    Person,
    Post,
    Report,
    Wait,
)

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)


@pytest.fixture
def add(database):
    def add(*entries) -> None:
        with database.transaction() as session:
            session.add_all(entries)

    return add


def held(rows, **facts) -> Assignment:
    known: dict[str, Any] = {
        "conversation_id": rows.conversation,
        "campaign_id": rows.campaign,
        "person_id": rows.person,
    }
    return Assignment(**known, began_at=NOW, began_by="claim", **facts)


def waits(rows, **facts) -> Wait:
    known: dict[str, Any] = {"conversation_id": rows.conversation, "campaign_id": rows.campaign}
    return Wait(**known, began_at=NOW, **facts)


def item(**facts) -> OutboxItem:
    known: dict[str, Any] = {"kind": "inbox", "subject_id": 1, "due_at": NOW, "created_at": NOW}
    return OutboxItem(**known | facts)


def report(rows, **facts) -> Report:
    return Report(conversation_id=rows.conversation, person_id=rows.person, created_at=NOW, **facts)


def account(rows, **facts) -> Identity:
    known: dict[str, Any] = {"platform": "slack", "workspace": "T1", "account": "U1", "handle": "ana"}
    return Identity(person_id=rows.person, **known | facts)


def list_named(name, **facts) -> ContactList:
    return ContactList(name=name, created_at=NOW, touched_at=NOW, **facts)


def post(**facts) -> Post:
    known: dict[str, Any] = {
        "kind": "inbox",
        "subject_id": 1,
        "platform": "slack",
        "address": "U1",
        "reference": "1",
    }
    return Post(**known | facts, posted_at=NOW)


TWICE = {
    "two live holdings of a contact": lambda rows: (held(rows), held(rows)),
    "two live waits of a contact": lambda rows: (waits(rows), waits(rows)),
    "two first texts to a contact": lambda rows: (rows.message(), rows.message()),
    "two retries to a contact": lambda rows: (rows.message(kind="retry"), rows.message(kind="retry")),
    "one act that sends twice": lambda rows: (
        rows.message(kind="reply", act="a"),
        rows.message(kind="reply", act="a"),
    ),
    "one act that files twice": lambda rows: (report(rows, act="a"), report(rows, act="a")),
    "one provider's message twice": lambda rows: (
        rows.message(kind=None, direction="in", provider_id="SM1"),
        rows.message(kind=None, direction="in", provider_id="SM1"),
    ),
    "one number twice in a campaign": lambda rows: (rows.another("+1999"), rows.another("+1999")),
    "one number twice in a list": lambda rows: (
        Contact(list_id=rows.list, phone="+1999"),
        Contact(list_id=rows.list, phone="+1999"),
    ),
    "two items of one kind, subject and address that wait": lambda rows: (item(), item()),
    "two people behind one account": lambda rows: (account(rows), account(rows)),
    "two lists of one name": lambda rows: (list_named("A"), list_named("A")),
    "two posts that stand for one thing": lambda rows: (post(), post()),
}

FINE = {
    "a holding after another ended": lambda rows: (held(rows, ended_at=NOW, ended_by="release"), held(rows)),
    "a wait after another ended": lambda rows: (waits(rows, ended_at=NOW), waits(rows)),
    "a first text after one was withdrawn": lambda rows: (rows.message(status="cancelled"), rows.message()),
    "a retry beside a first text": lambda rows: (rows.message(), rows.message(kind="retry")),
    "many answers": lambda rows: (rows.message(kind="reply"), rows.message(kind="reply")),
    "messages that the provider has not named": lambda rows: (rows.message(), rows.message(kind="reply")),
    "an item that waits behind one under way": lambda rows: (item(state="leaving"), item()),
    "items for two addresses": lambda rows: (item(address="U1"), item(address="U2")),
    "items that are over": lambda rows: (item(state="done"), item(state="done"), item(state="dead")),
    "one account name in two workspaces": lambda rows: (account(rows), account(rows, workspace="T2")),
}

UNKNOWN = {
    "state of a conversation": lambda rows: rows.another("+1999", state="sleeping"),
    "bar of a conversation": lambda rows: rows.another("+1999", barred="shy"),
    "state of a list": lambda rows: list_named("A", state="lost"),
    "state of a campaign": lambda rows: Campaign(
        name="A", organisation="", list_id=rows.list, state="lost", created_at=NOW
    ),
    "empty buckets": lambda rows: Campaign(
        name="A", organisation="", list_id=rows.list, bucket_size=0, created_at=NOW
    ),
    "role of a person": lambda _: Person(name="A", role="owner", created_at=NOW),
    "direction of a message": lambda rows: rows.message(direction="sideways"),
    "kind of a message": lambda rows: rows.message(kind="second"),
    "status of a message": lambda rows: rows.message(status="lost"),
    "kind of an item": lambda _: item(kind="parcel"),
    "state of an item": lambda _: item(state="lost"),
}

NOWHERE = {
    "a conversation's holder": lambda rows: rows.another("+1999", holder_id=999),
    "a conversation's campaign": lambda rows: rows.another("+1999", campaign_id=999),
    "a message's conversation": lambda rows: rows.message(conversation_id=999),
    "a contact's list": lambda _: Contact(list_id=999, phone="+1999"),
    "a report's author": lambda rows: Report(
        conversation_id=rows.conversation, person_id=999, created_at=NOW
    ),
    "an account's person": lambda rows: Identity(
        person_id=999, platform="slack", workspace="T1", account="U1", handle=""
    ),
}


@pytest.mark.parametrize("entries", TWICE.values(), ids=TWICE)
def test_there_are_never(rows, add, entries):
    first, second = entries(rows)
    add(first)
    with pytest.raises(Collision):
        add(second)


@pytest.mark.parametrize("entries", FINE.values(), ids=FINE)
def test_there_may_be(rows, add, entries):
    for entry in entries(rows):
        add(entry)


@pytest.mark.parametrize("entry", UNKNOWN.values(), ids=UNKNOWN)
def test_no_word_is_stored_that_nobody_knows(rows, add, entry):
    with pytest.raises(Collision):
        add(entry(rows))


@pytest.mark.parametrize("entry", NOWHERE.values(), ids=NOWHERE)
def test_nothing_points_nowhere(rows, add, entry):
    with pytest.raises(Collision):
        add(entry(rows))


def test_nothing_that_others_point_to_is_deleted(rows, database):
    with pytest.raises(Collision), database.transaction() as session:
        session.execute(sa.delete(Contact))


def test_a_collision_takes_the_whole_transaction_back(rows, database, add):
    with pytest.raises(Collision):
        add(rows.another("+1999"), rows.message(), rows.message())
    with database.reading() as session:
        assert session.exec(select(Message)).all() == []
        assert len(session.exec(select(Conversation)).all()) == 1


def test_a_moment_without_a_zone_is_refused(add):
    with pytest.raises(sa.exc.StatementError):
        add(Person(name="A", created_at=NOW.replace(tzinfo=None)))
