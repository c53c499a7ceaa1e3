"""What the form of a new campaign begins with: every list, and what the newest campaign says of itself."""

from datetime import datetime

from bot.assignment import guards
from bot.assignment.campaigns import details
from bot.assignment.outcomes.contacts import Beginning
from bot.assignment.outcomes.people import Identity
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.engine.database import Session


def beginning(session: Session, now: datetime, who: Identity) -> Beginning:
    """Every contact list, with the organisation and the channels of the newest campaign, for an admin."""
    guards.admin(session, who)
    rows = details.list_rows(session, contacts.lists(session))
    newest = campaigns.newest(session)
    if newest is None:
        return Beginning(rows)
    return Beginning(rows, newest.organisation, newest.homes)
