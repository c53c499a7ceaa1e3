"""Takes out who somebody is, by names, fields and numbers; what conversations point to has no name then."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.contacts import name_keys
from bot.storage.conversations import assignments, waits
from bot.storage.engine import dialect
from bot.storage.tables import (
    Contact,
    ContactList,
    Conversation,
    Message,
    PhoneNumber,
    UntakenText,
)
from bot.storage.texting import pseudonyms
from bot.vocabulary import Barred, ConversationState

# Why somebody was not reached, or is not to be: results tell that as before.
_COUNTED = (Barred.OPTED_OUT, Barred.RETIRED, Barred.SET_ASIDE)
_NOBODY = {
    "list_id": None,
    "first_name": "",
    "last_name": "",
    "email": "",
    "zone": "",
    "assigned_to": "",
    "assigned_before": None,
    "assigned_in": None,
    "line": 0,
    "barred": Barred.FORGOTTEN.value,
}


def erase(session: Session, contacts: Sequence[Contact], key: bytes) -> None:
    """These contacts are of no list any more; those with conversations stay as somebody forgotten."""
    ids, lists = [row.id or 0 for row in contacts], {row.list_id for row in contacts if row.list_id}
    if not ids:
        return
    new = {row.id or 0: pseudonyms.pseudonym(key, row.phone) for row in contacts}
    name_keys.drop(session, ids)
    known = sa.exists().where(col(Conversation.contact_id) == col(Contact.id))
    session.execute(sa.delete(Contact).where(dialect.among(session, col(Contact.id), ids), ~known))
    _rename(session, Contact, new, _NOBODY | {"fields": {}, "written": {}})
    for list_id in lists:
        left = sa.select(sa.func.count()).where(col(Contact.list_id) == list_id).scalar_subquery()
        session.execute(sa.update(ContactList).where(col(ContactList.id) == list_id).values(size=left))
    session.expire_all()


def erase_numbers(session: Session, conversations: Sequence[Conversation], key: bytes) -> None:
    """These conversations and their messages have pseudonyms in the place of numbers and places."""
    new = {row.id or 0: pseudonyms.pseudonym(key, row.phone) for row in conversations}
    if not new:
        return
    message, text = dialect.plain(Message), sa.bindparam("new", type_=sa.Text)
    rows = _pairs(session)
    session.execute(
        sa.update(message).where(message.c.conversation_id == rows.c.id).values(phone=rows.c.phone),
        {text.key: _written(new)},
    )
    _rename(session, Conversation, new, {"zone": "", "reserved_for": None, "texted_elsewhere_at": None})
    session.expire_all()


def close(session: Session, conversations: Sequence[Conversation], *, now: datetime) -> None:
    """Nobody holds these any more, nobody may be texted in them and nobody waits; opt-outs stay told."""
    ids = [row.id or 0 for row in conversations]
    assignments.end(session, ids, by="forgotten", now=now)
    rows, theirs = (
        dialect.plain(Conversation).c,
        dialect.among(session, dialect.plain(Conversation).c.id, ids),
    )
    waited = rows.state == ConversationState.NEEDS_ATTENTION.value
    counted = rows.barred.in_([each.value for each in _COUNTED])
    session.execute(
        sa.update(dialect.plain(Conversation))
        .where(theirs)
        .values(
            holder_id=None,
            assigned_at=None,
            waiting_since=None,
            opt_out_hint=False,
            wrote_since=False,
            tagged_out=False,
            state=sa.case((waited, ConversationState.CLOSED.value), else_=rows.state),
            barred=sa.case((counted, rows.barred), else_=Barred.FORGOTTEN.value),
        )
    )
    waits.interrupt(session, dialect.among(session, col(Conversation.id), ids), now=now)
    session.expire_all()


def keep_number(session: Session, phone: str, key: bytes, *, forgotten_at: datetime | None) -> None:
    """What is known of a number stands under its pseudonym too, its opt-out foremost."""
    names = [each.name for each in dialect.plain(PhoneNumber).c if each.name not in {"phone", "forgotten_at"}]
    known = dialect.find(session, PhoneNumber, phone, anew=True)
    facts = {name: getattr(known, name) for name in names} if known else {"opted_out_by": ""}
    row = {"phone": pseudonyms.pseudonym(key, phone), "forgotten_at": forgotten_at} | facts
    change = [name for name in row if name != "phone"]
    dialect.upsert(session, PhoneNumber, [row], key=("phone",), change=change if known else ["forgotten_at"])


def drop_number(session: Session, phone: str, key: bytes, *, now: datetime) -> None:
    """Nothing has this number any more; a text of it that is yet to be stored is given up."""
    new = pseudonyms.pseudonym(key, phone)
    session.execute(sa.update(Message).where(col(Message.phone) == phone).values(phone=new))
    session.execute(
        sa.update(UntakenText)
        .where(col(UntakenText.phone) == phone)
        .values(phone=new, given_up_at=sa.func.coalesce(col(UntakenText.given_up_at), now))
    )
    session.execute(sa.delete(PhoneNumber).where(col(PhoneNumber.phone) == phone))
    session.expire_all()


def keep_numbers(session: Session, phones: Sequence[str], key: bytes) -> None:
    """The same for many numbers, of which those are kept that anything is known of; lists may bring them."""
    theirs = dialect.among_texts(session, col(PhoneNumber.phone), phones)
    known = session.execute(sa.select(PhoneNumber).where(theirs)).scalars().all()
    rows = [row.model_dump() | {"phone": pseudonyms.pseudonym(key, row.phone)} for row in known]
    change = [each.name for each in dialect.plain(PhoneNumber).c if each.name != "phone"]
    dialect.upsert(session, PhoneNumber, rows, key=("phone",), change=change)


def drop_unknown(session: Session, phones: Sequence[str]) -> None:
    """Drop what is known of those of these numbers that no contact has any more."""
    theirs = dialect.among_texts(session, col(Contact.phone), phones)
    used = set(session.execute(sa.select(col(Contact.phone)).where(theirs)).scalars())
    unused = [phone for phone in phones if phone not in used]
    session.execute(
        sa.delete(PhoneNumber).where(dialect.among_texts(session, col(PhoneNumber.phone), unused))
    )


def _rename(
    session: Session,
    table: type[Contact] | type[Conversation],
    new: Mapping[int, str],
    values: Mapping[str, object],
) -> None:
    plain, rows = dialect.plain(table), _pairs(session)
    renamed = sa.update(plain).where(plain.c.id == rows.c.id).values(phone=rows.c.phone, **values)
    session.execute(renamed, {"new": _written(new)})


def _pairs(session: Session) -> sa.FromClause:
    return dialect.records(dialect.name(session), "new", Contact, ("id", "phone"))


def _written(new: Mapping[int, str]) -> str:
    return json.dumps([{"id": id_, "phone": phone} for id_, phone in sorted(new.items())])
