"""Failures of outbox items and timers: counted, tried again later, and given up."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.tables import OutboxItem, Timer, UntakenText
from bot.storage.traffic import outbox
from bot.vocabulary import OutboxState, Parcel, TimerState


@dataclass(frozen=True, slots=True)
class Failed:
    """An item, and how often it has failed."""

    id: int
    kind: Parcel
    leaving: bool
    failures: int


def item(session: Session, item_id: int) -> Failed | None:
    """Count a failure of an item; None when it is over already."""
    row = session.get(OutboxItem, item_id, with_for_update={"key_share": True})
    if row is None or row.state not in {OutboxState.WAITING, OutboxState.LEAVING}:
        return None
    row.failures += 1
    session.flush()
    return Failed(item_id, Parcel(row.kind), row.state == OutboxState.LEAVING, row.failures)


def item_again_at(session: Session, failed: Failed, moment: datetime) -> None:
    """Leave an item alone until then. A text that may have left stays so: it is looked up, not sent again."""
    if failed.kind is Parcel.TEXT and failed.leaving:
        session.get_one(OutboxItem, failed.id).leased_until = moment
        session.flush()
    else:
        outbox.again_at(session, failed.id, moment)


def give_item_up(session: Session, failed: Failed, *, now: datetime) -> None:
    """Try the item no more."""
    outbox.finish(session, failed.id, OutboxState.DEAD)
    session.execute(sa.update(OutboxItem).where(col(OutboxItem.id) == failed.id).values(due_at=now))


def timer(session: Session, timer_id: int) -> int:
    """Count a failure of a timer; returns how often it has failed."""
    row = session.get_one(Timer, timer_id, with_for_update={"key_share": True})
    row.failures += 1
    session.flush()
    return row.failures


def timer_again_at(session: Session, timer_id: int, moment: datetime) -> None:
    """Leave a timer alone until then; its own moment stays."""
    session.get_one(Timer, timer_id).try_at = moment
    session.flush()


def give_timer_up(session: Session, timer_id: int, *, now: datetime) -> None:
    """Try the timer no more."""
    row = session.get_one(Timer, timer_id)
    row.state, row.settled_at = TimerState.GIVEN_UP, now
    session.flush()


def given_up(session: Session, since: datetime, *, after: int) -> list[tuple[str, int | str, str, datetime]]:
    """What was given up since then, the newest first: `outbox`, `timer` or `received`, id, kind, and when.

    Items of the outbox count from so many failures on: with fewer, the platform refused them, which is no
    fault of ours.
    """
    # Literals: the partial indexes are not recognised behind a parameter.
    items = (
        sa.select(sa.literal("outbox"), col(OutboxItem.id), col(OutboxItem.kind), col(OutboxItem.due_at))
        .where(col(OutboxItem.state) == sa.literal_column("'dead'"), col(OutboxItem.due_at) >= since)
        .where(col(OutboxItem.failures) >= after)
    )
    fired = sa.select(sa.literal("timer"), col(Timer.id), col(Timer.kind), col(Timer.settled_at)).where(
        col(Timer.state) == sa.literal_column("'given_up'"), col(Timer.settled_at) >= since
    )
    word = sa.literal("received")
    texts = sa.select(word, col(UntakenText.provider_id), word, col(UntakenText.given_up_at)).where(
        col(UntakenText.given_up_at) >= since
    )
    found = [*session.execute(items), *session.execute(fired), *session.execute(texts)]
    return sorted((tuple(row) for row in found), key=lambda row: row[3], reverse=True)
