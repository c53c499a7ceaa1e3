"""Phone numbers across campaigns: opt-outs and dead lines."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage import dialect, waits
from bot.storage.tables import Contact, Conversation, PhoneNumber
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
    return bar(session, phone, now=now)


def opt_in(session: Session, phone: str, *, now: datetime) -> int:
    """Take an opt-out back; say in how many conversations that changed something."""
    _forget(session, phone, opted_out_at=None, opted_out_by="")
    return bar(session, phone, now=now)


def retire(session: Session, phone: str, *, code: int, now: datetime) -> int:
    """No text reaches this number."""
    dialect.upsert(
        session,
        PhoneNumber,
        [{"phone": phone, "opted_out_by": "", "retired_at": now, "retired_code": code}],
        key=("phone",),
        change=("retired_at", "retired_code"),
    )
    return bar(session, phone, now=now)


def revive(session: Session, phone: str, *, now: datetime) -> int:
    """The number is alive after all: somebody wrote from it."""
    number = find(session, phone)
    if number is None or number.retired_at is None:
        return 0
    _forget(session, phone, retired_at=None, retired_code=None)
    return bar(session, phone, now=now)


def bar(session: Session, phone: str, *, now: datetime) -> int:
    """Bar a number's conversations, or let them go on, by what stands of number, contact and campaign.

    Waits follow. Says how many conversations that changed.
    """
    session.flush()
    number = find(session, phone)
    of_number = bar_of_number(number.opted_out_at, number.retired_at) if number else None
    wanted = sa.literal(of_number) if of_number else _bar_of_contact()
    changed = dialect.affected(
        session,
        sa.update(Conversation)
        .where(col(Conversation.phone) == phone, col(Conversation.barred).is_distinct_from(wanted))
        .values(barred=wanted),
    )
    waits.interrupt(session, phone, now=now)
    waits.resume(session, phone, now=now)
    return changed


def bar_of_number(opted_out_at: datetime | None, retired_at: datetime | None) -> Barred | None:
    """What bars a number in every campaign."""
    if opted_out_at is not None:
        return Barred.OPTED_OUT
    return Barred.RETIRED if retired_at is not None else None


def _bar_of_contact() -> sa.ColumnElement[str | None]:
    """What bars a conversation whose number is well."""
    of_contact = sa.select(col(Contact.barred)).where(col(Contact.id) == col(Conversation.contact_id))
    refused = sa.case((col(Conversation.set_aside_code).is_not(None), Barred.SET_ASIDE.value))
    return sa.func.coalesce(of_contact.scalar_subquery(), refused)


def _forget(session: Session, phone: str, **facts: object) -> None:
    session.execute(sa.update(PhoneNumber).where(col(PhoneNumber.phone) == phone).values(**facts))
