"""The bounds of a campaign's settings, and which of them an admin must acknowledge."""

from collections.abc import Mapping

from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.refusals.general import BadSetting, NoSuchThing
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.places import phones
from bot.assignment.rules.texts.merge import field_key
from bot.storage.contacts import contacts
from bot.storage.engine.database import Session
from bot.storage.people import user_lists
from bot.storage.tables import Campaign

_MOST = 100_000
_NAMED = 20
# They stand on every card.
_NAMES = ("first_name", "last_name", "email")
_BOUNDS = {
    "bucket_size": (1, 1000),
    "cap": (0, _MOST),
    "lock_hours": (0, 720),
    "digest_minutes": (5, 1440),
    "finish_replies_first": (0, _MOST),
    "nudge_minutes": (1, 24 * 60),
    "idle_minutes": (1, 24 * 60),
    "at_work_minutes": (5, 4 * 60),
    "grace_minutes": (1, 5),
}


def keep(session: Session, campaign: Campaign, settings: CampaignSettings) -> None:
    """Store settings; refuses what is out of bounds."""
    _in_bounds(settings)
    if settings.user_list_id is not None and user_lists.find(session, settings.user_list_id) is None:
        raise NoSuchThing("user list")
    for name in CampaignSettings.__dataclass_fields__.keys() - {"homes", "called"}:
        setattr(campaign, name, getattr(settings, name))
    campaign.countries = list(settings.countries)
    campaign.card_fields = _card_fields(session, campaign, settings)
    campaign.homes = _on_each(campaign.homes, settings.homes)
    campaign.called = _on_each(campaign.called, settings.called)


def _on_each(before: Mapping[str, str], settled: Mapping[str, str]) -> dict[str, str]:
    """What there is by platform, once that of some platforms was settled."""
    both = {**before, **settled}
    return {platform: both[platform] for platform in sorted(both) if both[platform]}


def refuse_wide_hours(settings: CampaignSettings) -> None:
    """Refuse hours outside those in which the law allows calls."""
    lawful = hours.LAWFUL_HOURS
    if settings.opens < lawful.opens or settings.closes > lawful.closes:
        raise BadSetting("acknowledged", hours.ACKNOWLEDGED)


def acknowledged(campaign: Campaign, settings: CampaignSettings, typed: str) -> dict[str, str]:
    """Refuse such hours unless an admin typed the acknowledgement; returns what to record, if anything."""
    _in_bounds(settings)
    if (settings.opens, settings.closes) == (campaign.opens, campaign.closes):
        return {}
    try:
        refuse_wide_hours(settings)
    except BadSetting:
        if not hours.acknowledges(typed):
            raise
        times = {"opens": f"{settings.opens:%H:%M}", "closes": f"{settings.closes:%H:%M}"}
        return {**times, "typed": typed.strip()}
    return {}


def _card_fields(session: Session, campaign: Campaign, settings: CampaignSettings) -> list[str]:
    """The fields of a card as its list calls them. Raises BadSetting where the list has no such column."""
    list_ = contacts.find_list(session, campaign.list_id)
    known = [name for name in (list_.fields if list_ else ()) if name not in _NAMES]
    chosen = list(dict.fromkeys(field_key(name) for name in settings.card_fields))
    if not set(chosen) <= {*known}:
        raise BadSetting("card_fields", ", ".join(known[:_NAMED]))
    return chosen


def _in_bounds(settings: CampaignSettings) -> None:
    for name, (least, most) in _BOUNDS.items():
        value = getattr(settings, name)
        if value is not None and not least <= value <= most:
            raise BadSetting(name, f"{least}-{most}")
    if settings.opens >= settings.closes:
        raise BadSetting("hours", "opens < closes")
    if not all(map(phones.is_country, settings.countries)):
        raise BadSetting("countries", "US, CA")
