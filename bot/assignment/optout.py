"""Opt-outs by hand, and mistaken ones taken back."""

from datetime import datetime

from bot.assignment import cards, guards, sending
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.text import OptedOut, OptOutReversed
from bot.assignment.refusals import NoSuchThing
from bot.assignment.rules import phones
from bot.storage import numbers, outbox, records
from bot.storage.database import Session


def opt_out(session: Session, now: datetime, who: Identity, conversation_id: int) -> OptedOut:
    """The holder or an admin opts a contact out of every campaign."""
    person = guards.person(session, who)
    conversation = guards.conversation(session, conversation_id)
    guards.reader(session, person, conversation)
    ended = sending.stop_texting(
        session, now, conversation.phone, by=person.role, actor_id=person.id, surface=who.platform
    )
    outbox.put_inbox(session, person.id, now=now)
    return OptedOut(conversation_id, cards.full_name(cards.contact_of(session, conversation)), ended)


def opt_out_number(session: Session, now: datetime, who: Identity, written: str) -> OptedOut:
    """An admin opts a phone number out, whether or not any campaign knows it."""
    person = guards.admin(session, who)
    phone = _number(written)
    ended = sending.stop_texting(session, now, phone, by="admin", actor_id=person.id, surface=who.platform)
    return OptedOut(None, phones.mask(phone), ended)


def reverse_opt_out(session: Session, now: datetime, who: Identity, written: str) -> OptOutReversed:
    """An admin takes a mistaken opt-out back."""
    person = guards.admin(session, who)
    phone = _number(written)
    numbers.take_turns(session, phone)
    known = numbers.find(session, phone)
    if known is None or known.opted_out_at is None:
        raise NoSuchThing("opt-out")
    count = numbers.opt_in(session, phone, now=now)
    sending.redraw_cards(session, now, phone)
    records.note(
        session, "opt_in", now=now, actor_id=person.id, surface=who.platform, facts={"conversations": count}
    )
    return OptOutReversed(phones.mask(phone), count)


def _number(written: str) -> str:
    phone = phones.to_e164(written)
    if phone is None:
        raise NoSuchThing("phone number")
    return phone
