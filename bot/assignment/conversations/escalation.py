"""A tag that carries a conversation to a user list: by a plan of its own cause, which can be undone."""

from collections.abc import Iterable
from datetime import datetime

from bot.assignment.outcomes.conversations import Carried
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import moving
from bot.assignment.reassignment.moving import Mover
from bot.assignment.staffing import routing
from bot.assignment.texting import enqueue
from bot.storage.engine.database import Session
from bot.storage.people import user_lists
from bot.storage.reassignment import moves, plans
from bot.storage.tables import Campaign, Conversation, UserList
from bot.vocabulary import Cause, ConversationState, Portion


def carries(campaign: Campaign, filed: Iterable[str]) -> bool:
    """Whether one of these tags carries conversations of a campaign to a user list."""
    return any(tag in campaign.escalations for tag in filed)


def list_for(
    session: Session, campaign: Campaign, subject: Conversation, filed: Iterable[str]
) -> UserList | None:
    """The user list to which one of the tags just filed carries a conversation that is not there yet.

    Who was never texted is not carried, nor who may not be texted.
    """
    if subject.state == ConversationState.UNTEXTED or subject.barred is not None:
        return None
    named = (campaign.escalations[tag] for tag in filed if tag in campaign.escalations)
    found = next((row for id_ in named if (row := user_lists.find(session, id_)) is not None), None)
    return None if found is None or found.id == subject.escalated_to else found


def carry(
    session: Session, now: datetime, campaign: Campaign, subject: Conversation, to: UserList, by: Mover
) -> Carried:
    """Give a conversation to one of a list's people on duty, or to nobody until one of them takes it.

    Whoever holds it and is in the list keeps it. It waits as long as it waited before.
    """
    id_, list_id = subject.id or 0, to.id or 0
    wish = Wish(
        Selection(Source(SourceKind.CONVERSATION, id_), Portion.ALL), Target(TargetKind.USER_LIST, (list_id,))
    )
    made = moving.plan(session, now, by, wish, Cause.ESCALATED)
    moves.plan_escalation(session, made.id or 0, subject, _receiver(session, now, campaign, subject, list_id))
    moving.carry_out(session, now, by, made)
    session.refresh(subject)
    subject.escalated_to = list_id
    session.flush()
    if subject.waiting_since is not None:
        enqueue.call(session, now, campaign, subject)
    return Carried(to.name, made.id or 0)


def carried_by(session: Session, subject: Conversation) -> Carried | None:
    """Where a conversation is, and the plan that carried it there."""
    found = user_lists.find(session, subject.escalated_to or 0)
    plan_id = plans.newest_of(session, Cause.ESCALATED, subject.id or 0)
    return Carried(found.name, plan_id) if found is not None and plan_id is not None else None


def _receiver(
    session: Session, now: datetime, campaign: Campaign, subject: Conversation, list_id: int
) -> int | None:
    holder = subject.holder_id
    if holder is not None and user_lists.holds(session, list_id, holder):
        return holder
    found = routing.taker(session, now, campaign, list_id)
    return found.person_id if found else None
