"""Phone numbers across campaigns: opt-outs and dead lines."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import waits
from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT, ROW_ID
from bot.storage.people import persons
from bot.storage.tables import Contact, ContactList, Conversation, PhoneNumber
from bot.vocabulary import Barred, ListState

IMPORT = "import"


def take_turns(session: Session, *phones: str) -> None:
    """A text to these numbers and an opt-out of them run one after the other, never at once."""
    dialect.take_turns(session, *(f"{persons.NUMBER}{phone}" for phone in phones))


def take_turns_about(session: Session, conversation_id: int) -> None:
    """The same with the number of a conversation."""
    if dialect.on_postgresql(session):
        session.execute(_turn(), {"about": conversation_id})


@cache
def _turn() -> sa.Select[Any]:
    return persons.turn_about()


def find(session: Session, phone: str) -> PhoneNumber | None:
    """What is stored about a number; None when nothing is wrong with it."""
    return dialect.find(session, PhoneNumber, phone, anew=True)


def opt_out(session: Session, phone: str, *, by: str, now: datetime) -> int:
    """Never text this number again; returns how many conversations that changed.

    If the number has opted out already, its first moment and source stay.
    """
    _record(session, [phone], by=by, list_id=None, now=now)
    _decided(session, phone)
    return bar(session, phone, now=now)


def opt_out_all(session: Session, phones: Sequence[str], *, list_id: int, now: datetime) -> Sequence[str]:
    """The same for many numbers that the import of a list says opted out.

    Returns those with conversations.
    """
    in_play = _in_play(session, phones)
    take_turns(session, *in_play)
    _record(session, phones, by=IMPORT, list_id=list_id, now=now)
    bar(session, *in_play, now=now)
    return in_play


def opt_in_all(session: Session, phones: Sequence[str], *, now: datetime) -> Sequence[str]:
    """Take the opt-outs of many numbers back; returns those with conversations."""
    in_play = _in_play(session, phones)
    take_turns(session, *in_play)
    session.execute(
        sa.update(PhoneNumber)
        .where(dialect.among_texts(session, col(PhoneNumber.phone), phones))
        .values(**_NO_OPT_OUT)
    )
    bar(session, *in_play, now=now)
    return in_play


def opted_out_by_list(session: Session, list_id: int, *, limit: int) -> Sequence[str]:
    """Numbers that the import of a list opted out first and nothing has confirmed since."""
    found = sa.select(col(PhoneNumber.phone)).where(
        col(PhoneNumber.opted_out_list) == list_id, col(PhoneNumber.opt_out_confirmed_at).is_(None)
    )
    return list(session.execute(found.limit(limit)).scalars())


def count_of_list(session: Session, list_id: int) -> tuple[int, int]:
    """How many numbers the import of a list opted out first: all, and those that nothing has confirmed."""
    everything, unconfirmed = session.execute(_COUNT_OF_LIST, {"list": list_id}).one()
    return everything, unconfirmed


_COUNT_OF_LIST = sa.select(
    sa.func.count(), sa.func.count().filter(col(PhoneNumber.opt_out_confirmed_at).is_(None))
).where(col(PhoneNumber.opted_out_list) == sa.bindparam("list"))


def opt_in(session: Session, phone: str, *, now: datetime) -> int:
    """Take an opt-out back; returns how many conversations that changed."""
    _forget(session, phone, **_NO_OPT_OUT)
    _decided(session, phone)
    return bar(session, phone, now=now)


def decided(session: Session, phone: str, *, at: datetime, now: datetime) -> bool:
    """Note that somebody wrote that we shall stop or may start; False when a later word is stored.

    A word of a future time was stored before the clock was set back, and does not count as later.
    """
    number = find(session, phone)
    if number is not None and number.decided_at is not None and at < number.decided_at <= now:
        return False
    dialect.upsert(
        session,
        PhoneNumber,
        [{"phone": phone, "opted_out_by": "", "decided_at": at}],
        key=("phone",),
        change=("decided_at",),
    )
    return True


def retire(session: Session, phone: str, *, code: int, now: datetime) -> int:
    """Note that no text reaches this number."""
    dialect.upsert(
        session,
        PhoneNumber,
        [{"phone": phone, "opted_out_by": "", "retired_at": now, "retired_code": code}],
        key=("phone",),
        change=("retired_at", "retired_code"),
    )
    return bar(session, phone, now=now)


def revive(session: Session, phone: str, *, now: datetime) -> int:
    """Note that texts reach this number: somebody wrote from it."""
    number = find(session, phone)
    if number is None or number.retired_at is None:
        return 0
    _forget(session, phone, retired_at=None, retired_code=None)
    return bar(session, phone, now=now)


def wrong_number(session: Session, contact_id: int, phone: str, *, now: datetime) -> int:
    """Text a contact in no campaign over their list any more, for somebody else has the number.

    Returns how many conversations that changed.
    """
    of_contact = sa.update(Contact).where(col(Contact.id) == contact_id)
    session.execute(of_contact.values(barred=Barred.WRONG_NUMBER.value))
    mine = sa.update(Conversation).where(col(Conversation.contact_id) == contact_id)
    session.execute(mine.values(wrote_since=False))
    return bar(session, phone, now=now)


def hear(session: Session, conversation: Conversation, *, now: datetime) -> None:
    """A contact whom a list or campaign leaves alone wrote: in this conversation they may be answered."""
    conversation.wrote_since, conversation.set_aside_code = True, None
    bar(session, conversation.phone, now=now)


def trust(session: Session, contact_id: int) -> None:
    """The number is the contact's and may be texted, whatever the list or a volunteer said.

    Call `bar` next.
    """
    session.execute(sa.update(Contact).where(col(Contact.id) == contact_id).values(barred=None))


def bar(session: Session, *phones: str, now: datetime) -> int:
    """Set the bar of these numbers' conversations from what is stored of number, contact and campaign.

    Waits end and resume with it. Returns how many conversations that changed.
    """
    session.flush()
    theirs = dialect.among_texts(session, col(Conversation.phone), phones)
    wanted = sa.func.coalesce(_bar_of_number(), _bar_of_contact())
    changed = dialect.affected(
        session,
        sa.update(Conversation)
        .where(theirs, col(Conversation.barred).is_distinct_from(wanted))
        .values(barred=wanted),
    )
    waits.interrupt(session, theirs, now=now)
    waits.resume(session, theirs, now=now)
    return changed


def _bar_of_number() -> sa.ScalarSelect[str | None]:
    """What bars a conversation in every campaign."""
    why = sa.case(
        (col(PhoneNumber.opted_out_at).is_not(None), Barred.OPTED_OUT.value),
        (col(PhoneNumber.retired_at).is_not(None), Barred.RETIRED.value),
    )
    return sa.select(why).where(col(PhoneNumber.phone) == col(Conversation.phone)).scalar_subquery()


def _bar_of_contact() -> sa.ColumnElement[str | None]:
    """What bars a conversation whose number may be texted."""
    of_contact = sa.select(col(Contact.barred)).where(col(Contact.id) == col(Conversation.contact_id))
    unheard = sa.case((col(Conversation.wrote_since).is_(False), of_contact.scalar_subquery()))
    refused = sa.case((col(Conversation.set_aside_code).is_not(None), Barred.SET_ASIDE.value))
    return sa.func.coalesce(unheard, refused)


def _decided(session: Session, phone: str) -> None:
    """It was decided whether the number may be texted.

    Reports from before such tags were obeyed no longer count.
    """
    tagged = (col(Conversation.phone) == phone, col(Conversation.tagged_out))
    session.execute(sa.update(Conversation).where(*tagged).values(tagged_out=False))


def _record(session: Session, phones: Sequence[str], *, by: str, list_id: int | None, now: datetime) -> None:
    """Store that these numbers opted out; the first source of each stays and is marked as confirmed."""
    rows = dialect.records(dialect.name(session), "phones", PhoneNumber, ("phone",))
    said = (
        sa.literal(now, INSTANT),
        sa.literal(by, sa.String),
        sa.literal(list_id, ROW_ID),
    )
    # In one order, so that two imports never wait for each other; the condition keeps SQLite from taking
    # ON CONFLICT for the ON of a join.
    each = sa.select(rows.c.phone, *said).where(sa.true()).order_by(rows.c.phone)
    names = ["phone", "opted_out_at", "opted_out_by", "opted_out_list"]
    added = dialect.insert(dialect.name(session), PhoneNumber).from_select(names, each)
    session.execute(
        added.on_conflict_do_update(index_elements=["phone"], set_=_later_word(added.excluded)),
        {"phones": json.dumps([{"phone": phone} for phone in sorted(set(phones))])},
    )


def _later_word(said: Any) -> dict[str, Any]:
    """What changes in a number's row: everything; if it had opted out, only that it is confirmed.

    An import that failed is no source: a list that says the same later takes its place.
    """
    there = dialect.plain(PhoneNumber).c
    failed = sa.select(col(ContactList.id)).where(col(ContactList.state) == ListState.FAILED.value)
    first = there.opted_out_at.is_(None) | there.opted_out_list.in_(failed)
    again = there.opted_out_list.is_distinct_from(said.opted_out_list)
    return {
        "opted_out_at": sa.func.coalesce(there.opted_out_at, said.opted_out_at),
        "opted_out_by": sa.case((first, said.opted_out_by), else_=there.opted_out_by),
        "opted_out_list": sa.case((first, said.opted_out_list), else_=there.opted_out_list),
        "opt_out_confirmed_at": sa.case(
            (first, sa.null()),
            (again, sa.func.coalesce(there.opt_out_confirmed_at, said.opted_out_at)),
            else_=there.opt_out_confirmed_at,
        ),
    }


def _in_play(session: Session, phones: Sequence[str]) -> Sequence[str]:
    """Those of these numbers that have conversations, in order."""
    theirs = dialect.among_texts(session, col(Conversation.phone), phones)
    return sorted(session.execute(sa.select(col(Conversation.phone)).distinct().where(theirs)).scalars())


_NO_OPT_OUT: dict[str, object] = {
    "opted_out_at": None,
    "opted_out_by": "",
    "opted_out_list": None,
    "opt_out_confirmed_at": None,
}


def _forget(session: Session, phone: str, **facts: object) -> None:
    session.execute(sa.update(PhoneNumber).where(col(PhoneNumber.phone) == phone).values(**facts))
