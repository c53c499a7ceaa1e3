"""What waits for nobody when a shift begins: offered to its people at once, dealt to them a little later."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import drafting, moving, receivers
from bot.assignment.reassignment.moving import Mover
from bot.assignment.reassignment.receivers import Dealt
from bot.assignment.refusals.general import NobodyOnShift, NobodyToTake, NothingToMove
from bot.assignment.staffing import routing, schedule
from bot.storage.attention import queue
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.shifts import shifts
from bot.storage.tables import Reassignment, Shift, Timer
from bot.storage.traffic import outbox, timers
from bot.vocabulary import Cause, Parcel, Portion, Timed, Volume

# After this time what those on a shift have not taken is dealt to them.
TO_TAKE = timedelta(minutes=5)
# The key of the timer that deals out.
QUEUE = "queue"
_ANYBODY = Target(TargetKind.PEOPLE)


def begins(session: Session, now: datetime, timer: Timer) -> None:
    """A shift begins: redraw its card, and offer its people what waits for nobody."""
    shift = shifts.locked(session, timer.subject_id)
    if shift is None or shift.called_off_at is not None or shift.ends_at <= now:
        return
    schedule.begun(session, now, shift)
    offer(session, now, shift, shifts.members(session, shift.id or 0))
    at = max(now, shift.starts_at + TO_TAKE)
    timers.put(session, Timed.SHIFT_GRACE, shift.id or 0, at, now=now, key=QUEUE)


def offer(session: Session, now: datetime, shift: Shift, people: Iterable[int]) -> None:
    """Tell those of these people who are on a shift, and may take some, what waits for nobody."""
    for campaign_id in queue.unheld_in(session, shift.campaign_id):
        campaign = campaigns.get(session, campaign_id)
        there = set(people) & set(shifts.on_now(session, now, campaign_id))
        able = [
            each
            for each in persons.named(session, there).values()
            if each.suspended_at is None and each.volume != Volume.NONE
        ]
        rooms = receivers.rooms_in(session, now, campaign, able, _ANYBODY)
        for id_ in sorted(id_ for id_, room in rooms.items() if room is None or room > 0):
            outbox.put(session, Parcel.UNHELD, campaign_id, now=now, to=("person", str(id_)))


def deal_out(session: Session, now: datetime, shift: Shift) -> None:
    """Give what waits for nobody to those on duty, as far as they have room.

    What was carried to a user list goes to its people alone.
    """
    for campaign_id in queue.unheld_in(session, shift.campaign_id):
        wish = _wish(campaign_id, Target(TargetKind.ON_DUTY))
        if dealt := _dealt(session, now, wish):
            made = moving.plan(session, now, Mover(), wish, Cause.ROUTED)
            moving.lay_out(session, now, made, wish, dealt)
            moving.carry_out(session, now, Mover(), made)
        for conversation in queue.unheld_escalated(session, campaign_id):
            routing.route(session, now, campaigns.get(session, campaign_id), conversation)


def lay_out(session: Session, now: datetime, made: Reassignment, campaign_id: int, target: Target) -> None:
    """Plan that those of the target get what waits for nobody in a campaign, as far as they have room."""
    wish = _wish(campaign_id, target)
    if dealt := _dealt(session, now, wish):
        moving.lay_out(session, now, made, wish, dealt)


def _wish(campaign_id: int, target: Target) -> Wish:
    return Wish(Selection(Source(SourceKind.NOBODY), Portion.WAITING, campaign_id), target)


def _dealt(session: Session, now: datetime, wish: Wish) -> Dealt | None:
    try:
        return drafting.draft(session, now, Mover(), wish, Cause.ROUTED)[1]
    except (NothingToMove, NobodyOnShift, NobodyToTake):
        return None
