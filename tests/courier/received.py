"""What tests of the provider's list of received texts ask a bank."""

from sqlmodel import col, select

from bot.storage.tables import CatchUp, Message


def bodies(bank, conversation):
    with bank.database.reading() as session:
        theirs = select(Message).where(Message.conversation_id == conversation, Message.direction == "in")
        return [each.body for each in session.exec(theirs.order_by(col(Message.created_at), col(Message.id)))]


def read_to(bank):
    with bank.database.reading() as session:
        reading = session.get(CatchUp, 1)
        return reading and reading.read_to
