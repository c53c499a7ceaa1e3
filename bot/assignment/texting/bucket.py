"""A volunteer's bucket as it is: who of it may be texted now, and the next contact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.texting import ContactText, Lack
from bot.assignment.rules.calendar import hours
from bot.assignment.texting.readiness import first, lock_since, may_text_from
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import people_lookup
from bot.storage.tables import Campaign, Person
from bot.storage.texting import hands, stock
from bot.storage.texting.hands import Hand
from bot.storage.texting.stock import ZoneStock


def open_zones(campaign: Campaign, zones: Iterable[str], now: datetime) -> list[str]:
    """Those of the campaign's zones in which texting is allowed now, those that close first at the front."""
    window = snapshots.hours_of(campaign)
    open_now = [zone for zone in _ours(campaign, zones) if hours.may_text(zone, window, now)]
    return sorted(open_now, key=lambda zone: (hours.closes_in(zone, window, now), zone))


def _ours(campaign: Campaign, zones: Iterable[str]) -> list[str]:
    """Without those of countries that the campaign's numbers cannot text."""
    return [zone for zone in zones if not snapshots.is_abroad(campaign, zone)]


def hand(
    session: Session, campaign: Campaign, person: Person, zones: Iterable[str], now: datetime
) -> tuple[Hand, ContactText | None]:
    """What the volunteer has in hand, and the next contact who may be texted now, with the text."""
    open_now, since = open_zones(campaign, zones, now), lock_since(campaign, now)
    found = hands.hand(session, person.id or 0, campaign.id or 0, open_now, since=since)
    if found.following is None or found.contact is None:
        return found, None
    progress = (found.unsent, found.bucket)
    return found, snapshots.contact_text(
        campaign, found.following, found.contact, person, progress=progress, now=now
    )


def unsent_from(session: Session, campaign: Campaign, person: Person, now: datetime) -> datetime | None:
    """When the first of the volunteer's unsent contacts may be texted: `now`, later, or never."""
    held = conversations.zones_of_unsent(session, person.id or 0, campaign.id or 0)
    ours = [(zone, texted_at) for zone, texted_at in held if not snapshots.is_abroad(campaign, zone)]
    return first(may_text_from(campaign, zone, texted_at, now) for zone, texted_at in ours)


@dataclass(frozen=True, slots=True)
class Stock:
    """What a campaign has left for one volunteer, by zone, at this moment."""

    campaign: Campaign
    rows: Sequence[ZoneStock]
    now: datetime

    @property
    def has_more(self) -> bool:
        """Whether there is a contact for this volunteer who may be texted now."""
        awake = self._awake()
        return any(_deals(row) for row in self.rows if row.zone in awake)

    @property
    def in_pool(self) -> int:
        """How many of the pool may be texted now; no more than a bucket are counted."""
        awake = self._awake()
        return min(self.campaign.bucket_size, sum(row.pool for row in self.rows if row.zone in awake))

    @property
    def opens_next(self) -> datetime | None:
        """When the first contact for this volunteer may be texted who may not be now; None without one."""
        awake, moments = self._awake(), []
        for row in self._ours():
            if row.zone not in awake and _deals(row):
                moments.append(may_text_from(self.campaign, row.zone, None, self.now))
            if row.locked_at:
                moments.append(may_text_from(self.campaign, row.zone, row.locked_at, self.now))
        return first(moments)

    @property
    def lack(self) -> Lack:
        """Why there is nobody for this volunteer to text now."""
        ours = self._ours()
        if any(_deals(row) for row in ours):
            return Lack.ASLEEP
        if any(row.locked_at for row in ours):
            return Lack.LOCKED
        if any(row.kept for row in self.rows):
            return Lack.KEPT
        if any(row.held for row in self.rows) or any(row.untaken for row in ours):
            return Lack.HELD
        return Lack.ABROAD if any(row.untaken for row in self.rows) else Lack.TEXTED

    def _awake(self) -> set[str]:
        return set(open_zones(self.campaign, (row.zone for row in self.rows), self.now))

    def _ours(self) -> list[ZoneStock]:
        ours = set(_ours(self.campaign, (row.zone for row in self.rows)))
        return [row for row in self.rows if row.zone in ours]


def left(session: Session, campaign: Campaign, person: Person, now: datetime) -> Stock:
    """What a campaign has left for this volunteer."""
    keys = people_lookup.keys_of(session, person) if campaign.keep_assignments else []
    since, most = lock_since(campaign, now), campaign.bucket_size
    return Stock(campaign, stock.left(session, campaign.id or 0, keys, since=since, most=most), now)


def _deals(row: ZoneStock) -> bool:
    return row.pool > 0 or row.mine
