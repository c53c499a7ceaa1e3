"""Texts and replies."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Conversation, Message, SendingDay
from bot.vocabulary import PSEUDONYM, ConversationState, Direction, TextKind, TextStatus

# Of a text: whose conversation it is in, and its error code (None: no error).
Outcome = tuple[int | None, int | None]

# A withdrawn text never left; a failed one was refused by the provider.
_NEVER_LEFT = (TextStatus.CANCELLED, TextStatus.FAILED)


def thread(session: Session, conversation_id: int) -> Sequence[Message]:
    """Everything written in a conversation, oldest first."""
    return session.execute(_THREAD, {"conversation": conversation_id}).scalars().all()


_OF = col(Message.conversation_id) == sa.bindparam("conversation")
_THREAD = sa.select(Message).where(_OF).order_by(col(Message.created_at), col(Message.id))


def add(session: Session, message: Message) -> int:
    """Store a message and return its id."""
    return dialect.insert_row(session, Message, message.model_dump(exclude={"id"}))


def find(session: Session, message_id: int) -> Message | None:
    """One message."""
    return dialect.find(session, Message, message_id)


def locked(session: Session, message_id: int) -> Message | None:
    """One message, for this transaction alone."""
    rows = dialect.locked(select(Message).where(Message.id == message_id))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def locked_many(session: Session, messages: Sequence[int]) -> dict[int, Message]:
    """These messages, for this transaction alone, by id."""
    rows = dialect.locked(
        select(Message).where(dialect.among(session, col(Message.id), messages)).order_by(col(Message.id))
    )
    return {
        row.id or 0: row for row in session.execute(rows.execution_options(populate_existing=True)).scalars()
    }


def get_locked(session: Session, message_id: int) -> Message:
    """One message that is known to exist, for this transaction alone."""
    found = locked(session, message_id)
    if found is None:
        raise LookupError(f"message {message_id}")
    return found


def last_reply_at(session: Session, conversation_id: int) -> datetime | None:
    """When the contact last wrote."""
    return session.execute(_LAST_REPLY, {"conversation": conversation_id}).scalars().first()


_LAST_REPLY = sa.select(sa.func.max(Message.created_at)).where(_OF, col(Message.direction) == Direction.IN)


def by_provider_id(session: Session, provider_id: str) -> Message | None:
    """The message that the provider knows by this id, for this transaction alone."""
    return session.execute(_by_provider_id(), {"provider": provider_id}).scalars().first()


@cache
def _by_provider_id() -> sa.Select[Any]:
    rows = sa.select(Message).where(col(Message.provider_id) == sa.bindparam("provider"))
    return dialect.locked(rows).execution_options(populate_existing=True)


def provider_ids_to(session: Session, phone: str, since: datetime) -> frozenset[str]:
    """The provider's ids of every text to and from a number, and of test texts since then to any."""
    theirs = sa.or_(col(Message.phone) == phone, sa.and_(*_tests(since)))
    found = session.exec(select(Message.provider_id).where(theirs))
    return frozenset(filter(None, found))


def tests_of(session: Session, person_id: int, since: datetime) -> Sequence[Message]:
    """The test texts of an admin since then, oldest first."""
    rows = select(Message).where(*_tests(since), Message.person_id == person_id)
    return session.exec(rows.order_by(col(Message.created_at), col(Message.id))).all()


