"""How many of a campaign's contacts can be texted now, and from when on the others can."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.campaigns import Readiness
from bot.assignment.rules.calendar import hours
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign
from bot.storage.texting import locks
from bot.vocabulary import CampaignState


def readiness(session: Session, campaign: Campaign, now: datetime) -> Readiness:
    """The contacts nobody took, by when they can be texted; of a draft, all of its list."""
    since = lock_since(campaign, now)
    if campaign.state == CampaignState.DRAFT:
        zones = locks.listed_by_zone(session, campaign.list_id, campaign.id or 0, since=since)
    else:
        zones = locks.untaken_by_zone(session, campaign.id or 0, since=since)
    counts, abroad = Counter[str](), Counter[str]()
    asleep: list[datetime | None] = []
    locked: list[datetime | None] = []
    for each in zones:
        if snapshots.is_abroad(campaign, each.zone):
            abroad[hours.country_of(each.zone)] += each.count
            continue
        opens = may_text_from(campaign, each.zone, None, now)
        free = each.count - each.locked - each.in_hand
        counts += Counter({"locked": each.locked, "in_hand": each.in_hand})
        counts["now" if opens == now else "asleep"] += free
        asleep += [opens] if free and opens != now else []
        locked += [may_text_from(campaign, each.zone, each.first_at, now)] if each.locked else []
    return Readiness(
        now=counts["now"],
        asleep=counts["asleep"],
        asleep_until=first(asleep),
        locked=counts["locked"],
        locked_until=first(locked),
        in_hand=counts["in_hand"],
        abroad=tuple(abroad.most_common()),
    )


def lock_since(campaign: Campaign, now: datetime) -> datetime:
    """Contacts whom another campaign texted after this moment may not be texted yet."""
    return now - timedelta(hours=campaign.lock_hours)


def may_text_from(
    campaign: Campaign, zone: str, texted_at: datetime | None, now: datetime
) -> datetime | None:
    """When contacts of this zone may be texted, given when another campaign texted them (None: never)."""
    unlocked = texted_at + timedelta(hours=campaign.lock_hours) if texted_at else now
    return hours.opens_at(zone, snapshots.hours_of(campaign), max(now, unlocked))


def first(moments: Iterable[datetime | None]) -> datetime | None:
    """The earliest of these; None where there is none."""
    return min(filter(None, moments), default=None)
