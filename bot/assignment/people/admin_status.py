"""Whether somebody whose account is vouched for no more is still an admin."""

from datetime import datetime

from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.people import admin_vouches, persons
from bot.storage.tables import Person
from bot.vocabulary import Role


def settle(session: Session, now: datetime, person: Person, surface: str) -> None:
    """Make a volunteer of an admin for whom nothing speaks any more; the last admin stays one.

    To be called when admins are taken in turn (`persons.take_turns_about_admins`).
    """
    if person.role != Role.ADMIN or person.appointed or admin_vouches.is_vouched_for(session, person.id):
        return
    if all(admin.id == person.id for admin in persons.admins(session)):
        return
    person.role = Role.VOLUNTEER
    session.flush()
    facts = {"role": person.role}
    events.note(session, "role", now=now, actor_id=None, surface=surface, person_id=person.id, facts=facts)
