"""Contacts whom carriers did not let us text: told to their sender, and what admins should know of it."""

from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.letters import CarrierNewsPost, NotReached, NotReachedPost
from bot.storage.audit import events, record_rows
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session

# What a sender reads together.
_RECENT = timedelta(hours=12)
_VERBS = ("set_aside", "retire", "give_back")
_SHOWN = 5


def news(session: Session, event_id: int) -> CarrierNewsPost | None:
    """What admins should know of a code, from its event."""
    line = events.line(session, event_id)
    if line is None or line.campaign_id is None:
        return None
    campaign = campaigns.get(session, line.campaign_id)
    return CarrierNewsPost(snapshots.campaign_ref(campaign), line.facts["code"], line.facts["country"])


def post(session: Session, now: datetime, campaign_id: int, person_id: int) -> NotReachedPost | None:
    """Whom somebody's texts of the last hours did not reach, by name and reason."""
    lines = events.told_to(session, person_id, campaign_id, _VERBS, now - _RECENT)
    newest = {line.conversation_id: line for line in reversed(lines)}
    if not newest:
        return None
    shown = list(reversed(newest.values()))[:_SHOWN]
    contacts = record_rows.contacts_of(session, [line.conversation_id for line in shown])
    rows = tuple(
        NotReached(
            snapshots.full_name(contacts[line.conversation_id or 0]),
            line.facts["code"],
            given_back=line.verb == "give_back",
        )
        for line in shown
        if line.conversation_id in contacts
    )
    return NotReachedPost(snapshots.campaign_ref(campaigns.get(session, campaign_id)), len(newest), rows)
