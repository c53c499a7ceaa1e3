"""What is left of a campaign to be texted, zone by zone, in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations.conversations import any_unsent, not_elsewhere, unlocked
from bot.storage.engine import dialect
from bot.storage.tables import CampaignZone, Conversation
from bot.storage.texting import pool
from bot.storage.texting.locks import not_in_hand_elsewhere

_C = dialect.plain(Conversation).c
_ZONE = col(CampaignZone.zone)


@dataclass(frozen=True, slots=True)
class ZoneStock:
    """What a campaign has left for one person in one zone.

    So many of the `pool`, counted up to a limit, and perhaps some `mine`, kept for this person, are not held
    back by another campaign. The first lock of those that are counts from `locked_at`. There are contacts
    `untaken` in the pool, `kept` for anybody in the campaign, or `held` there without a text.
    """

    zone: str
    pool: int
    mine: bool
    locked_at: datetime | None
    untaken: bool
    kept: bool
    held: bool


def left(
    session: Session, campaign_id: int, keys: Sequence[str], *, since: datetime, most: int
) -> list[ZoneStock]:
    """A campaign's zones; other campaigns' texts after `since` hold contacts back.

    `keys` are what contacts are kept under for this person.
    """
    facts = {"campaign": campaign_id, "keys": keys, "since": since, "count": most}
    rows = session.execute(_left(), facts)
    return [
        ZoneStock(zone, unmet + met, mine, min(filter(None, (free_at, kept_at)), default=None), *others)
        for zone, unmet, met, mine, free_at, kept_at, *others in rows
    ]


@cache
def _left() -> sa.Select[Any]:
    at: Any = _C.texted_elsewhere_at
    since: Any = sa.bindparam("since")
    free = pool.free_in_zone(_ZONE).correlate(CampaignZone)
    dealable = (free.where(not_elsewhere()), free.where(at.is_not(None), at <= since))
    kept = pool.reserved_for().where(_C.zone == _ZONE).correlate(CampaignZone)
    mine = kept.where(unlocked(), not_in_hand_elsewhere())
    held_back = (at.is_not(None), at > since)
    any_free = pool.any_in_zone(_ZONE)
    return (
        sa.select(
            _ZONE,
            *(sa.select(sa.func.count()).select_from(rows.subquery()).scalar_subquery() for rows in dealable),
            _is_any(mine),
            _first(pool.pool_in_zone(_ZONE).where(*held_back)),
            _first(kept.where(*held_back)),
            any_free,
            _is_any(pool.reserved()),
            any_unsent(),
        )
        .where(col(CampaignZone.campaign_id) == sa.bindparam("campaign"))
        .order_by(_ZONE)
    )


def _first(rows: sa.Select[Any]) -> Any:
    """When another campaign texted the first of these."""
    return (
        rows.with_only_columns(sa.func.min(_C.texted_elsewhere_at)).correlate(CampaignZone).scalar_subquery()
    )


def _is_any(rows: sa.Select[Any]) -> sa.ColumnElement[bool]:
    """A subquery for each zone that stops at the first row, whatever PostgreSQL thinks of joining them."""
    found: sa.ColumnElement[bool] = rows.limit(1).correlate(CampaignZone).scalar_subquery().is_not(None)
    return found
