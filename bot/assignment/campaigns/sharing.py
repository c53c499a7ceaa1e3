"""Tags and fields of the organisation: an admin keeps them, and says which campaigns offer them."""

from collections.abc import Sequence
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.user_lists import SharedRow, SharingPicture
from bot.assignment.refusals.general import BadSetting, NameTaken, NoSuchThing
from bot.assignment.rules.law import tags
from bot.assignment.rules.typed import calling
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.conversations import shared_fields
from bot.storage.engine.database import Session
from bot.storage.tables import SharedField
from bot.vocabulary import Asks

LONGEST_NAME, LONGEST_OPTION, MOST_OPTIONS = 60, 60, 10
MOST = 25
_FEWEST_OPTIONS = 2


def look(session: Session, now: datetime, who: Identity, campaign_id: int) -> SharingPicture:
    """For an admin: all of them, and whether a campaign offers them."""
    guards.admin(session, who)
    return _picture(session, campaign_id)


def offer(
    session: Session, now: datetime, who: Identity, campaign_id: int, *, offers: bool
) -> SharingPicture:
    """From now on a campaign offers them, or does not; what was filed stands."""
    guards.admin(session, who)
    campaign = campaigns.locked(session, campaign_id)
    if campaign is None:
        raise NoSuchThing("campaign")
    if campaign.offers_shared != offers:
        campaign.offers_shared = offers
        _note(session, now, who, "share_offer" if offers else "share_hide", campaign_id)
    return _picture(session, campaign_id)


def save(
    session: Session, now: datetime, who: Identity, campaign_id: int, field_id: int | None, given: SharedRow
) -> SharingPicture:
    """Keep a tag or a field as it was written; a new one without an id.

    What was filed under a former name stands under that.
    """
    guards.admin(session, who)
    name = " ".join(given.name.split())
    _is_fit(name, given)
    everything = shared_fields.everything(session)
    if calling.same(name, ((row.id or 0, row.name) for row in everything if row.id != field_id)):
        raise NameTaken(name)
    row = _row(session, field_id, everything)
    row.name, row.asks = name, given.asks
    row.options = list(given.options) if given.asks is Asks.CHOICE else []
    row.for_volunteers = given.for_volunteers
    shared_fields.add(session, row)
    _note(session, now, who, "share_save", campaign_id)
    return _picture(session, campaign_id)


def drop(session: Session, now: datetime, who: Identity, campaign_id: int, field_id: int) -> SharingPicture:
    """Nobody is offered it any more; what was filed stands."""
    guards.admin(session, who)
    if shared_fields.find(session, field_id) is not None:
        shared_fields.drop(session, field_id)
        _note(session, now, who, "share_drop", campaign_id)
    return _picture(session, campaign_id)


def _row(session: Session, field_id: int | None, everything: Sequence[SharedField]) -> SharedField:
    if field_id is None:
        if len(everything) >= MOST:
            raise BadSetting("name", f"{MOST} at most")
        return SharedField(name="")
    row = shared_fields.find(session, field_id)
    if row is None:
        raise NoSuchThing("field")
    return row


def _is_fit(name: str, given: SharedRow) -> None:
    if not 0 < len(name) <= LONGEST_NAME or (given.asks is None and tags.built_in(name)):
        raise BadSetting("name", f"1-{LONGEST_NAME}")
    if given.asks is Asks.CHOICE and not (
        _FEWEST_OPTIONS <= len(given.options) <= MOST_OPTIONS
        and all(0 < len(option) <= LONGEST_OPTION for option in given.options)
    ):
        raise BadSetting("options", f"{_FEWEST_OPTIONS}-{MOST_OPTIONS}")


def _picture(session: Session, campaign_id: int) -> SharingPicture:
    session.flush()
    campaign = guards.campaign(session, campaign_id)
    rows = tuple(map(_shown, shared_fields.everything(session)))
    return SharingPicture(
        snapshots.campaign_ref(campaign), campaign.offers_shared, rows, shared_fields.offering(session)
    )


def _shown(row: SharedField) -> SharedRow:
    asks = Asks(row.asks) if row.asks else None
    return SharedRow(row.name, asks, tuple(row.options), row.for_volunteers, row.id or 0)


def _note(session: Session, now: datetime, who: Identity, verb: str, campaign_id: int) -> None:
    actor = guards.person(session, who)
    events.note(session, verb, now=now, actor_id=actor.id, surface=who.platform, campaign_id=campaign_id)
