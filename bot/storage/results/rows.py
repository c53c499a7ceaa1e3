"""A campaign's conversations with all that belongs to them, in the order of their ids, some at a time.

The database gathers what belongs together and writes moments as text, so that a row is a tuple of texts and
ids: a campaign of a million conversations is read in one go, about as fast as a bare cursor reads it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.storage.conversations import standing
from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.tables import (
    Assignment,
    Contact,
    ContactList,
    Conversation,
    Message,
    Person,
    PhoneNumber,
    Report,
    Standing,
)
from bot.vocabulary import Direction, TextKind, TextStatus

Row = Any
Rows = Sequence[Any]
BETWEEN = "\n"
# In which column the contact's fields stand.
FIELDS = 10


def bounds(session: Session, campaign_id: int) -> tuple[int, int]:
    """The smallest and the greatest id of a campaign's conversations; 0 and 0 where it has none."""
    ids = col(Conversation.id)
    rows = sa.select(sa.func.min(ids), sa.func.max(ids)).where(col(Conversation.campaign_id) == campaign_id)
    least, greatest = session.execute(rows).one()
    return least or 0, greatest or 0


def people(session: Session) -> dict[int, str]:
    """Everybody's name by id; whoever was linked with another person has that one's."""
    now = aliased(Person)
    name = sa.func.coalesce(col(now.name), col(Person.name))
    rows = sa.select(col(Person.id), name).outerjoin(now, col(now.id) == col(Person.part_of))
    return dict(_all(session, rows))


@dataclass(frozen=True, slots=True)
class Span:
    """Conversations of a campaign with ids greater than `after`, up to `upto`, and how many at most.

    `since` leaves out those without a text, a reply or a report from then on.
    """

    campaign_id: int
    after: int
    upto: int
    limit: int
    since: datetime | None = None


def whole(session: Session, span: Span) -> Rows:
    """A row for each conversation with all that is known of it, those of its contact in front."""
    return _read(session, _whole(dialect.name(session), since=span.since is not None), span)


def contacts(session: Session, span: Span) -> Rows:
    """A row for each conversation with its contact and number alone."""
    return _read(session, _contacts(dialect.name(session), since=span.since is not None), span)


@cache
def _whole(name: str, *, since: bool) -> Any:
    """The text is the retry where there is one. Words are JSON, holders ids."""
    first, retry = aliased(Message), aliased(Message)
    text = [
        sa.case((col(retry.id).is_not(None), col(getattr(retry, each))), else_=col(getattr(first, each)))
        for each in ("body", "status", "error_code", "person_id", "created_at")
    ]
    *known, at = text
    more = (*known, dialect.written(name, at), *_told(name), *_filed(name), _holders())
    rows = _contacts(name, since=since).add_columns(*more)
    for message, kind in ((first, TextKind.FIRST), (retry, TextKind.RETRY)):
        rows = rows.outerjoin(message, sa.and_(*_sent(message, kind)))
    return rows


def _sent(message: Any, kind: TextKind) -> tuple[sa.ColumnElement[bool], ...]:
    """The conversation's text of a kind, of which there is one at most that was not withdrawn."""
    return (
        col(message.conversation_id) == col(Conversation.id),
        col(message.kind) == sa.literal_column(f"'{kind.value}'"),
        col(message.status) != sa.literal_column(f"'{TextStatus.CANCELLED.value}'"),
    )


def messages(session: Session, first: int, last: int, *, since: datetime | None = None) -> Rows:
    """The messages of conversations with ids from `first` to `last`, oldest first within each."""
    conversation, at = col(Message.conversation_id), col(Message.created_at)
    written = dialect.written(dialect.name(session), at).label("at")
    rows = (
        sa.select(
            *(conversation, col(Message.direction), col(Message.kind), col(Message.status)),
            *(col(Message.error_code), written, col(Message.person_id)),
            *(col(Message.body), col(Message.our_number), col(Message.segments), col(Message.media)),
        )
        .where(conversation >= first, conversation <= last)
        .order_by(conversation, at, col(Message.id))
    )
    return _all(session, rows if since is None else rows.where(at >= since))


