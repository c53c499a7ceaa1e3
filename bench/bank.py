"""A text bank of any size, laid down by set-based SQL in seconds, and put back as it was."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from bot.assignment.outcomes.people import Identity
from bot.storage.engine.database import Database
from bot.storage.tables import (
    Assignment,
    Campaign,
    CampaignZone,
    Contact,
    ContactList,
    Conversation,
    Event,
    Message,
    OutboxItem,
    Person,
)
from bot.storage.tables import Identity as Account
from bot.vocabulary import CampaignState, ConversationState, Direction, ListState, Role, TextKind, TextStatus

# A Tuesday afternoon in New York: everybody may be texted.
NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
ZONE = "America/New_York"
OUR_NUMBER = "+15005550006"
SCRIPT = "Hi {{first_name|there}}, {{user.first_name}} from River Votes here. Voting? Reply STOP to opt out"
CAMPAIGN = 1


def clock() -> datetime:
    """The time of day at which everything here happens."""
    return NOW


def volunteer(number: int) -> Identity:
    """A volunteer of the bank, from 1."""
    return Identity("slack", "T1", f"U{number}", f"Vol {number}", None, ZONE)


def volunteers(count: int) -> list[Identity]:
    """The first `count` volunteers."""
    return [volunteer(number) for number in range(1, count + 1)]


def admin() -> Identity:
    """Volunteer 1 is an admin too."""
    return volunteer(1)


def phone(number: int) -> str:
    """The phone number of a contact, from 1."""
    return f"+1{2_120_000_000 + number}"


def lay(database: Database, *, contacts: int, people: int, zones: tuple[str, ...] = (ZONE,)) -> None:
    """An open campaign over so many contacts, all untaken, and so many volunteers. The database is fresh."""
    with unchecked(database) as session:
        _people(session, people)
        list_ = ContactList(
            name="Voters", state=ListState.READY, size=contacts, created_at=NOW, touched_at=NOW
        )
        session.add(list_)
        session.flush()
        session.add(_campaign(list_.id or 0, contacts))
        session.flush()
        session.add_all(CampaignZone(campaign_id=CAMPAIGN, zone=zone) for zone in zones)
        _contacts(session, list_.id or 0, contacts, zones)
    settle(database, "VACUUM ANALYZE", "CHECKPOINT")


@contextmanager
def unchecked(database: Database) -> Iterator[Session]:
    """A transaction in which PostgreSQL checks no foreign keys, so that a million rows come in seconds."""
    with database.transaction() as session:
        if database.dialect == "postgresql":
            session.execute(sa.text("SET LOCAL session_replication_role = replica"))
        yield session


def text_all(database: Database, count: int) -> None:
    """The first `count` contacts were texted by volunteer 1, who holds them."""
    _hold(database, count, {"state": ConversationState.TEXTED.value, "holder_id": 1, "texted_at": NOW})
    each = numbers(count)
    texts = {
        "conversation_id": each.c.number,
        "campaign_id": CAMPAIGN,
        "person_id": 1,
        "direction": Direction.OUT.value,
        "kind": TextKind.FIRST.value,
        "phone": sa.literal("+1")
        + sa.cast(sa.literal(2_120_000_000, sa.BigInteger) + each.c.number, sa.String),
        "our_number": OUR_NUMBER,
        "body": "Hi",
        "status": TextStatus.DELIVERED.value,
        "segments": 1,
        "created_at": NOW,
    }
    with unchecked(database) as session:
        fill(session, Message, texts, each)
    settle(database, "VACUUM ANALYZE")


def hold(database: Database, count: int, holder: int) -> None:
    """The first `count` contacts were claimed by a volunteer, who has texted none of them."""
    _hold(database, count, {"holder_id": holder})
    each = numbers(count)
    held = {"conversation_id": each.c.number, "campaign_id": CAMPAIGN, "person_id": holder}
    with unchecked(database) as session:
        fill(session, Assignment, held | {"began_at": NOW, "began_by": "claim", "actor_id": holder}, each)
    settle(database, "VACUUM ANALYZE")


def spread(database: Database, count: int, people: int) -> None:
    """The first `count` contacts were texted, by so many volunteers, who hold them."""
    texted = {"state": ConversationState.TEXTED.value, "texted_at": NOW}
    _hold(database, count, texted | {"holder_id": col(Conversation.id) % people + 1})
    settle(database, "VACUUM ANALYZE")


def let_wait(database: Database, count: int) -> None:
    """The first `count` contacts wait for an answer of one of twenty volunteers."""
    holder = col(Conversation.id) % 20 + 1
    waits = {"state": ConversationState.NEEDS_ATTENTION.value, "waiting_since": NOW, "texted_at": NOW}
    _hold(database, count, waits | {"holder_id": holder, "replied_at": NOW})
    settle(database, "VACUUM ANALYZE")


def _hold(database: Database, count: int, columns: Mapping[str, object]) -> None:
    with database.transaction() as session:
        session.execute(
            sa.update(Conversation).where(col(Conversation.id) <= count).values(**columns, assigned_at=NOW)
        )


def put_back(database: Database) -> None:
    """Every contact is untaken again, and nothing of what was done is left."""
    with database.transaction() as session:
        session.execute(
            sa.update(Conversation)
            .where(col(Conversation.holder_id).is_not(None))
            .values(holder_id=None, assigned_at=None)
        )
        for table in (Assignment, Event, OutboxItem):
            session.execute(sa.delete(table))
    settle(database, "VACUUM conversation, assignment, outbox")


def settle(database: Database, *how: str) -> None:
    """Let PostgreSQL tidy up now, so that it does not while something is measured."""
    if database.dialect == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in how:
                connection.execute(sa.text(statement))


def held(database: Database) -> tuple[int, int]:
    """How many contacts are held, and how many live assignments of different contacts there are."""
    with database.reading() as session:
        contacts = sa.select(sa.func.count()).where(col(Conversation.holder_id).is_not(None))
        live = sa.select(sa.func.count(col(Assignment.conversation_id).distinct()))
        return (
            session.execute(contacts).scalar_one(),
            session.execute(live.where(col(Assignment.ended_at).is_(None))).scalar_one(),
        )


def numbers(count: int) -> sa.CTE:
    """A table of the numbers from 1 to `count`."""
    first = sa.select(sa.literal(1, sa.BigInteger).label("number")).cte("numbers", recursive=True)
    return first.union_all(sa.select(first.c.number + 1).where(first.c.number < count))


def fill(session: Session, table: type[SQLModel], columns: Mapping[str, object], rows: sa.CTE) -> None:
    """Insert one row for each number: a column is an expression of the number, or the same for all."""
    kinds = table.__table__.c  # type: ignore[attr-defined]
    values = [
        value if isinstance(value, sa.ColumnElement) else sa.literal(value, kinds[name].type)
        for name, value in columns.items()
    ]
    session.execute(sa.insert(table).from_select(list(columns), sa.select(*values).select_from(rows)))


def _people(session: Session, count: int) -> None:
    each = numbers(count)
    number = sa.cast(each.c.number, sa.String)
    role = sa.case((each.c.number == 1, Role.ADMIN.value), else_=Role.VOLUNTEER.value)
    name = sa.literal("Vol ") + number
    fill(
        session,
        Person,
        {"id": each.c.number, "name": name, "role": role, "zone": ZONE, "created_at": NOW},
        each,
    )
    account = {"person_id": each.c.number, "platform": "slack", "workspace": "T1"}
    fill(session, Account, account | {"account": sa.literal("U") + number, "handle": name}, each)


def _contacts(session: Session, list_id: int, count: int, zones: tuple[str, ...]) -> None:
    each = numbers(count)
    number = each.c.number
    where = {
        "phone": sa.literal("+1") + sa.cast(sa.literal(2_120_000_000, sa.BigInteger) + number, sa.String),
        "zone": sa.case(
            *((number % len(zones) == place, zone) for place, zone in enumerate(zones)), else_=zones[0]
        ),
    }
    who = {"first_name": sa.literal("First") + sa.cast(number, sa.String), "last_name": "Last", "email": ""}
    known = {"list_id": list_id, "assigned_to": "", "line": number, "fields": {"city": "Albany"}}
    fill(session, Contact, {"id": number} | where | who | known, each)
    untaken = {"state": ConversationState.UNTEXTED.value, "needs_retry": False, "opt_out_hint": False}
    of_campaign = {"id": number, "campaign_id": CAMPAIGN, "contact_id": number, "position": number}
    fill(session, Conversation, of_campaign | where | untaken, each)


def _campaign(list_id: int, contacts: int) -> Campaign:
    return Campaign(
        id=CAMPAIGN,
        name="Turnout",
        organisation="River Votes",
        list_id=list_id,
        state=CampaignState.OPEN,
        first_texts=[SCRIPT],
        bucket_size=200,
        laid_out_to=contacts,
        created_by=1,
        created_at=NOW,
        opened_at=NOW,
    )
