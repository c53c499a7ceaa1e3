"""What waits, oldest first: who holds it, whether they are on duty, and who should take it over."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.attention import HolderTally, Untexted, WaitingBoard, WaitingRow
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Taker
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.reassignment import best_taker
from bot.assignment.staffing import on_duty
from bot.storage.attention import queue, untexted
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Conversation
from bot.vocabulary import CampaignState

_ROWS = 12
# Contacts yet to be texted are counted up to this number.
_MOST = 10_000
# The best taker, and the next best where the best is the holder.
_TAKERS = 2
_TEXTED = (CampaignState.OPENING, CampaignState.OPEN, CampaignState.PAUSED)


def what_waits(
    session: Session, now: datetime, who: Identity, campaign_id: int | None = None
) -> WaitingBoard:
    """What waits in one campaign or in all (None), for an admin."""
    guards.admin(session, who)
    return board(session, now, guards.campaign(session, campaign_id) if campaign_id is not None else None)


def board(session: Session, now: datetime, campaign: Campaign | None) -> WaitingBoard:
    """What waits in one campaign or in all (None); its cost does not grow with contacts texted."""
    campaign_id = campaign.id if campaign else None
    holders = queue.waiting_by_holder(session, campaign_id)
    rows = queue.waiting_in(session, campaign_id, limit=_ROWS)
    people = snapshots.refs(session, [holder for holder, _, _ in holders])
    of = {row.campaign_id: campaigns.get(session, row.campaign_id) for row in rows}
    standing = {id_: _standing(session, now, each, people) for id_, each in of.items()}
    # Who is on duty is shown for one campaign only: in another the same person may not be.
    here = standing.get(campaign_id, {}) if campaign_id is not None else {}
    return WaitingBoard(
        campaign=snapshots.campaign_ref(campaign) if campaign else None,
        total=sum(count for _, count, _ in holders),
        rows=_rows(session, now, rows, of, people, standing),
        holders=tuple(
            HolderTally(people.get(holder or 0), count, oldest, here.get(holder or 0))
            for holder, count, oldest in holders
        ),
        at=now,
        untexted=_untexted(session, campaign),
    )


def _rows(
    session: Session,
    now: datetime,
    found: Sequence[Conversation],
    of: Mapping[int, Campaign],
    people: Mapping[int, PersonRef],
    standing: Mapping[int, Mapping[int, bool]],
) -> tuple[WaitingRow, ...]:
    names = snapshots.short_names(session, found)
    able = {id_: best_taker.takers(session, now, each, most=_TAKERS) for id_, each in of.items()}
    return tuple(
        WaitingRow(
            conversation_id=row.id or 0,
            campaign=snapshots.campaign_ref(of[row.campaign_id]),
            name=names[row.id or 0],
            holder=people.get(row.holder_id or 0),
            waiting_since=row.waiting_since or now,
            opt_out_hint=row.opt_out_hint,
            on_duty=standing[row.campaign_id].get(row.holder_id or 0),
            taker=_best(able[row.campaign_id], row.holder_id),
        )
        for row in found
    )


def _best(able: Sequence[Taker], holder_id: int | None) -> Taker | None:
    return next((each for each in able if each.person.id != holder_id), None)


def _standing(
    session: Session, now: datetime, campaign: Campaign, people: Collection[int]
) -> Mapping[int, bool]:
    """Who is on duty and who is not, where shifts are kept."""
    if not on_duty.keeps_shifts(session, now, campaign):
        return {}
    off = on_duty.off_among(session, now, campaign, people)
    return {id_: id_ not in off for id_ in people}


def _untexted(session: Session, campaign: Campaign | None) -> Untexted:
    """Of a campaign, or of all that are texting now; without any, nothing is left to text."""
    chosen = [campaign] if campaign else campaigns.everything(session, _TEXTED)
    ids = [each.id or 0 for each in chosen if each.state in _TEXTED]
    if not ids:
        return Untexted(most=_MOST)
    return Untexted(*untexted.count_untexted(session, ids, most=_MOST + 1), most=_MOST)
