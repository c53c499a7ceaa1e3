"""How long contacts waited and who answered them: counted by the database, over a time and a campaign."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.people import persons
from bot.storage.tables import Campaign, Conversation, Message, Person, Wait
from bot.vocabulary import Direction, TextKind, TextStatus

# Whoever was linked with another person since counts as that person.
_WHO = sa.func.coalesce(col(Person.part_of), col(Wait.person_id))
# Withdrawn, refused, or lost on the way: nobody was reached by them.
FAILED = [TextStatus.CANCELLED.value, TextStatus.FAILED.value, TextStatus.UNDELIVERED.value]
# Of a first text and its one retry at most one arrives.
FIRST = [TextKind.FIRST.value, TextKind.RETRY.value]


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment until just before another, in one campaign or in all."""

    since: datetime
    until: datetime
    campaign_id: int | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """Waits that somebody ended: seconds within which half and nine of ten ended; how many took too long."""

    count: int
    median: int
    slow: int
    late: int


@dataclass(frozen=True, slots=True)
class Open:
    """Waits that have not ended: how many, since when the longest lasts, how many have lasted too long."""

    count: int
    oldest: datetime
    late: int


def ended_in(session: Session, span: Span) -> dict[int, Ended]:
    """The waits that people ended within a time, by who ended them; all of them under 0."""
    ended = col(Wait.ended_at)
    theirs = [ended >= span.since, ended < span.until, *_of(Wait.campaign_id, span)]
    return _all(session, *theirs) | _ended(session, _WHO, *theirs)


def ended_of(session: Session, campaign_id: int) -> dict[int, Ended]:
    """The waits that people ended in a campaign, by who ended them; all of them under 0."""
    mine = col(Wait.campaign_id) == campaign_id
    return _all(session, mine) | _ended(session, _WHO, mine)


def ended_over_time(session: Session, campaign_id: int, *, width: int) -> dict[int, Ended]:
    """The same for each slot of `width` seconds in which waits were ended, numbered epoch // width."""
    slot = dialect.epoch(session, col(Wait.ended_at)) // width
    return _ended(session, slot, col(Wait.campaign_id) == campaign_id)


def open_at(session: Session, moment: datetime, campaign_id: int | None) -> dict[int | None, Open]:
    """The waits that had not ended at a moment, by who holds the conversation now (None: nobody)."""
    span = Span(moment, moment, campaign_id)
    holder, began = col(Conversation.holder_id), col(Wait.began_at)
    waited = _seconds(session, sa.literal(moment, INSTANT)) - _seconds(session, began)
    rows = session.execute(
        sa.select(holder, sa.func.count(), sa.func.min(began), _late(waited))
        .select_from(Wait)
        .join(Conversation, col(Conversation.id) == col(Wait.conversation_id))
        .join(Campaign, col(Campaign.id) == col(Wait.campaign_id))
        .where(began < moment, col(Wait.ended_at).is_(None) | (col(Wait.ended_at) >= moment))
        .where(*_of(Wait.campaign_id, span))
        .group_by(holder)
    )
    return {person: Open(count, oldest, int(late)) for person, count, oldest, late in rows}


def sent_in(session: Session, span: Span) -> dict[int, tuple[int, int]]:
    """How many contacts each person texted first within a time, and how many answers they sent."""
    kind = col(Message.kind)
    rows = session.execute(
        sa.select(
            col(Message.person_id),
            sa.func.count().filter(kind.in_(FIRST)),
            sa.func.count().filter(kind == TextKind.ANSWER.value),
        )
        .where(*_messages(Direction.OUT, span), col(Message.status).not_in(FAILED))
        .where(kind != TextKind.TEST.value)
        .where(col(Message.person_id).is_not(None))
        .group_by(col(Message.person_id))
    )
    return persons.summed(session, {person: (texts, answers) for person, texts, answers in rows})


def replies_in(session: Session, span: Span) -> int:
    """How many texts of contacts arrived within a time."""
    return int(
        session.execute(
            sa.select(sa.func.count()).select_from(Message).where(*_messages(Direction.IN, span))
        ).scalar_one()
    )


def _all(session: Session, *theirs: sa.ColumnElement[bool]) -> dict[int, Ended]:
    return _ended(session, sa.literal_column("0"), *theirs)


def _ended(session: Session, key: Any, *theirs: sa.ColumnElement[bool]) -> dict[int, Ended]:
    """The waits sorted by length; the one in the middle and the one at nine tenths are taken."""
    took = _seconds(session, col(Wait.ended_at)) - _seconds(session, col(Wait.began_at))
    rows = (
        sa.select(
            key.label("key"),
            took.label("took"),
            col(Campaign.nudge_minutes),
            sa.func.row_number().over(partition_by=key, order_by=took).label("place"),
            sa.func.count().over(partition_by=key).label("total"),
        )
        .select_from(Wait)
        .join(Campaign, col(Campaign.id) == col(Wait.campaign_id))
        .join(Person, col(Person.id) == col(Wait.person_id))
        .where(*theirs)
    ).subquery()
    each, total = rows.c, rows.c.total
    median = sa.case((each.place == (total + 1) // 2, each.took))
    slow = sa.case((each.place == (total * 9 + 9) // 10, each.took))
    late = _late(each.took, each.nudge_minutes)
    found = session.execute(
        sa.select(each.key, sa.func.count(), sa.func.max(median), sa.func.max(slow), late).group_by(each.key)
    )
    return {int(name): Ended(count, *map(int, numbers)) for name, count, *numbers in found}


def _late(seconds: Any, limit: Any = None) -> sa.ColumnElement[int]:
    minutes = col(Campaign.nudge_minutes) if limit is None else limit
    return sa.func.sum(sa.case((seconds > minutes * 60, 1), else_=0))


def _seconds(session: Session, moment: Any) -> sa.ColumnElement[int]:
    return dialect.epoch(session, moment)


def _messages(direction: Direction, span: Span) -> list[sa.ColumnElement[bool]]:
    campaign, at = col(Message.campaign_id), col(Message.created_at)
    # The index begins with the campaign: all of them are looked up one by one.
    mine = _of(Message.campaign_id, span) or [campaign.in_(sa.select(col(Campaign.id)))]
    return [*mine, col(Message.direction) == direction.value, at >= span.since, at < span.until]


def _of(column: Any, span: Span) -> list[sa.ColumnElement[bool]]:
    return [] if span.campaign_id is None else [column == span.campaign_id]
