"""Numbers that the database no longer holds: what is known of them stands under a pseudonym, a keyed hash."""

import hmac
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.tables import Forgetting, PhoneNumber
from bot.vocabulary import PSEUDONYM

_ONLY = 1
_DIGITS = 32  # of the hash, hexadecimal: 128 bits


def key(session: Session) -> bytes | None:
    """By which pseudonyms are made; None while no number has one."""
    found = session.execute(sa.select(col(Forgetting.key))).scalars().first()
    return bytes.fromhex(found) if found is not None else None


def key_made(session: Session, chance: bytes) -> bytes:
    """The same; made of `chance`, 32 random bytes, where there is none yet."""
    dialect.insert_new(session, Forgetting, {"id": _ONLY, "key": chance.hex()})
    made = key(session)
    if made is None:
        raise LookupError("the key of pseudonyms")
    return made


def pseudonym(key_: bytes, phone: str) -> str:
    """The number as the database has it once it is forgotten; a pseudonym stays as it is."""
    if is_pseudonym(phone):
        return phone
    return PSEUDONYM + hmac.digest(key_, phone.encode(), "sha256").hex()[:_DIGITS]


def is_pseudonym(phone: str) -> bool:
    """Whether this stands for a number that nobody can read any more."""
    return phone.startswith(PSEUDONYM)


def known(session: Session, phones: Iterable[str]) -> Mapping[str, PhoneNumber]:
    """What is kept under a pseudonym of these numbers, by number."""
    key_ = key(session)
    if key_ is None:
        return {}
    of = {pseudonym(key_, phone): phone for phone in phones}
    rows = sa.select(PhoneNumber).where(dialect.among_texts(session, col(PhoneNumber.phone), list(of)))
    found = session.execute(rows.execution_options(populate_existing=True)).scalars()
    return {of[row.phone]: row for row in found}


def forgotten(session: Session, phone: str) -> PhoneNumber | None:
    """What is kept of a number that is not to come back; None where it may."""
    found = known(session, [phone]).get(phone)
    return found if found is not None and found.forgotten_at is not None else None


def remember(session: Session, phone: str, found: PhoneNumber) -> None:
    """The number may be loaded again: whoever has it, or an admin for them, said so."""
    found.forgotten_at = None
    row = {"phone": phone, "opted_out_by": ""}
    dialect.insert_new(session, PhoneNumber, row)
    session.flush()


def bring_back(session: Session, found: Mapping[str, PhoneNumber]) -> None:
    """Numbers that a list brings again have the opt-outs that stand under their pseudonyms."""
    kept = ("opted_out_at", "opted_out_by", "opt_out_confirmed_at", "decided_at")
    rows = [
        {"phone": phone} | {name: getattr(row, name) for name in kept}
        for phone, row in sorted(found.items())
        if row.opted_out_at is not None
    ]
    if rows:
        new = dialect.insert(dialect.name(session), PhoneNumber).on_conflict_do_nothing()
        session.execute(new, rows)
