"""What waits, oldest first: on whom, how they stand, and who should take it over."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.assignment import cards, duty, taker
from bot.assignment.outcomes.campaign import HolderTally, WaitingBoard, WaitingRow
from bot.assignment.outcomes.taker import Taker
from bot.storage import campaigns, queue
from bot.storage.database import Session
from bot.storage.tables import Campaign, Conversation

_ROWS = 12


def board(session: Session, now: datetime, campaign: Campaign | None) -> WaitingBoard:
    """What waits in one campaign or in all (None); its cost does not grow with contacts texted."""
    campaign_id = campaign.id if campaign else None
    holders = queue.waiting_by_holder(session, campaign_id)
    rows = queue.waiting_in(session, campaign_id, limit=_ROWS)
    known = [holder for holder, _, _ in holders if holder is not None]
    people = cards.refs(session, known)
    standing = _standing(session, now, campaign, known) if campaign else {}
    return WaitingBoard(
        campaign=cards.campaign_ref(campaign) if campaign else None,
        total=sum(count for _, count, _ in holders),
        rows=_rows(session, now, rows),
        holders=tuple(
            HolderTally(people.get(holder or 0), count, oldest, standing.get(holder or 0))
            for holder, count, oldest in holders
        ),
        at=now,
    )


def _rows(session: Session, now: datetime, found: Sequence[Conversation]) -> tuple[WaitingRow, ...]:
    names = cards.short_names(session, found)
    holders = {row.holder_id for row in found if row.holder_id is not None}
    people = cards.refs(session, holders)
    of = {row.campaign_id: campaigns.get(session, row.campaign_id) for row in found}
    standing = {id_: _standing(session, now, each, holders) for id_, each in of.items()}
    able = {id_: taker.takers(session, now, each) for id_, each in of.items()}
    return tuple(
        WaitingRow(
            conversation_id=row.id or 0,
            campaign=cards.campaign_ref(of[row.campaign_id]),
            name=names[row.id or 0],
            holder=people.get(row.holder_id or 0),
            waiting_since=row.waiting_since or now,
            opt_out_hint=row.opt_out_hint,
            on_shift=standing[row.campaign_id].get(row.holder_id or 0),
            taker=_best(able[row.campaign_id], row.holder_id),
        )
        for row in found
    )


def _best(able: Sequence[Taker], holder_id: int | None) -> Taker | None:
    return next((each for each in able if each.person.id != holder_id), None)


def _standing(
    session: Session, now: datetime, campaign: Campaign, people: Collection[int]
) -> Mapping[int, bool]:
    """Who is on shift and who is not, where shifts are kept."""
    if not duty.keeps_shifts(session, now, campaign):
        return {}
    off = duty.who_is_off(session, now, campaign, people)
    return {id_: id_ not in off for id_ in people}
