"""One person is forgotten: found by name or number, looked at, and taken out for good."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.contacts import finding as found
from bot.assignment.contacts.forgetting import erasing
from bot.assignment.outcomes.contacts import ForgetChoice, ForgetPicture, ForgetRow, Forgot, Whom
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.reassignment import request
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.places import phones
from bot.assignment.rules.plain import plain_words
from bot.assignment.rules.texts import finding
from bot.assignment.texting import enqueue
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts, name_keys
from bot.storage.engine.database import Session
from bot.storage.forgetting import names, remarks, whose, words
from bot.storage.reassignment import searches
from bot.storage.tables import Contact, Conversation, Person
from bot.storage.texting import numbers, pseudonyms
from bot.vocabulary import CampaignState

_SEEN = 10
# Of a number: what stands before it differs, by who wrote it down.
_TELLING = 10


def seek(session: Session, now: datetime, who: Identity, typed: str) -> ForgetChoice:
    """Who is meant by a name or a number, for an admin."""
    admin = guards.admin(session, who)
    narrowed = request.dump_selection(found.EVERYTHING)
    made = searches.keep(session, admin.id or 0, " ".join(typed.split()), narrowed, now)
    return _choice(session, made.id or 0, made.typed)


def seek_again(session: Session, now: datetime, who: Identity, search_id: int) -> ForgetChoice:
    """The same of what was looked for before."""
    admin = guards.admin(session, who)
    return _choice(session, search_id, _typed(session, admin, search_id))


def look(session: Session, now: datetime, who: Identity, whom: Whom) -> ForgetPicture:
    """What is known of somebody, for an admin; nothing is changed."""
    admin = guards.admin(session, who)
    phone = _phone(session, admin, whom)
    return _picture(session, whom, phone)


def forget(session: Session, now: datetime, who: Identity, whom: Whom, chance: bytes) -> Forgot:
    """Take everything out that tells who somebody is or what they wrote; `chance` are 32 random bytes.

    Everybody with the same number is forgotten with them. No list brings the number back.
    """
    admin = guards.admin(session, who)
    phone = _phone(session, admin, whom)
    whose.take_turns(session)
    numbers.take_turns(session, phone)
    key = pseudonyms.key_made(session, chance)
    of, theirs = whose.contacts_with(session, phone), whose.conversations_with(session, phone)
    mentions, cells = _telling(phone, of)
    done = Forgot(len(of), len(theirs))
    enqueue.redraw_cards(session, now, phone)
    erasing.conversations(session, now, theirs)
    words.erase_with(session, phone)
    erasing.people(session, of, theirs, key)
    names.keep_number(session, phone, key, forgotten_at=now)
    names.drop_number(session, phone, key, now=now)
    remarks.erase(session, mentions=mentions, cells=cells)
    erasing.finish(session, now)
    facts = {"contacts": done.contacts, "conversations": done.conversations}
    events.note(session, "forget", now=now, actor_id=admin.id, surface=who.platform, facts=facts)
    return done


def _choice(session: Session, search_id: int, typed: str) -> ForgetChoice:
    asked, number = finding.sought(typed), phones.to_e164(typed)
    if asked.digits and number is not None:
        return ForgetChoice(typed, (_row(session, Whom(search_id=search_id), number),), more=False)
    keys = (asked.digits,) if asked.digits else asked.words
    ids = name_keys.called(session, keys, limit=_SEEN * 5) if keys else []
    rows = contacts.named(session, ids)
    by_number = {rows[id_].phone: id_ for id_ in reversed(ids) if id_ in rows}
    meant = [(phone, id_) for phone, id_ in reversed(by_number.items())]
    shown = tuple(_row(session, Whom(contact_id=id_), phone) for phone, id_ in meant[:_SEEN])
    return ForgetChoice(typed, shown, more=len(meant) > _SEEN)


def _row(session: Session, whom: Whom, phone: str) -> ForgetRow:
    of = whose.contacts_with(session, phone)
    return ForgetRow(whom, _names(of), phones.mask(phone), _lists(session, of))


def _picture(session: Session, whom: Whom, phone: str) -> ForgetPicture:
    of = whose.contacts_with(session, phone)
    theirs = whose.conversations_with(session, phone)
    in_ = [campaigns.get(session, each) for each in sorted({row.campaign_id for row in theirs})]
    ids = [row.id or 0 for row in theirs]
    written = whose.written_with(session, phone, ids)
    number, gone = numbers.find(session, phone), pseudonyms.forgotten(session, phone)
    return ForgetPicture(
        whom=whom,
        names=_names(of),
        number=phones.mask(phone),
        contacts=len(of),
        lists=_lists(session, of),
        campaigns=tuple(row.name for row in in_),
        running=tuple(row.name for row in in_ if row.state != CampaignState.ENDED),
        holders=_holders(session, theirs),
        texts=written.texts,
        replies=written.replies,
        reports=written.reports,
        opted_out=number is not None and number.opted_out_at is not None,
        team=tuple(whose.on_the_team(session, [row.email for row in of])),
        before=gone.forgotten_at if gone else None,
    )


def _holders(session: Session, theirs: Sequence[Conversation]) -> tuple[PersonRef, ...]:
    return tuple(snapshots.refs(session, [row.holder_id for row in theirs if row.holder_id]).values())


def _names(of: Sequence[Contact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(snapshots.full_name(row) for row in of))


def _lists(session: Session, of: Sequence[Contact]) -> tuple[str, ...]:
    lists = (contacts.find_list(session, row.list_id or 0) for row in of)
    return tuple(dict.fromkeys(row.name for row in lists if row is not None))


def _typed(session: Session, admin: Person, search_id: int) -> str:
    search = searches.find(session, search_id, admin.id or 0)
    if search is None:
        raise NoSuchThing("search")
    return search.typed


def _phone(session: Session, admin: Person, whom: Whom) -> str:
    if not whom.contact_id:
        phone = phones.to_e164(_typed(session, admin, whom.search_id))
        if phone is None:
            raise NoSuchThing("phone number")
        return phone
    known = contacts.named(session, [whom.contact_id]).get(whom.contact_id)
    if known is None or pseudonyms.is_pseudonym(known.phone):
        raise NoSuchThing("contact")
    return known.phone


def _telling(phone: str, of: Sequence[Contact]) -> tuple[Callable[[str], bool], frozenset[str]]:
    """Whether a cell is about them, and the cells that their own rows have."""
    cells = {cell for row in of for cell in (*row.fields.values(), *row.written.values())}
    cells |= {cell for row in of for cell in (row.first_name, row.last_name, row.email)}
    named = {plain_words(f"{row.first_name} {row.last_name}") for row in of if row.first_name}
    emails = {row.email.casefold() for row in of}
    digits = re.sub(r"\D", "", phone)[-_TELLING:]

    def mentions(cell: str) -> bool:
        plain = plain_words(cell)
        is_named = any(" " in name and name in plain for name in named)
        is_theirs = any(email and email in cell.casefold() for email in emails)
        return is_named or is_theirs or digits in re.sub(r"\D", "", cell)

    return mentions, frozenset(filter(None, cells))
