"""What tests of the courier say of a bank's texts."""

from collections import Counter

from baton_sandbox.twilio.api.ledger import doubles
from baton_sandbox.twilio.server import TwilioServer
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Message
from bot.vocabulary import TextStatus
from tests.assignment.bank import Bank

# Where a text may stay: with the provider, or shown to its sender as something to look after.
VISIBLE = {
    TextStatus.ACCEPTED,
    TextStatus.SENT,
    TextStatus.DELIVERED,
    TextStatus.UNDELIVERED,
    TextStatus.FAILED,
    TextStatus.UNKNOWN,
    TextStatus.CANCELLED,
}


def text_everybody(bank: Bank, count: int) -> list[int]:
    """Send first texts to so many contacts; the conversations."""
    opened = bank.open(count)
    return bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))


def texts(bank: Bank, conversations: list[int]) -> list[Message]:
    """The first text of each conversation."""
    return [bank.texts(conversation)[0] for conversation in conversations]


def statuses(bank: Bank, conversations: list[int]) -> Counter[str]:
    """How many texts are where."""
    return Counter(text.status for text in texts(bank, conversations))


def assert_none_twice_and_none_lost(bank: Bank, twilio: TwilioServer, conversations: list[int]) -> None:
    """At most one create for each text; what the provider took is known, and the rest is in sight."""
    assert not doubles(twilio.creates)
    sent = texts(bank, conversations)
    assert {text.status for text in sent} <= VISIBLE
    assert {create.sid for create in twilio.creates if create.accepted} == {
        text.provider_id for text in sent if text.provider_id
    }
