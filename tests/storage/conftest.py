"""The smallest rows that the constraints accept."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.storage.tables import Campaign, Contact, ContactList, Conversation, Message, Person

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)


class Rows:
    """One person, and one contact in one campaign; `conversation` and `message` make more unsaved rows."""

    def __init__(self, database) -> None:
        with database.transaction() as session:
            person = Person(name="Ana", created_at=NOW)
            list_ = ContactList(name="Ward 3", created_at=NOW, touched_at=NOW)
            session.add_all([person, list_])
            session.flush()
            self.person, self.list = person.id or 0, list_.id or 0
            contact = Contact(list_id=self.list, phone="+12125550100", fields={"city": "Älvsjö"})
            campaign = Campaign(name="Tuesday", organisation="River", list_id=self.list, created_at=NOW)
            session.add_all([contact, campaign])
            session.flush()
            self.contact, self.campaign = contact.id, campaign.id
            conversation = self.another("+12125550100")
            session.add(conversation)
            session.flush()
            self.conversation = conversation.id

    def another(self, phone: str, **facts) -> Conversation:
        """A conversation of the campaign with this number."""
        known: dict[str, Any] = {
            "campaign_id": self.campaign,
            "contact_id": self.contact,
            "zone": "",
            "position": 1,
        }
        return Conversation(**known | {"phone": phone} | facts)

    def message(self, **facts) -> Message:
        """A first text of the conversation."""
        known: dict[str, Any] = {
            "conversation_id": self.conversation,
            "campaign_id": self.campaign,
            "direction": "out",
            "kind": "first",
            "phone": "+12125550100",
            "body": "Hi",
            "status": "queued",
            "created_at": NOW,
        }
        return Message(**known | facts)


@pytest.fixture
def rows(database) -> Rows:
    return Rows(database)
