"""A campaign that ended a year ago, which Baton is to delete within a week."""

from datetime import timedelta

from sqlmodel import col, select

from bot.assignment import timers
from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts.forgetting import retention
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Contact, Message
from tests.assignment.bank import Bank

NAME, WEEK = "Senate race", timedelta(days=7)


def long_over(bank: Bank) -> int:
    """Its conversation, in which somebody wrote."""
    campaign, ben = bank.open(1, name=NAME), bank.person("Ben Adeyemi")
    conversation = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))[0]
    bank.hear(conversation, "I am Quentin")
    bank.do(lifecycle.end, bank.ana, campaign)
    bank.clock.forward(timedelta(days=365))
    bank.do(retention.look, 365, bytes(32))
    return conversation


def goes_on(bank: Bank) -> None:
    """What is due is done."""
    while bank.do(timers.fire_next):
        pass


def said(bank: Bank, conversation: int) -> set[str]:
    """All words of a conversation."""
    with bank.database.reading() as session:
        rows = session.exec(select(Message).where(col(Message.conversation_id) == conversation))
        return {each.body for each in rows}


def listed(bank: Bank) -> int:
    """How many contacts are of a list."""
    with bank.database.reading() as session:
        return len([row for row in session.exec(select(Contact)) if row.list_id])
