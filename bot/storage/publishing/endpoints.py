"""Where events are posted to."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.publishing import triggers
from bot.storage.tables import Endpoint, OutboxItem
from bot.vocabulary import OutboxState, Parcel

# What the outbox calls where events go; the address is the endpoint's id.
PLATFORM = "endpoint"
# Whoever lays events out for endpoints, or takes one away, does so alone.
TURN = "public events"


def add(session: Session, url: str, secret: str, *, words: bool, now: datetime) -> Endpoint:
    """A new one, which is told of everything from then on."""
    row = Endpoint(url=url, secret=secret, words=words, created_at=now)
    session.add(row)
    session.flush()
    triggers.agree(session.connection())
    return row


def everything(session: Session) -> Sequence[Endpoint]:
    """Those that are there, oldest first."""
    rows = select(Endpoint).where(col(Endpoint.removed_at).is_(None)).order_by(col(Endpoint.id))
    return session.exec(rows).all()


def find(session: Session, endpoint_id: int) -> Endpoint | None:
    """One that is there."""
    row = session.get(Endpoint, endpoint_id)
    return row if row is not None and row.removed_at is None else None


def remove(session: Session, row: Endpoint, *, now: datetime) -> None:
    """Nothing more goes there."""
    dialect.take_turns(session, TURN)
    row.removed_at = now
    session.flush()
    session.execute(
        sa.update(OutboxItem)
        .where(*_of(row.id or 0), col(OutboxItem.state).in_([OutboxState.WAITING, OutboxState.LEAVING]))
        .values(state=OutboxState.DONE, leased_until=None)
    )
    triggers.agree(session.connection())


def again(session: Session, endpoint_id: int, *, now: datetime) -> int:
    """Let what was set aside leave now; how many events that is."""
    dead = col(OutboxItem.state) == sa.literal_column("'dead'")
    again_ = sa.update(OutboxItem).where(*_of(endpoint_id), dead)
    found = session.execute(again_.values(state=OutboxState.WAITING, due_at=now, attempts=0))
    return int(getattr(found, "rowcount", 0))


def waiting(session: Session) -> dict[int, tuple[int, int]]:
    """By endpoint: how many events wait for it, and how many are set aside."""
    state, address = col(OutboxItem.state), col(OutboxItem.address)
    rows = (
        sa.select(address, state, sa.func.count())
        .where(col(OutboxItem.kind) == Parcel.PUBLIC_EVENT, state != OutboxState.DONE)
        .group_by(address, state)
    )
    found: dict[int, tuple[int, int]] = {}
    for to, in_, count in session.execute(rows):
        there, aside = found.get(int(to), (0, 0))
        dead = in_ == OutboxState.DEAD
        found[int(to)] = (there + count * (not dead), aside + count * dead)
    return found


def _of(endpoint_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        col(OutboxItem.kind) == Parcel.PUBLIC_EVENT,
        col(OutboxItem.platform) == PLATFORM,
        col(OutboxItem.address) == str(endpoint_id),
    )
