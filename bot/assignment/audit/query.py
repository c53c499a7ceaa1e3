"""The record: what was done, by whom and to whom; who held a contact when; and both as a sheet."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.audit import holder_history, lines, record_sheet
from bot.assignment.outcomes.audit import (
    ContactHistory,
    FilterPicture,
    Holding,
    Place,
    RecordFilter,
    RecordPage,
    RecordSheet,
    SheetPlace,
)
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.places import phones
from bot.storage.audit import record_rows
from bot.storage.audit.holder_history import conversations_with
from bot.storage.audit.record_rows import Asked
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Conversation
from bot.storage.texting import numbers

_LINES = 12


def record(
    session: Session, now: datetime, who: Identity, asked: RecordFilter, before: Place | None = None
) -> RecordPage:
    """A page of what was done, newest first, for an admin; it begins before a place."""
    guards.admin(session, who)
    place = (before.at, before.kind, before.id) if before else record_rows.END
    found = record_rows.newest(session, _asked(session, asked), place, limit=_LINES + 1)
    shown = found[:_LINES]
    return RecordPage(
        filter=_picture(session, asked),
        lines=lines.lines(session, shown, now),
        is_newest=before is None,
        earlier=Place(*shown[-1].place) if len(found) > len(shown) else None,
    )


def contact_history(session: Session, now: datetime, who: Identity, asked: RecordFilter) -> ContactHistory:
    """Who held a contact from when to when, in all campaigns or in the one asked for, for an admin."""
    guards.admin(session, who)
    found = _conversations(session, asked)
    number = numbers.find(session, found[0].phone)
    return ContactHistory(
        filter=_picture(session, asked, found[0]),
        conversation_id=found[0].id or 0,
        opted_out_at=number.opted_out_at if number else None,
        holdings=_holdings(session, asked, found),
    )


def export(
    session: Session,
    now: datetime,
    who: Identity,
    asked: RecordFilter,
    begin: SheetPlace | None,
    limit: int,
) -> RecordSheet:
    """Up to `limit` rows of the record, oldest first, for an admin; of a contact all of them at once."""
    guards.admin(session, who)
    if asked.names_contact:
        found = _conversations(session, asked)
        filter_ = _picture(session, asked, found[0])
        turns = record_sheet.of_holdings(_holdings(session, asked, found), filter_.contact, filter_.number)
        return RecordSheet(filter_, record_sheet.HEADER, tuple(turns), None)
    lines, rest = record_sheet.part(session, _asked(session, asked), begin, limit)
    return RecordSheet(_picture(session, asked), record_sheet.HEADER, lines, rest)


def _asked(session: Session, asked: RecordFilter) -> Asked:
    person = persons.find(session, asked.person_id) if asked.person_id is not None else None
    people = tuple(persons.ids_of(session, person.id or 0)) if person else ()
    return Asked(people, asked.campaign_id, asked.since)


def _picture(session: Session, asked: RecordFilter, subject: Conversation | None = None) -> FilterPicture:
    """The filter with names; refuses what does not exist."""
    person = snapshots.refs(session, [asked.person_id]).get(asked.person_id or 0)
    if asked.person_id is not None and person is None:
        raise NoSuchThing("person")
    campaign = guards.campaign(session, asked.campaign_id) if asked.campaign_id is not None else None
    return FilterPicture(
        asked=asked,
        person=person,
        campaign=snapshots.campaign_ref(campaign) if campaign else None,
        contact=snapshots.short_name_of(session, subject) if subject else "",
        number=phones.mask(subject.phone) if subject else "",
    )


def _conversations(session: Session, asked: RecordFilter) -> list[Conversation]:
    """The conversations with the contact's number, the newest campaign's first; in one campaign if asked."""
    phone = guards.seen(session, asked.conversation_id).phone if asked.conversation_id else _number(asked)
    found = [
        row for row in conversations_with(session, phone) if asked.campaign_id in (None, row.campaign_id)
    ]
    if not found:
        raise NoSuchThing("contact")
    return found


def _holdings(
    session: Session, asked: RecordFilter, conversations: list[Conversation]
) -> tuple[Holding, ...]:
    """The assignments of the person asked for, and those that had not ended at the time asked for."""
    person = persons.find(session, asked.person_id) if asked.person_id is not None else None
    return tuple(
        each
        for each in holder_history.of(session, conversations)
        if (person is None or person.id == each.holder.id)
        and (asked.since is None or each.ended is None or each.ended.at >= asked.since)
    )


def _number(asked: RecordFilter) -> str:
    phone = phones.to_e164(asked.phone)
    if phone is None:
        raise NoSuchThing("phone number")
    return phone
