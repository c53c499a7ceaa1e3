"""A text bank for tests: people, a list and a campaign over real storage, told in few words."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

import sqlalchemy as sa
from sqlmodel import Session

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import lists
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.campaigns import CampaignPicture, CampaignScript, CampaignSettings
from bot.assignment.outcomes.conversations import CannedReply, Inbound, Question, Received
from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import BucketClaimed, ContactText
from bot.assignment.people import members
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.sheets.contact_rows import ContactRow
from bot.assignment.rules.sheets.sheet_terms import Column
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_status
from bot.storage.conversations import reports
from bot.storage.engine.database import Database
from bot.storage.tables import Conversation, Message, OutboxItem, Report
from bot.vocabulary import TextStatus
from tests.clock import StillClock

P = ParamSpec("P")
T = TypeVar("T")

NEW_YORK = "America/New_York"
COLUMNS = (Column("phone", "Cell"), Column("city", "City"))
SCRIPT = "Hi {{first_name|there}}, {{user.first_name}} from River Votes here. Voting? Reply STOP to opt out"
OUR_NUMBER = "+15005550006"


def phone(index: int) -> str:
    """A fictional number: the reserved lines of one area code after the other."""
    area, line = divmod(index, 100)
    return f"+1{(212, 415, 312, 713, 602, 305, 206, 617, 404, 303)[area]}55501{line:02}"


def row(index: int, **facts: Any) -> ContactRow:
    """A contact as an import reads it."""
    known: dict[str, Any] = {
        "phone": phone(index),
        "first_name": f"First{index}",
        "last_name": f"Last{index}",
        "email": "",
        "zone": NEW_YORK,
        "fields": {"city": "Albany"},
        "assigned_to": "",
        "line": index + 2,
    }
    return ContactRow(**(known | facts))


class Bank:
    """Runs operations at the clock's time, each in a transaction of its own."""

    def __init__(self, database: Database, clock: StillClock) -> None:
        self.database = database
        self.clock = clock
        self.ana = self.person("Ana Moreau", admin=True)

    def do(
        self, operation: Callable[Concatenate[Session, datetime, P], T], *facts: P.args, **named: P.kwargs
    ) -> T:
        """Run an operation and commit."""
        with self.database.transaction() as session:
            return operation(session, self.clock(), *facts, **named)

    def person(self, name: str, *, admin: bool = False, email: str | None = None) -> Identity:
        """Enrol somebody."""
        account = f"U{name.split(maxsplit=1)[0].upper()}"
        who = Identity("slack", "T1", account, name, email, NEW_YORK, is_admin=admin)
        self.do(members.enrol, who)
        return who

    def person_id(self, who: Identity) -> int:
        return self.do(members.enrol, who).ref.id

    def load(self, rows: Iterable[ContactRow], name: str | None = None) -> int:
        """Load a contact list."""
        name = name or f"List {uuid4().hex[:6]}"
        begun = self.do(lists.begin_import, self.ana, name, uuid4().hex)
        self.do(lists.add_rows, begun.list_id, list(rows))
        self.do(lists.finish_import, begun.list_id, COLUMNS, 0, [], ())
        return begun.list_id

    def draft(
        self, rows: Iterable[ContactRow], *, name: str | None = None, **settings: Any
    ) -> CampaignPicture:
        """A campaign with the words of this module over these contacts."""
        script = CampaignScript(
            name=name or f"Campaign {uuid4().hex[:6]}",
            organisation="River Votes",
            list_id=self.load(rows),
            first_texts=(SCRIPT,),
            canned_replies=(CannedReply("Where", "At {{city}} town hall, {{first_name}}.", "asked-where"),),
            tags=("yes", "no"),
            questions=(Question("Will they vote?", ("yes", "no")),),
        )
        kept = CampaignSettings(**settings)
        if settings.keys().isdisjoint({"opens", "closes"}):
            return self.do(lifecycle.draft, self.ana, script, kept)
        picture = self.do(lifecycle.draft, self.ana, script)
        return self.do(lifecycle.change_settings, self.ana, picture.ref.id, kept, hours.ACKNOWLEDGED)

    def open(self, count: int = 10, *, rows: Iterable[ContactRow] | None = None, **settings: Any) -> int:
        """An open campaign over `count` contacts in New York."""
        drafted = self.draft(rows if rows is not None else [row(index) for index in range(count)], **settings)
        return self.do(lifecycle.open_, self.ana, drafted.ref.id).ref.id

    def text_all(self, who: Identity, claimed: BucketClaimed) -> list[int]:
        """Send every text of a bucket; the conversations, in order."""
        from bot.assignment.texting.first_text import send_first_text

        sent: list[int] = []
        card: ContactText | None = claimed.next
        while card is not None:
            sent.append(card.conversation_id)
            card = self.do(send_first_text, who, card.conversation_id, card.fingerprint).next
        return sent

    def text_elsewhere(self, campaign_id: int, count: int) -> int:
        """Another campaign texts its first contacts, whoever holds them in this one; its id."""
        self.do(lifecycle.pause, self.ana, campaign_id)  # else nobody is dealt whom others hold
        other = self.open(count)
        self.text_all(self.ana, self.do(claim_bucket, self.ana, other))
        self.do(lifecycle.open_, self.ana, campaign_id)
        return other

    def fail(self, conversation_id: int, code: int) -> None:
        """The provider reports that a conversation's last text did not arrive."""
        text = self.texts(conversation_id)[-1]
        news = StatusReport(text.id, f"SM{text.id}", TextStatus.UNDELIVERED, code)
        self.do(record_status, news)

    def hear(self, conversation_id: int, body: str, provider_id: str | None = None) -> Received:
        """The contact of a conversation writes."""
        sender = self.conversation(conversation_id).phone
        return self.do(receive_text, Inbound(provider_id or f"SM{uuid4().hex}", sender, OUR_NUMBER, body))

    def filed(self, conversation_id: int, **said: Any) -> None:
        """Somebody filed a report, without the acts that lead to it."""
        campaign_id = self.conversation(conversation_id).campaign_id
        of: dict[str, Any] = {"conversation_id": conversation_id, "created_at": self.clock()}
        with self.database.transaction() as session:
            reports.file(session, campaign_id, Report(**{"person_id": 1} | of | said))

    def conversation(self, conversation_id: int) -> Conversation:
        with self.database.reading() as session:
            return session.get_one(Conversation, conversation_id)

    def texts(self, conversation_id: int) -> list[Message]:
        """The outgoing messages of a conversation, oldest first."""
        with self.database.reading() as session:
            found = session.execute(
                sa.select(Message)
                .where(sa.column("conversation_id") == conversation_id, sa.column("direction") == "out")
                .order_by(sa.column("id"))
            )
            return list(found.scalars())

    def outbox(self, kind: str) -> list[OutboxItem]:
        """What waits to leave, of one kind."""
        with self.database.reading() as session:
            found = session.execute(
                sa.select(OutboxItem).where(sa.column("kind") == kind, sa.column("state") == "waiting")
            )
            return list(found.scalars())
