"""Who is on the team, and what each may do."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity, Me, PeopleOrder, PeoplePicture, PersonChanged, PersonRow
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.people import admin_status
from bot.assignment.refusals.general import BadSetting, LastAdmin, NoSuchThing
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.typed import calling
from bot.assignment.staffing import time_zone
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.campaigns.campaigns import Work
from bot.storage.conversations import assignments, conversations
from bot.storage.engine.database import Session
from bot.storage.people import admin_vouches, people_lookup, persons
from bot.storage.tables import Person
from bot.storage.texting import reservations
from bot.storage.traffic import outbox
from bot.vocabulary import Language, Role, Volume

_ROWS = 30
_MOST = 100_000
_IDLE = Work(0)


def enrol(session: Session, now: datetime, who: Identity) -> Me:
    """Add or update the person who asks. A claim to be an admin holds for as long as it is made.

    Somebody who was made an admin in Baton needs no claim, and the last admin stays one.
    """
    account = persons.Account(who.platform, who.workspace, who.account, who.name)
    role = Role.ADMIN if who.is_admin else None
    withdrawn = admin_vouches.is_withdrawn(session, account, vouched=who.is_admin)
    if withdrawn:
        persons.take_turns_about_admins(session)
    person = persons.enrol(
        session, account, email=who.email, zone=who.zone, role=role, now=now, language=who.language or ""
    )
    admin_vouches.keep(session, account, vouched=who.is_admin)
    if withdrawn:
        admin_status.settle(session, now, person, who.platform)
    return snapshots.me(session, person)


def everybody(
    session: Session, now: datetime, who: Identity, named: str = "", order: PeopleOrder = PeopleOrder.NAME
) -> PeoplePicture:
    """All people with their work, or those whose name holds `named`, for an admin."""
    guards.admin(session, who)
    wanted = calling.key_of(named)
    keyed = [(calling.key_of(row.name), row) for row in persons.everybody(session)]
    fitting = [(key, row) for key, row in keyed if wanted in key]
    if wanted:  # whoever is called just so stands in front, whatever has no room
        fitting.sort(key=lambda each: (each[0] != wanted, not each[0].startswith(wanted)))
    people = [row for _, row in fitting]
    work = campaigns.work_everywhere(session)
    if order is not PeopleOrder.NAME:
        people.sort(key=lambda row: -getattr(work.get(row.id or 0, _IDLE), order.value))
    shown = people[:_ROWS]
    refs = snapshots.refs(session, [row.id for row in shown])
    return PeoplePicture(
        tuple(_row(row, refs[row.id or 0], work.get(row.id or 0, _IDLE)) for row in shown), len(people), order
    )


def look(session: Session, now: datetime, who: Identity, person_id: int) -> PersonRow:
    """One person with their work, for an admin."""
    guards.admin(session, who)
    return _looked_at(session, persons.find(session, person_id))


def look_up(session: Session, now: datetime, who: Identity, platform: str, account: str) -> PersonRow:
    """The person behind an account of the asker's workspace, for an admin."""
    guards.admin(session, who)
    return _looked_at(session, persons.by_account(session, platform, who.workspace, account))


def set_role(session: Session, now: datetime, who: Identity, person_id: int, role: Role) -> PersonChanged:
    """Make somebody an admin, or a volunteer again."""
    persons.take_turns_about_admins(session)
    admin = guards.admin(session, who)
    person = _somebody(session, person_id)
    if role != Role.ADMIN:
        _not_the_last(session, person)
    person.role = role
    person.appointed = role == Role.ADMIN
    return _changed(session, now, who, admin, person, "role")


def set_cap(session: Session, now: datetime, who: Identity, person_id: int, cap: int | None) -> PersonChanged:
    """Limit how many contacts somebody may hold in a campaign; 0 freezes them, None lifts the limit."""
    admin = guards.admin(session, who)
    if cap is not None and not 0 <= cap <= _MOST:
        raise BadSetting("cap", f"0-{_MOST}")
    person = _somebody(session, person_id)
    person.cap = cap
    return _changed(session, now, who, admin, person, "cap")


def choose_volume(session: Session, now: datetime, who: Identity, volume: Volume) -> Me:
    """Say how much one wants to be told by itself."""
    person = guards.person(session, who)
    person.volume = volume
    session.flush()
    return snapshots.me(session, person)


