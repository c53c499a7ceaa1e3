"""Duty that lapses because somebody does nothing: they are reminded, the lead is told, then it is moved.

Whoever went home by a shift's end, by leaving it or by *Done for today* is not reminded: what they held has
moved already, and what a person gave them since moves once it has waited too long.
"""

from datetime import datetime, timedelta

from bot.assignment.reassignment.moving import Mover
from bot.assignment.shifts import shift_end
from bot.assignment.staffing import leads, on_duty
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.staffing import going_off_duty
from bot.storage.tables import Campaign, Timer
from bot.storage.traffic import outbox, timers
from bot.vocabulary import Cause, Parcel, Timed, Volume

# How long after the reminder the lead is told, and how long after that the work is moved.
THEN = timedelta(minutes=10)
# How often to look again at what stays with somebody because a person gave it to them.
_LATER = timedelta(minutes=15)


def fall_due(session: Session, now: datetime, timer: Timer) -> None:
    """Remind somebody whose duty lapsed of what waits with them."""
    campaign, person_id = campaigns.get(session, timer.subject_id), int(timer.key)
    if not _has_lapsed(session, now, campaign, person_id):
        return
    if campaign.nudge_minutes is None or on_duty.lapses_at(session, now, campaign, person_id) is None:
        _take_away(session, now, campaign, person_id)
        return
    person = persons.find(session, person_id)
    if person is not None and person.volume == Volume.ALL:
        outbox.put(session, Parcel.NUDGE, person_id, now=now)
    _then(session, now, timer, Timed.LAPSE_ESCALATE)


def escalate(session: Session, now: datetime, timer: Timer) -> None:
    """Tell those in charge what waits with somebody whose duty lapsed."""
    campaign, person_id = campaigns.get(session, timer.subject_id), int(timer.key)
    if not _has_lapsed(session, now, campaign, person_id):
        return
    for id_ in leads.in_charge(session, now, campaign, beside=[person_id]):
        outbox.put(session, Parcel.ESCALATION, person_id, now=now, to=("person", str(id_)))
    _then(session, now, timer, Timed.LAPSE_RETURN)


def give_back(session: Session, now: datetime, timer: Timer) -> None:
    """Nobody acted on the reminders: those on duty get what waits, or else it waits for nobody."""
    campaign, person_id = campaigns.get(session, timer.subject_id), int(timer.key)
    if _has_lapsed(session, now, campaign, person_id):
        _take_away(session, now, campaign, person_id)


def _has_lapsed(session: Session, now: datetime, campaign: Campaign, person_id: int) -> bool:
    """Whether somebody is off duty for what waits with them; if not yet, a timer is set to look again."""
    if not on_duty.off_duty(session, now, campaign, person_id):
        if on_duty.keeps_shifts(session, now, campaign):
            _again(session, now, campaign, person_id)
        return False
    if on_duty.has_just_gone(session, now, campaign, person_id, shift_end.LONGEST_GRACE):
        return False  # the end of their shift looks after it
    if _left(session, now, campaign, person_id):
        return True
    if any(each.waiting for each in going_off_duty.held(session, [person_id], campaign.id)):
        on_duty.watch(session, now, campaign, person_id, now + _LATER)
    return False


def _left(session: Session, now: datetime, campaign: Campaign, person_id: int) -> list[going_off_duty.Left]:
    found = going_off_duty.held(session, [person_id], campaign.id, loose_at=now)
    return [each for each in found if each.waiting]


def _again(session: Session, now: datetime, campaign: Campaign, person_id: int) -> None:
    at = on_duty.lapses_at(session, now, campaign, person_id)
    later = at if at is not None and at > now else now + on_duty.lasts(campaign)
    on_duty.watch(session, now, campaign, person_id, later)


def _then(session: Session, now: datetime, timer: Timer, kind: Timed) -> None:
    timers.put_instead(session, kind, timer.subject_id, now + THEN, now=now, key=timer.key)


def _take_away(session: Session, now: datetime, campaign: Campaign, person_id: int) -> None:
    shift_end.hand_over(session, now, Mover(), _left(session, now, campaign, person_id), Cause.ROUTED)
