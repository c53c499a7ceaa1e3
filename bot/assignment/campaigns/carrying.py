"""Which tags of a campaign carry a conversation to a user list."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.campaigns import details
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.user_lists import CarryingPicture
from bot.assignment.refusals.filing import TagNotOffered
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.law import tags
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import user_lists
from bot.storage.tables import Campaign


def look(session: Session, now: datetime, who: Identity, campaign_id: int) -> CarryingPicture:
    """For an admin: which tags carry where."""
    guards.admin(session, who)
    return _picture(session, guards.campaign(session, campaign_id))


def carry(
    session: Session, now: datetime, who: Identity, campaign_id: int, tag: str, list_id: int | None
) -> CarryingPicture:
    """From now on whoever files a tag carries the conversation to a user list; without one, to none."""
    admin = guards.admin(session, who)
    campaign = campaigns.locked(session, campaign_id)
    if campaign is None:
        raise NoSuchThing("campaign")
    if list_id is not None and user_lists.locked(session, list_id) is None:
        raise NoSuchThing("user list")
    if list_id is not None and tag not in _may_carry(campaign):
        raise TagNotOffered(tag)
    others = {each: to for each, to in campaign.escalations.items() if each != tag}
    campaign.escalations = others if list_id is None else others | {tag: list_id}
    events.note(
        session,
        "list_carry",
        now=now,
        actor_id=admin.id,
        surface=who.platform,
        campaign_id=campaign_id,
        facts={"list": list_id},
    )
    return _picture(session, campaign)


def _picture(session: Session, campaign: Campaign) -> CarryingPicture:
    session.flush()
    rows = details.user_lists(session)
    known = {row.id: row for row in rows}
    carried = tuple((tag, known.get(to)) for tag, to in campaign.escalations.items())
    return CarryingPicture(snapshots.campaign_ref(campaign), carried, _may_carry(campaign), rows)


def _may_carry(campaign: Campaign) -> tuple[str, ...]:
    """Who may not be texted is carried nowhere: so the built-in tags carry nothing."""
    return tuple(tag for tag in snapshots.offered_tags(campaign) if tag not in tags.BUILT_IN)