def _tests(since: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    # As the partial index has it.
    alone = col(Message.conversation_id).is_(None)
    return alone, col(Message.created_at) > since, col(Message.kind) == TextKind.TEST.value


def by_act(session: Session, act: str) -> Message | None:
    """The text of a human act."""
    return session.exec(select(Message).where(Message.act == act)).first()


def known_of(session: Session, provider_ids: Sequence[str]) -> frozenset[str]:
    """Those of these provider's ids under which a message is stored."""
    rows = select(Message.provider_id).where(
        dialect.among_texts(session, col(Message.provider_id), provider_ids)
    )
    return frozenset(filter(None, session.exec(rows)))


def first_text_of(conversation_id: Any) -> sa.ScalarSelect[Any]:
    """Who sent the first text of a conversation, if it was sent and not withdrawn, as an SQL expression."""
    rows = dialect.plain(Message).c
    sent = (rows.kind == TextKind.FIRST, rows.status != TextStatus.CANCELLED)
    return sa.select(rows.person_id).where(rows.conversation_id == conversation_id, *sent).scalar_subquery()


def of_strangers(session: Session, since: datetime, *, limit: int) -> tuple[int, Sequence[Message]]:
    """How many texts came since then from numbers that no campaign has texted, and the newest of them."""
    # As the partial index has it.
    rows = sa.select(Message).where(col(Message.conversation_id).is_(None), col(Message.created_at) >= since)
    rows = rows.where(col(Message.direction) == Direction.IN, col(Message.phone).not_like(f"{PSEUDONYM}%"))
    count = session.execute(sa.select(sa.func.count()).select_from(rows.subquery())).scalar_one()
    newest = rows.order_by(col(Message.created_at).desc(), col(Message.id).desc()).limit(limit)
    return count, session.execute(newest).scalars().all()


def newest_to(phone: Any, our_number: Any) -> sa.Select[Any]:
    """The conversation of the newest text to a number from this number of ours, else from any of ours."""
    exact = sa.case((col(Message.our_number) == our_number, 0), else_=1)
    return (
        sa.select(col(Message.conversation_id))
        .where(
            col(Message.phone) == phone,
            col(Message.direction) == Direction.OUT,
            col(Message.conversation_id).is_not(None),
            col(Message.status) != TextStatus.CANCELLED,
        )
        .order_by(exact, col(Message.created_at).desc(), col(Message.id).desc())
        .limit(1)
    )


def newest_first_text_elsewhere(phone: Any, campaign_id: Any) -> Any:
    """When another campaign last sent a first text to a number, as an SQL expression."""
    rows = dialect.plain(Message).c
    first = (rows.kind == TextKind.FIRST, rows.status.not_in(_NEVER_LEFT))
    elsewhere = (rows.phone == phone, rows.campaign_id != campaign_id, *first)
    return sa.select(sa.func.max(rows.created_at)).where(*elsewhere).scalar_subquery()


def first_text_elsewhere(session: Session, phone: str, campaign_id: int) -> datetime | None:
    """When another campaign last sent a first text to a number."""
    found = sa.select(newest_first_text_elsewhere(phone, campaign_id))
    return session.execute(found).scalars().first()


def failed_with(session: Session, holder_id: int) -> list[datetime]:
    """When each first text that a holder may try once more was found not to have arrived."""
    found = session.execute(
        sa.select(sa.func.max(Message.settled_at))
        .join(Conversation, col(Conversation.id) == col(Message.conversation_id))
        .where(col(Conversation.holder_id) == holder_id, col(Conversation.barred).is_(None))
        .where(col(Conversation.state) == ConversationState.TEXTED.value, col(Conversation.needs_retry))
        .where(col(Message.kind) == TextKind.FIRST.value)
        .group_by(col(Conversation.id))
    )
    return [settled_at for settled_at in found.scalars() if settled_at is not None]


def newest_first_texts(since: Any, *, other_than: Any) -> sa.Select[str, datetime]:
    """Numbers that other campaigns sent a first text after `since`, and when the newest."""
    return (
        sa.select(col(Message.phone), sa.func.max(Message.created_at).label("texted_at"))
        .where(
            col(Message.kind) == TextKind.FIRST,
            col(Message.created_at) > since,
            col(Message.campaign_id) != other_than,
            col(Message.status).not_in(_NEVER_LEFT),
        )
        .group_by(col(Message.phone))
    )


def last_replies(session: Session, conversations: Sequence[int]) -> dict[int, Message]:
    """The newest reply of each of these conversations."""
    return _newest_of_each(session, conversations, Direction.IN)


def last_in(conversation: Any, what: Any) -> sa.ColumnElement[Any]:
    """A column of a conversation's newest reply, within a statement."""
    theirs = (col(Message.conversation_id) == conversation, col(Message.direction) == Direction.IN)
    rows = sa.select(col(what)).where(*theirs, col(Message.status) != TextStatus.CANCELLED)
    return rows.order_by(col(Message.id).desc()).limit(1).scalar_subquery()


def _newest_of_each(
    session: Session, conversations: Sequence[int], direction: Direction
) -> dict[int, Message]:
    """The newest text in each of these conversations, but for withdrawn ones."""
    if not conversations:
        return {}
    facts = {"ids": conversations, "direction": direction}
    rows = session.execute(_newest(dialect.name(session)), facts).scalars()
    return {row.conversation_id or 0: row for row in rows}


@cache
def _newest(name: str) -> sa.Select[Message]:
    of = dialect.among_bound(name, col(Message.conversation_id), sa.bindparam("ids", type_=dialect.Ids))
    newest = (
        sa.select(sa.func.max(Message.id))
        .where(of, col(Message.direction) == sa.bindparam("direction"))
        .where(col(Message.status) != TextStatus.CANCELLED)
        .group_by(col(Message.conversation_id))
    )
    return sa.select(Message).where(col(Message.id).in_(newest))


def latest_outcomes(
    session: Session, campaign_id: int, *, since: datetime, limit: int, at_hand_over: bool
) -> list[Outcome]:
    """Contact and error code (None: no error) of a campaign's newest texts that left since then.

    Texts that the network has judged; `at_hand_over`, texts that the provider accepted or refused as well.
    """
    status = col(Message.status)
    judged = [TextStatus.SENT, TextStatus.DELIVERED, TextStatus.UNDELIVERED, TextStatus.FAILED]
    known: list[sa.ColumnElement[bool]] = [
        status.in_([*judged, TextStatus.ACCEPTED] if at_hand_over else judged)
    ]
    if at_hand_over:
        known.append((status == TextStatus.CANCELLED) & col(Message.error_code).is_not(None))
    rows = session.execute(
        sa.select(col(Message.conversation_id), col(Message.error_code))
        .where(
            col(Message.campaign_id) == campaign_id,
            col(Message.conversation_id).is_not(None),
            col(Message.direction) == Direction.OUT,
            col(Message.left_at) >= since,
            sa.or_(*known),
        )
        .order_by(col(Message.created_at).desc(), col(Message.id).desc())
        .limit(limit)
    )
    return [(conversation, code) for conversation, code in rows]


def newest_text(session: Session, conversation_id: int) -> Message | None:
    """The newest text of ours in a conversation that was not withdrawn."""
    return session.execute(_NEWEST_TEXT, {"conversation": conversation_id}).scalars().first()


_NEWEST_TEXT = (
    sa.select(Message)
    .where(_OF, col(Message.direction) == Direction.OUT, col(Message.status) != TextStatus.CANCELLED)
    .order_by(col(Message.id).desc())
    .limit(1)
)


def newest_texts(session: Session, conversations: Sequence[int]) -> dict[int, Message]:
    """The newest text of ours in each of these conversations, but for withdrawn ones."""
    return _newest_of_each(session, conversations, Direction.OUT)


def unheard(session: Session, before: datetime, *, limit: int) -> Sequence[Message]:
    """Texts that the provider accepted before that moment without any news since, oldest first."""
    rows = select(Message).where(
        col(Message.status) == sa.literal_column("'accepted'"), col(Message.left_at) <= before
    )
    return session.exec(rows.order_by(col(Message.left_at)).limit(limit)).all()


def count_segments(session: Session, day: date, segments: int) -> int:
    """Add segments to those that left on one of the provider's days; returns that day's total.

    Until this transaction ends nobody else counts, so that two cannot pass a limit together.
    """
    row = {"day": day, "segments": segments}
    insert = dialect.insert(dialect.name(session), SendingDay).values(row)
    total = dialect.plain(SendingDay).c.segments + insert.excluded.segments
    counted = insert.on_conflict_do_update(index_elements=["day"], set_={"segments": total})
    return int(session.execute(counted.returning(dialect.plain(SendingDay).c.segments)).scalar_one())


def wrote_since(session: Session, message: Message) -> bool:
    """Whether anything came from the number of this message after it."""
    later = select(Message.id).where(
        Message.phone == message.phone, Message.direction == Direction.IN, col(Message.id) > message.id
    )
    return session.exec(later.limit(1)).first() is not None