@cache
def _contacts(name: str, *, since: bool) -> Any:
    id_ = col(Conversation.id)
    rows = (
        sa.select(
            *(id_, col(Conversation.phone), col(Conversation.zone), col(Conversation.state)),
            *(col(Conversation.barred), col(Conversation.holder_id), col(Conversation.first_text_id)),
            *(col(Contact.first_name), col(Contact.last_name), col(Contact.email)),
            *(sa.cast(col(Contact.fields), sa.Text), sa.cast(col(Contact.written), sa.Text)),
            dialect.written(name, col(PhoneNumber.opted_out_at)),
            *(col(PhoneNumber.opted_out_by), col(ContactList.name)),
        )
        .select_from(Conversation)
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .outerjoin(PhoneNumber, col(PhoneNumber.phone) == col(Conversation.phone))
        .outerjoin(ContactList, col(ContactList.id) == col(PhoneNumber.opted_out_list))
        .where(id_ > sa.bindparam("after"), id_ <= sa.bindparam("upto"))
        # The sum keeps SQLite to the order of the ids: the campaign's index has another.
        .where(col(Conversation.campaign_id) + 0 == sa.bindparam("campaign"))
        .order_by(id_)
        .limit(sa.bindparam("most"))
    )
    return rows.where(_happened()) if since else rows


def _happened() -> sa.ColumnElement[bool]:
    moment = sa.bindparam("since", type_=INSTANT)
    texts = sa.exists().where(*_mine(Message), col(Message.created_at) >= moment)
    return texts | sa.exists().where(*_mine(Report), col(Report.created_at) >= moment)


def _read(session: Session, rows: Any, span: Span) -> Rows:
    facts = {"after": span.after, "upto": span.upto, "campaign": span.campaign_id, "most": span.limit}
    since = {} if span.since is None else {"since": span.since}
    return session.connection().execute(rows, facts | since).all()


def _all(session: Session, rows: Any) -> Rows:
    """Without objects of mapped classes, which would take longer than all the rest."""
    return session.connection().execute(rows).all()


def _mine(table: type[Message] | type[Report] | type[Assignment] | type[Standing]) -> tuple[Any]:
    return (col(table.conversation_id) == col(Conversation.id),)


def _gathered(text: Any, *where: Any, order: Sequence[Any], between: str = BETWEEN) -> sa.ScalarSelect[Any]:
    """Texts of a conversation's rows, one behind the other in their order."""
    ordered = sa.select(text.label("text")).where(*where).order_by(*order).correlate(Conversation).subquery()
    return sa.select(sa.func.aggregate_strings(ordered.c.text, between)).scalar_subquery()


def _bodies(*where: Any) -> sa.ScalarSelect[Any]:
    order = (col(Message.created_at), col(Message.id))
    return _gathered(col(Message.body), *_mine(Message), col(Message.body) != "", *where, order=order)


def _of_replies(what: Any) -> sa.ScalarSelect[Any]:
    rows = sa.select(what).where(*_mine(Message), col(Message.direction) == Direction.IN.value)
    return rows.correlate(Conversation).scalar_subquery()


def _told(name: str) -> tuple[sa.ColumnElement[Any], ...]:
    """What was written back and forth; who never replied has neither replies nor answers."""
    replied = col(Conversation.replied_at).is_not(None)
    first_reply = dialect.written(name, sa.func.min(col(Message.created_at)))
    received = col(Message.direction) == Direction.IN.value
    answers = col(Message.kind) == TextKind.ANSWER.value
    return (
        sa.case((replied, _of_replies(sa.func.count())), else_=0),
        sa.case((replied, _of_replies(first_reply))),
        sa.case((replied, _bodies(received))),
        sa.case((replied, _bodies(answers))),
    )


def _filed(name: str) -> tuple[sa.ColumnElement[Any], ...]:
    """Notes, and what stands of tags and answers as a JSON list of kind, name and value."""
    notes = _gathered(col(Report.note), *_mine(Report), col(Report.note) != "", order=[col(Report.id)])
    word = (col(Standing.kind), col(Standing.name), col(Standing.value))
    words = sa.select(dialect.listed(name, *word)).where(*_mine(Standing), standing.stands())
    return notes, words.correlate(Conversation).scalar_subquery()


def _holders() -> sa.ColumnElement[Any]:
    """The ids of everybody who held a conversation, in their order, with commas between."""
    person = sa.cast(col(Assignment.person_id), sa.Text)
    order = [col(Assignment.id)]
    return _gathered(person, *_mine(Assignment), order=order, between=",")