def choose_language(session: Session, now: datetime, who: Identity, language: Language | None) -> Me:
    """Say in which language one reads Baton; None for whatever one's platform says."""
    person = guards.person(session, who)
    person.language = language or ""
    session.flush()
    return snapshots.me(session, person)


def language_of(session: Session, now: datetime, who: Identity) -> Language:
    """In which language somebody reads Baton."""
    person = persons.by_account(session, who.platform, who.workspace, who.account)
    return snapshots.spoken_by(person.language, person.platform_language) if person else Language.ENGLISH


def keep_zone(session: Session, now: datetime, who: Identity, zone: str) -> Me:
    """Say by which clocks one types times, for chats that do not tell: a zone such as America/New_York."""
    person = guards.person(session, who)
    if not hours.is_zone(zone):
        raise BadSetting("zone", "America/New_York")
    person.zone = zone
    session.flush()
    return snapshots.me(session, person)


def my_zone(session: Session, now: datetime, who: Identity) -> str:
    """The zone by whose clocks one types times; empty while neither one's own nor the team's is known."""
    return time_zone.zone_of(session, guards.person(session, who))


def suspend(session: Session, now: datetime, who: Identity, person_id: int) -> PersonChanged:
    """Stop somebody from working.

    Their unsent contacts and those reserved for them return to the pool, the rest waits for the admins.
    """
    persons.take_turns_about_admins(session)
    admin = guards.admin(session, who)
    person = _somebody(session, person_id)
    _not_the_last(session, person)
    person.suspended_at = person.suspended_at or now
    session.flush()
    unsent, others = conversations.held_ids(session, person.id or 0, locked=True)
    conversations.release(session, [*unsent, *others])
    assignments.end(session, [*unsent, *others], by="suspend", now=now)
    freed = reservations.free(session, people_lookup.keys_of(session, person))
    return _changed(session, now, who, admin, person, "suspend", (len(unsent), len(others), freed))


def restore(session: Session, now: datetime, who: Identity, person_id: int) -> PersonChanged:
    """Let a suspended person work again; what they held stays where it is now."""
    admin = guards.admin(session, who)
    person = _somebody(session, person_id)
    person.suspended_at = None
    return _changed(session, now, who, admin, person, "restore")


def _looked_at(session: Session, person: Person | None) -> PersonRow:
    if person is None:
        raise NoSuchThing("person")
    ref = snapshots.refs(session, [person.id])[person.id or 0]
    return _row(person, ref, campaigns.work_everywhere(session).get(person.id or 0, _IDLE))


def _row(person: Person, ref: PersonRef, work: Work) -> PersonRow:
    return PersonRow(
        ref=ref,
        role=Role(person.role),
        suspended=person.suspended_at is not None,
        cap=person.cap,
        unsent=work.unsent,
        waiting=work.waiting,
        texted=work.texted,
        volume=Volume(person.volume),
        answered=work.answered,
        held=work.held,
    )


def _somebody(session: Session, person_id: int) -> Person:
    found = persons.find(session, person_id)
    if found is None:
        raise NoSuchThing("person")
    return guards.in_turn(session, found)


def _not_the_last(session: Session, person: Person) -> None:
    if all(admin.id == person.id for admin in persons.admins(session)):
        raise LastAdmin


def _changed(
    session: Session,
    now: datetime,
    who: Identity,
    admin: Person,
    person: Person,
    verb: str,
    freed: tuple[int, int, int] = (0, 0, 0),
) -> PersonChanged:
    session.flush()
    returned, unheld, unreserved = freed
    facts = {
        "role": person.role,
        "cap": person.cap,
        "returned": returned,
        "unheld": unheld,
        "unreserved": unreserved,
    }
    events.note(
        session, verb, now=now, actor_id=admin.id, surface=who.platform, person_id=person.id, facts=facts
    )
    outbox.put_inbox(session, person.id, now=now)
    return PersonChanged(
        ref=snapshots.refs(session, [person.id])[person.id or 0],
        role=Role(person.role),
        suspended=person.suspended_at is not None,
        cap=person.cap,
        returned=returned,
        unheld=unheld,
        unreserved=unreserved,
    )
