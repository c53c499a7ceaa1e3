"""Whether somebody stays an admin whose account is no longer vouched for."""

from datetime import datetime

from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.people import admin_vouches, persons
from bot.storage.tables import Person
from bot.vocabulary import Role


def settle(session: Session, now: datetime, person: Person, surface: str) -> None:
    """Make an admin a volunteer whom nothing makes an admin any more; the last admin stays one.

    Call `persons.take_turns_about_admins` first.
    """
    if person.role != Role.ADMIN or person.appointed or admin_vouches.is_vouched_for(session, person.id):
        return
    if all(admin.id == person.id for admin in persons.admins(session)):
        return
    person.role = Role.VOLUNTEER
    session.flush()
    facts = {"role": person.role}
    events.note(session, "role", now=now, actor_id=None, surface=surface, person_id=person.id, facts=facts)
