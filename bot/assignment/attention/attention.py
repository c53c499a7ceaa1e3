"""What waits, oldest first, and on whom; for admins."""

from datetime import datetime

from bot.assignment import guards
from bot.assignment.attention import board
from bot.assignment.outcomes.attention import WaitingBoard
from bot.assignment.outcomes.people import Identity
from bot.storage.database import Session


def what_waits(
    session: Session, now: datetime, who: Identity, campaign_id: int | None = None
) -> WaitingBoard:
    """The conversations that wait in one campaign or in all, for an admin."""
    guards.admin(session, who)
    campaign = guards.campaign(session, campaign_id) if campaign_id is not None else None
    return board.board(session, now, campaign)
