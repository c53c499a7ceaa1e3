"""Phone numbers across campaigns: opt-outs and dead lines."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage import dialect, waits
from bot.storage.tables import Conversation, PhoneNumber
from bot.vocabulary import Barred


def take_turns(session: Session, *phones: str) -> None:
    """A text to these numbers and an opt-out of them come one after the other, never at once."""
    dialect.take_turns(session, *(f"phone {phone}" for phone in phones))


def find(session: Session, phone: str) -> PhoneNumber | None:
    """What is known of a number; None when nothing is wrong with it."""
    return session.get(PhoneNumber, phone, populate_existing=True)


def opt_out(session: Session, phone: str, *, by: str, now: datetime) -> int:
    """Never text this number again; say in how many conversations that changed something."""
    dialect.upsert(
        session,
        PhoneNumber,
        [{"phone": phone, "opted_out_at": now, "opted_out_by": by}],
        key=("phone",),
        change=("opted_out_at", "opted_out_by"),
    )
    return _bar(session, phone, Barred.OPTED_OUT, now)


def opt_in(session: Session, phone: str, *, now: datetime) -> int:
    """Take an opt-out back; say in how many conversations that changed something."""
    _forget(session, phone, opted_out_at=None, opted_out_by="")
    number = find(session, phone)
    return _bar(session, phone, Barred.RETIRED if number and number.retired_at else None, now)


def retire(session: Session, phone: str, *, code: int, now: datetime) -> int:
    """No text reaches this number."""
    dialect.upsert(
        session,
        PhoneNumber,
        [{"phone": phone, "opted_out_by": "", "retired_at": now, "retired_code": code}],
        key=("phone",),
        change=("retired_at", "retired_code"),
    )
    number = find(session, phone)
    return 0 if number and number.opted_out_at else _bar(session, phone, Barred.RETIRED, now)


def revive(session: Session, phone: str, *, now: datetime) -> int:
    """The number is alive after all: somebody wrote from it."""
    number = find(session, phone)
    if number is None or number.retired_at is None:
        return 0
    _forget(session, phone, retired_at=None, retired_code=None)
    return 0 if number.opted_out_at else _bar(session, phone, None, now)


def _forget(session: Session, phone: str, **facts: object) -> None:
    session.execute(sa.update(PhoneNumber).where(col(PhoneNumber.phone) == phone).values(**facts))


def _bar(session: Session, phone: str, bar: Barred | None, now: datetime) -> int:
    """Bar a number's conversations, or let them go on; waits follow."""
    changed = dialect.affected(
        session,
        sa.update(Conversation)
        .where(col(Conversation.phone) == phone, col(Conversation.barred).is_distinct_from(bar))
        .values(barred=bar),
    )
    if bar is None:
        waits.resume(session, phone, now=now)
    else:
        waits.interrupt(session, phone, by=bar, now=now)
    return changed
