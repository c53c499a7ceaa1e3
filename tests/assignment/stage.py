"""One text bank per database that random histories play on."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from bot.storage.engine.database import Database
from bot.storage.tables import Assignment, Conversation, Message, Wait
from tests.assignment.bank import Bank, row
from tests.clock import TUESDAY, StillClock

PEOPLE = ("Ben", "Cleo", "Dev")
CONTACTS = 2
KEPT_TABLES = {"person", "identity", "contact_list", "contact", "campaign", "campaign_zone", "conversation"}
FRESH = (
    *("holder_id", "assigned_at", "waiting_since", "texted_at", "replied_at", "texted_elsewhere_at"),
    *("barred", "set_aside_code"),
)


@dataclass(frozen=True)
class Snapshot:
    """Everything an invariant looks at, of one moment."""

    conversations: list[Conversation]
    assignments: list[Assignment]
    messages: list[Message]
    waits: list[Wait]


class Stage:
    """One text bank per database, set back to its beginning for each history."""

    def __init__(self, database: Database) -> None:
        self.clock = StillClock()
        self.bank = Bank(database, self.clock)
        self.people = {name: self.bank.person(name) for name in PEOPLE}
        self.ids = {name: self.bank.person_id(who) for name, who in self.people.items()}
        rows = [row(index) for index in range(CONTACTS)]
        self.campaigns = [self.bank.open(rows=rows, bucket_size=3) for _ in range(2)]
        with database.reading() as session:
            found = session.exec(select(Conversation).order_by(sa.text("campaign_id, position")))
            self.phones = {each.id or 0: each.phone for each in found}
        self.conversations = list(self.phones)

    def reset(self) -> None:
        self.clock.time = TUESDAY
        with self.bank.database.transaction() as session:
            for table in reversed(SQLModel.metadata.sorted_tables):
                if table.name not in KEPT_TABLES:
                    session.execute(table.delete())
            fresh = dict.fromkeys(FRESH)
            flags = {"needs_retry": False, "opt_out_hint": False, "wrote_since": False}
            place = {"position": sa.column("contact_id"), "state": "untexted"}
            session.execute(sa.update(Conversation).values(**fresh, **flags, **place))
            session.execute(sa.text("UPDATE campaign SET state = 'open', paused_because = ''"))
            session.execute(sa.text("UPDATE contact SET barred = NULL"))
            fresh_person = "suspended_at = NULL, done_at = NULL, noted_in = NULL, noted_until = NULL"
            session.execute(sa.text(f"UPDATE person SET {fresh_person}"))

    def look(self) -> Snapshot:
        with self.bank.database.reading() as session:
            return Snapshot(
                list(session.exec(select(Conversation))),
                list(session.exec(select(Assignment))),
                list(session.exec(select(Message))),
                list(session.exec(select(Wait))),
            )

    def holders(self) -> dict[int, int | None]:
        with self.bank.database.reading() as session:
            return dict(session.execute(sa.select(col(Conversation.id), col(Conversation.holder_id))).all())
