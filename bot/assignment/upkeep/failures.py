"""Failures of items, timers and received texts: tried again later and later, given up, and told to admins."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.outcomes.letters import GivenUp, GivenUpPost
from bot.assignment.rules.places import phones
from bot.assignment.rules.retries import LONGEST, MOST, pause_after
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.traffic import outbox
from bot.storage.upkeep import failed_items, received
from bot.vocabulary import Parcel

# What is given up in one minute makes one letter; it names the newest few of a day.
_GATHER = timedelta(minutes=1)
_TOLD = timedelta(days=1)
_NAMED = 5


@dataclass(slots=True)
class Hand:
    """What an operation is working on, so that its caller knows what failed."""

    id: int = 0


def item_failed(session: Session, now: datetime, item_id: int) -> bool:
    """An item of the outbox failed; returns whether it is given up."""
    failed = failed_items.item(session, item_id)
    if failed is None:
        return False
    if failed.failures < MOST:
        failed_items.item_again_at(session, failed, now + pause_after(failed.failures))
        return False
    failed_items.give_item_up(session, failed, now=now)
    if failed.kind is not Parcel.GIVEN_UP:
        _tell(session, now)
    return True


def timer_failed(session: Session, now: datetime, timer_id: int) -> bool:
    """A timer failed; returns whether it is given up."""
    failures = failed_items.timer(session, timer_id)
    if failures < MOST:
        failed_items.timer_again_at(session, timer_id, now + pause_after(failures))
        return False
    failed_items.give_timer_up(session, timer_id, now=now)
    _tell(session, now)
    return True


def received_failed(session: Session, now: datetime, text: Inbound) -> bool:
    """A text of the provider's list could not be stored; returns whether it is given up."""
    phone, sent_at = phones.of_sender(text.sender), text.sent_at or now
    received.put(session, text.provider_id, phone=phone, sent_at=sent_at, now=now)
    return _received_failed(session, now, text.provider_id)


def not_listed(session: Session, now: datetime, moment: datetime) -> None:
    """Count a failure of each noted text that was due when the list was read, and was not in it."""
    received.forget_taken(session)
    for row in received.pending(session):
        if row.try_at <= moment:
            _received_failed(session, now, row.provider_id)


def _received_failed(session: Session, now: datetime, provider_id: str) -> bool:
    row = received.locked(session, provider_id)
    if row.given_up_at is not None or now < row.try_at <= now + LONGEST:
        return False  # another process has tried it just now
    row.failures += 1
    row.try_at = now + pause_after(row.failures)
    if row.failures < MOST:
        return False
    row.given_up_at = now
    session.flush()
    _tell(session, now)
    return True


def post(session: Session, now: datetime) -> GivenUpPost | None:
    """What was given up in the last day, the newest first; None when nothing was."""
    found = failed_items.given_up(session, now - _TOLD, after=MOST)
    named = tuple(GivenUp(f"{where} {id_}", kind) for where, id_, kind, _ in found[:_NAMED])
    return GivenUpPost(named, len(found)) if found else None


def _tell(session: Session, now: datetime) -> None:
    for person in persons.admins(session):
        to = ("person", str(person.id))
        outbox.put(session, Parcel.GIVEN_UP, 0, now=now, to=to, due_at=now + _GATHER)
