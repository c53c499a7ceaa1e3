"""What was put aside until later is back: whoever is on duty for it then is told."""

from datetime import datetime

from bot.assignment.staffing import deadlines, routing, unstaffed
from bot.assignment.texting import enqueue
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.tables import Timer
from bot.storage.traffic import outbox
from bot.vocabulary import ConversationState


def wake(session: Session, now: datetime, timer: Timer) -> None:
    """It is time: as if the contact had just written, unless somebody answered or put it aside for longer."""
    conversation = conversations.locked(session, timer.subject_id)
    until = conversation.later_until if conversation else None
    if conversation is None or until is None or until > now or conversation.barred is not None:
        return
    if conversation.state != ConversationState.NEEDS_ATTENTION:
        return
    campaign = campaigns.get(session, conversation.campaign_id)
    routing.route(session, now, campaign, conversation)
    unstaffed.heard(session, now, campaign, conversation)
    deadlines.expect_answer(session, now, campaign, conversation)
    leaving = [*outbox.digests(campaign, now), *enqueue.called(session, now, campaign, conversation)]
    outbox.put_all(session, leaving, now=now)
