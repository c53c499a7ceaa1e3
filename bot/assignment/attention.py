"""What waits, oldest first, and on whom."""

from datetime import datetime

from bot.assignment import cards, guards
from bot.assignment.outcomes.campaign import HolderTally, WaitingBoard, WaitingRow
from bot.assignment.outcomes.people import Identity
from bot.storage import campaigns, queue
from bot.storage.database import Session

_ROWS = 12


def what_waits(
    session: Session, now: datetime, who: Identity, campaign_id: int | None = None
) -> WaitingBoard:
    """The conversations that wait in one campaign or in all, for an admin."""
    guards.admin(session, who)
    campaign = guards.campaign(session, campaign_id) if campaign_id is not None else None
    holders = queue.waiting_by_holder(session, campaign_id)
    rows = queue.waiting_in(session, campaign_id, limit=_ROWS)
    people = cards.refs(session, [holder for holder, _, _ in holders])
    names = cards.short_names(session, rows)
    refs = {row.campaign_id: cards.campaign_ref(campaigns.get(session, row.campaign_id)) for row in rows}
    return WaitingBoard(
        campaign=cards.campaign_ref(campaign) if campaign else None,
        total=sum(count for _, count, _ in holders),
        rows=tuple(
            WaitingRow(
                conversation_id=row.id or 0,
                campaign=refs[row.campaign_id],
                name=names[row.id or 0],
                holder=people.get(row.holder_id or 0),
                waiting_since=row.waiting_since or now,
                opt_out_hint=row.opt_out_hint,
            )
            for row in rows
        ),
        holders=tuple(
            HolderTally(people.get(holder or 0), count, oldest) for holder, count, oldest in holders
        ),
        at=now,
    )
