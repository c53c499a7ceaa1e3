"""A volunteer's own moves: one conversation handed on, or everything given back at the end of the day."""

from datetime import datetime

from bot.assignment import guards
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import (
    DayEnd,
    PlanPicture,
    Selection,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
)
from bot.assignment.reassignment import drafting, moving, receivers
from bot.assignment.reassignment.moving import Mover
from bot.assignment.refusals.general import Escalated, NobodyOnShift, NobodyToTake, NothingToMove
from bot.assignment.staffing import coming_and_going, on_duty
from bot.storage.attention import queue
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import persons, user_lists
from bot.storage.reassignment import plans
from bot.storage.staffing import duty as working
from bot.storage.tables import Reassignment
from bot.vocabulary import Cause, Portion, Role


def hand_on(
    session: Session, now: datetime, who: Identity, conversation_id: int, target: Target, note: str
) -> PlanPicture:
    """Give one conversation to somebody else with a private note; its holder may, and admins."""
    person = guards.person(session, who)
    conversation = guards.conversation(session, conversation_id)
    if person.role != Role.ADMIN:
        guards.holds(session, person, conversation)
    by = Mover(person, who.platform)
    wish = Wish(Selection(Source(SourceKind.CONVERSATION, conversation_id), Portion.ALL), target, note=note)
    _, dealt = drafting.draft(session, now, by, wish, Cause.HAND_ON)
    plan = moving.plan(session, now, by, wish, Cause.HAND_ON)
    moving.lay_out(session, now, plan, wish, dealt)
    if conversation.escalated_to is not None and not plans.flows(session, plan.id or 0):
        found = user_lists.find(session, conversation.escalated_to)
        raise Escalated(found.name if found else "")
    moving.carry_out(session, now, by, plan)
    persons.acted(session, person, now, who.platform)
    return moving.picture(session, now, plan)


def hand_on_waiting(session: Session, now: datetime, who: Identity) -> PlanPicture:
    """Give all that waits for oneself to those on duty, or else to the admins.

    Raises NothingToMove, NobodyToTake.
    """
    person = guards.person(session, who)
    persons.acted(session, person, now, who.platform)
    by = Mover(person, who.platform)
    mine = Selection(Source(SourceKind.PERSON, person.id or 0), Portion.WAITING)
    try:
        wish = Wish(mine, Target(TargetKind.ON_DUTY))
        _, dealt = drafting.draft(session, now, by, wish, Cause.HAND_ON)
    except (NobodyOnShift, NobodyToTake):
        wish = Wish(mine, Target(TargetKind.ADMINS))
        _, dealt = drafting.draft(session, now, by, wish, Cause.HAND_ON)
    plan = moving.plan(session, now, by, wish, Cause.HAND_ON)
    moving.lay_out(session, now, plan, wish, dealt)
    moving.carry_out(session, now, by, plan)
    return moving.picture(session, now, plan)


def day_end(session: Session, now: datetime, who: Identity) -> DayEnd:
    """What *Done for today* would do."""
    person = guards.person(session, who)
    id_ = person.id or 0
    unsent, held = conversations.held_ids(session, id_)
    waiting = queue.count_waiting_of(session, id_)
    of = [campaigns.get(session, each) for each in sorted(conversations.campaigns_of(session, id_))]
    takers = {each for campaign in of for each in on_duty.who_is_on(session, now, campaign)} - {id_}
    leaves = len(working.running_of(session, id_, now))
    return DayEnd(len(unsent), waiting, len(held) - waiting, len(takers), leaves)


def done_for_today(session: Session, now: datetime, who: Identity) -> PlanPicture:
    """Hold nothing any more and be off duty: off every shift that runs, and at work nowhere.

    Unsent contacts are in the pool then, waiting ones with those on duty, if any.
    """
    person = guards.person(session, who)
    on = coming_and_going.running(session, now, person.id or 0)
    guards.in_turn(session, person)
    working.be_done(session, person.id or 0, now)
    for shift in on:
        coming_and_going.leave(session, now, who, person, shift)
    by = Mover(person, who.platform)
    mine = Source(SourceKind.PERSON, person.id or 0)
    everything = Wish(Selection(mine, Portion.ALL), Target(TargetKind.POOL))
    plan = moving.plan(session, now, by, everything, Cause.DONE)
    waiting = Wish(Selection(mine, Portion.WAITING), Target(TargetKind.ON_DUTY))
    _lay_out_waiting(session, now, by, plan, waiting)
    moving.lay_out(session, now, plan, everything, receivers.Dealt())
    moving.carry_out(session, now, by, plan)
    return moving.picture(session, now, plan)


def _lay_out_waiting(session: Session, now: datetime, by: Mover, plan: Reassignment, wish: Wish) -> None:
    """Those on duty get what waits, as far as they have room; the rest waits to be taken."""
    try:
        _, dealt = drafting.draft(session, now, by, wish, Cause.DONE)
    except (NothingToMove, NobodyOnShift, NobodyToTake):
        return
    moving.lay_out(session, now, plan, wish, dealt)
