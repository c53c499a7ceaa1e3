"""Who is on duty: what waits must not lie with somebody who has gone home."""

from collections.abc import Collection
from datetime import datetime

from bot.storage import duty
from bot.storage.database import Session
from bot.storage.tables import Campaign


def keeps_shifts(session: Session, now: datetime, campaign: Campaign) -> bool:
    """Whether a shift of the campaign or of all ever began; before that, nobody is off duty."""
    return duty.has_begun(session, now, campaign.id or 0)


def off_duty(session: Session, now: datetime, campaign: Campaign, person_id: int) -> bool:
    """Whether the campaign keeps shifts and the person, admin or not, is on none, nor finishing one."""
    if duty.is_on(session, now, campaign.id or 0, person_id):
        return False
    return keeps_shifts(session, now, campaign)


def who_is_off(session: Session, now: datetime, campaign: Campaign, people: Collection[int]) -> set[int]:
    """Those of these people who are off duty in a campaign."""
    if not people or not keeps_shifts(session, now, campaign):
        return set()
    return off_among(session, now, campaign, people)


def off_among(session: Session, now: datetime, campaign: Campaign, people: Collection[int]) -> set[int]:
    """The same where it is known that the campaign keeps shifts."""
    return set(people) - duty.on_among(session, now, campaign.id or 0, people)
