"""Reminders of replies that wait too long: first to their holder, then to whoever leads the shift."""

from datetime import datetime, timedelta

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.attention import EscalationPost, Late, NudgePost
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
from bot.assignment.reassignment import best_taker, drafting, moving
from bot.assignment.reassignment.moving import Mover
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.staffing import deadlines, leads
from bot.assignment.staffing.deadlines import Overdue
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Person, Timer
from bot.storage.traffic import outbox, timers
from bot.vocabulary import Cause, Parcel, Portion, Role, Timed, Volume

# The waits after the first reminder, after the second, and after each later one.
_PAUSES = (timedelta(minutes=15), timedelta(minutes=30), timedelta(minutes=60))
# After this many unanswered reminders the lead is told, this long after the last one.
_IN_VAIN, _THEN = 2, timedelta(minutes=10)
# When to look again at what waits with somebody off duty.
_LATER = timedelta(minutes=15)


def remind(session: Session, now: datetime, timer: Timer) -> None:
    """Remind a holder of what waits too long; the timer's key counts the reminders without an answer."""
    person = persons.locked(session, timer.subject_id)
    times = int(timer.key or 0)
    if person is None or person.suspended_at is not None or (not times and _is_told(session, timer)):
        return
    if not deadlines.overdue(session, now, timer.subject_id):
        _look_again(session, now, timer.subject_id)
    elif until := deadlines.at_it_until(person, now):
        timers.put_instead(session, Timed.NUDGE, timer.subject_id, until, now=now, key=timer.key)
    else:
        _tell(session, now, person, times)


def escalate(session: Session, now: datetime, timer: Timer) -> None:
    """Tell whoever looks after each campaign that a holder does not answer."""
    person = persons.find(session, timer.subject_id)
    late = deadlines.overdue(session, now, timer.subject_id)
    if person is None or not late:
        return
    if until := deadlines.at_it_until(person, now):
        timers.put_instead(session, Timed.ESCALATE, timer.subject_id, until, now=now)
        return
    told = {
        id_ for one in late for id_ in leads.in_charge(session, now, one.campaign, beside=[person.id or 0])
    }
    for id_ in sorted(told):
        outbox.put(session, Parcel.ESCALATION, timer.subject_id, now=now, to=("person", str(id_)))


def nudge_post(session: Session, now: datetime, person_id: int) -> NudgePost:
    """What waits too long with a holder, for that holder."""
    late = deadlines.overdue(session, now, person_id, lapsing=True)
    return NudgePost(_late(late), _since(late))


def escalation_post(session: Session, now: datetime, holder_id: int, reader_id: int) -> EscalationPost | None:
    """What waits too long with a holder, in the campaigns that the reader looks after."""
    reader, holder = persons.find(session, reader_id), snapshots.refs(session, [holder_id]).get(holder_id)
    if reader is None or holder is None:
        return None
    late = _looked_after(session, now, reader, deadlines.overdue(session, now, holder_id, lapsing=True))
    best = best_taker.best_taker(session, now, late[0].campaign, beside=[holder_id]) if late else None
    return EscalationPost(holder, _late(late), best, reader.role == Role.ADMIN, _since(late))


def reassign_late(session: Session, now: datetime, who: Identity, holder_id: int, to_id: int) -> PlanPicture:
    """Give all that waits with somebody to somebody else, for an admin or the lead of a running shift."""
    person = guards.person(session, who)
    wanted = Wish(
        Selection(
            Source(SourceKind.PERSON, holder_id), Portion.WAITING, _within(session, now, person, holder_id)
        ),
        Target(TargetKind.PEOPLE, (to_id,)),
    )
    by = Mover(person, who.platform)
    _, dealt = drafting.draft(session, now, by, wanted, Cause.HAND_OVER)
    plan = moving.plan(session, now, by, wanted, Cause.HAND_OVER)
    moving.lay_out(session, now, plan, wanted, dealt)
    moving.carry_out(session, now, by, plan)
    persons.acted(session, person, now, who.platform)
    return moving.picture(session, now, plan)


def _within(session: Session, now: datetime, person: Person, holder_id: int) -> int | None:
    """The one campaign in which the lead of a shift may do so; admins may in all."""
    if person.role == Role.ADMIN:
        return None
    late = _looked_after(session, now, person, deadlines.overdue(session, now, holder_id, lapsing=True))
    if not late:
        raise NotAnAdmin
    return late[0].campaign.id


def _looked_after(session: Session, now: datetime, reader: Person, late: list[Overdue]) -> list[Overdue]:
    if reader.role == Role.ADMIN:
        return late
    return [one for one in late if reader.id in leads.in_charge(session, now, one.campaign)]


def _late(found: list[Overdue]) -> tuple[Late, ...]:
    return tuple(Late(snapshots.campaign_ref(one.campaign), one.count, one.oldest) for one in found)


def _since(found: list[Overdue]) -> datetime | None:
    return min((one.due for one in found), default=None)


def _is_told(session: Session, timer: Timer) -> bool:
    """Whether reminders are under way, so that another first one would be one too many."""
    return any(each.key for each in timers.pending(session, Timed.NUDGE, timer.subject_id))


def _look_again(session: Session, now: datetime, person_id: int) -> None:
    """Nothing is due now: set a timer, for something is due later or its holder is off duty."""
    if due := deadlines.first_due(session, now, person_id):
        timers.put_instead(session, Timed.NUDGE, person_id, due if due > now else now + _LATER, now=now)


def _tell(session: Session, now: datetime, person: Person, times: int) -> None:
    id_ = person.id or 0
    if person.volume == Volume.ALL:
        outbox.put(session, Parcel.NUDGE, id_, now=now)
    again = now + _PAUSES[min(times, len(_PAUSES) - 1)]
    timers.put_instead(session, Timed.NUDGE, id_, again, now=now, key=str(times + 1))
    if times + 1 == _IN_VAIN:
        timers.put_instead(session, Timed.ESCALATE, id_, now + _THEN, now=now)
