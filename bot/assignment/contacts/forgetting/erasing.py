"""What is done with conversations that are forgotten, of whomever and for whatever reason."""

from collections.abc import Sequence
from datetime import datetime

from bot.assignment.texting import enqueue
from bot.storage.conversations.by_itself import learnt
from bot.storage.engine.database import Session
from bot.storage.forgetting import names, pages, whose, words
from bot.storage.reassignment import searches
from bot.storage.tables import Contact, Conversation, Message
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel, TextKind, TextStatus


def conversations(session: Session, now: datetime, theirs: Sequence[Conversation]) -> None:
    """Withdraw what has not left, give them back, close them, and take out every word."""
    ids, holders = [row.id or 0 for row in theirs], {row.holder_id for row in theirs}
    for message in whose.unsettled(session, ids):
        _settle(session, now, message)
    session.flush()
    names.close(session, theirs, now=now)
    words.erase(session, theirs)
    for holder in sorted(filter(None, holders)):
        outbox.put_inbox(session, holder, now=now)


def people(session: Session, of: Sequence[Contact], theirs: Sequence[Conversation], key: bytes) -> None:
    """Take out who they are: names, fields, numbers."""
    names.erase_numbers(session, theirs, key)
    names.erase(session, of, key)


def finish(session: Session, now: datetime) -> None:
    """What else may hold a word of theirs: searches, what was learnt, and pages that were written before."""
    searches.forget_all(session)
    learnt.forget(session, now)
    pages.put(session, now=now)


def _settle(session: Session, now: datetime, message: Message) -> None:
    """One that was not handed over does not leave; of one that may have left nothing more is asked."""
    outbox.finish_subject(session, Parcel.TEXT, message.id or 0)
    if message.status != TextStatus.QUEUED:
        message.status, message.settled_at = TextStatus.UNKNOWN, now
    elif message.kind == TextKind.ANSWER:
        message.status = TextStatus.CANCELLED
    else:
        enqueue.withdraw(session, now, message)
