"""One click of an admin: what waits goes to somebody else, at once, and can be taken back."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import (
    PlanPicture,
    Selection,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
)
from bot.assignment.reassignment import drafting, moving, request
from bot.assignment.reassignment.moving import Mover
from bot.assignment.refusals.general import MovedOn, NothingToMove
from bot.storage.engine.database import Session
from bot.storage.reassignment import plans
from bot.storage.tables import Conversation
from bot.vocabulary import Cause, ConversationState, Portion


def hand_over(
    session: Session,
    now: datetime,
    who: Identity,
    conversation_id: int,
    to_id: int,
    from_id: int | None = None,
) -> PlanPicture:
    """Give one waiting conversation to somebody; a second click is answered with the plan as it stands.

    With `from_id` it is refused unless that person has it (0: nobody). Raises MovedOn.
    """
    by = Mover(guards.admin(session, who), who.platform)
    conversation = guards.conversation(session, conversation_id)
    source = Source(SourceKind.CONVERSATION, conversation_id)
    if conversation.holder_id == to_id and (made := plans.that_gave(session, conversation_id, to_id)):
        return moving.picture(session, now, made)
    _as_shown(session, conversation, from_id)
    wish = Wish(Selection(source, Portion.WAITING), Target(TargetKind.PEOPLE, (to_id,)))
    return _move(session, now, by, wish)


def hand_over_all(
    session: Session,
    now: datetime,
    who: Identity,
    campaign_id: int | None,
    from_id: int,
    to: Target,
) -> PlanPicture:
    """Give all that waits for somebody (0: for nobody) in a campaign or in all to others, by load.

    A second click is answered with the plan as it stands. Raises NothingToMove.
    """
    by = Mover(guards.admin(session, who), who.platform)
    plans.take_turns_to_give(session, from_id)
    source = Source(SourceKind.PERSON, from_id) if from_id else Source(SourceKind.NOBODY)
    wish = Wish(Selection(source, Portion.WAITING, campaign_id), to)
    try:
        return _move(session, now, by, wish)
    except NothingToMove:
        made = plans.latest_like(session, Cause.HAND_OVER, request.dump(wish), since=now - moving.UNDO_LASTS)
        if made is None:
            raise
        return moving.picture(session, now, made)


def _move(session: Session, now: datetime, by: Mover, wish: Wish) -> PlanPicture:
    """Proposed and confirmed in one."""
    drafted, dealt = drafting.draft(session, now, by, wish, Cause.HAND_OVER)
    drafting.moves_any(drafted)
    plan = moving.plan(session, now, by, wish, Cause.HAND_OVER)
    moving.lay_out(session, now, plan, wish, dealt)
    moving.carry_out(session, now, by, plan)
    return drafting.explained(moving.picture(session, now, plan), drafted)


def _as_shown(session: Session, subject: Conversation, from_id: int | None) -> None:
    """Refuses what is not as the button was drawn: answered, or with somebody else."""
    waits = subject.state == ConversationState.NEEDS_ATTENTION and subject.barred is None
    if not waits or (from_id is not None and (subject.holder_id or 0) != from_id):
        holder = snapshots.name_of(session, subject.holder_id)
        raise MovedOn(snapshots.short_name_of(session, subject), holder, waits)
