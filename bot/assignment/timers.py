"""Fires due timers, each once, in whatever process sees it first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assignment.attention import digest, nudges
from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import indexing
from bot.assignment.contacts.forgetting import purge, retention
from bot.assignment.shifts import lapse, offering, shift_end
from bot.assignment.staffing import schedule
from bot.assignment.texting import idle, pausing, waking
from bot.assignment.upkeep import lessons
from bot.assignment.upkeep.failures import Hand
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.tables import Timer
from bot.storage.traffic import timers
from bot.vocabulary import Timed, TimerState

Act = Callable[[Session, datetime, Timer], None]


@dataclass(frozen=True, slots=True)
class Happening:
    """What a timer does, and for how long after its moment it still does it (None: always)."""

    act: Act
    useful: timedelta | None = None


# A timer's act reads the world anew: a shift moved, ended or called off since is found as it is now.
HAPPENINGS: Mapping[Timed, Happening] = {
    Timed.SHIFT_REMINDER: Happening(schedule.remind, timedelta(minutes=30)),
    Timed.SHIFT_BEGINS: Happening(offering.begins),
    Timed.SHIFT_ENDS: Happening(shift_end.ends),
    Timed.SHIFT_GRACE: Happening(shift_end.grace_is_over),
    Timed.RECUR: Happening(schedule.recur),
    Timed.DIGEST: Happening(digest.fall_due),
    Timed.NUDGE: Happening(nudges.remind),
    Timed.ESCALATE: Happening(nudges.escalate),
    Timed.IDLE: Happening(idle.ask),
    Timed.IDLE_RETURN: Happening(idle.give_back),
    Timed.RESUME: Happening(pausing.go_on),
    Timed.LAY_OUT: Happening(lifecycle.lay_out),
    Timed.INDEX_NAMES: Happening(indexing.index_names),
    Timed.INDEX_WORDS: Happening(indexing.index_words),
    Timed.LEARN: Happening(lessons.fall_due),
    Timed.PURGE_CAMPAIGN: Happening(purge.go_on_with_campaign),
    Timed.PURGE_LIST: Happening(purge.go_on_with_list),
    Timed.RETENTION: Happening(retention.fall_due),
    Timed.LAPSE: Happening(lapse.fall_due),
    Timed.LAPSE_ESCALATE: Happening(lapse.escalate),
    Timed.LAPSE_RETURN: Happening(lapse.give_back),
    Timed.LATER: Happening(waking.wake),
}


def fire_next(
    session: Session,
    now: datetime,
    hand: Hand | None = None,
    happenings: Mapping[Timed, Happening] = HAPPENINGS,
) -> bool:
    """Fire the oldest due timer, or record that it came too late; returns whether there was one.

    An exception undoes all of it: the timer stays due, and `hand` says which it was. Each timer has a
    transaction of its own, so that one neither waits for another's locks nor fails with it. Timers of kinds
    that this version does not know are left for one that does.
    """
    hand = hand or Hand()
    hand.id = 0
    timer = timers.take_due(session, now, happenings)
    if timer is None:
        return False
    hand.id = timer.id or 0
    happening = happenings[Timed(timer.kind)]
    late = happening.useful is not None and now - timer.fire_at > happening.useful
    timers.settle(session, timer, TimerState.SKIPPED if late else TimerState.FIRED, now=now)
    if late:
        _note_skipped(session, now, timer)
    else:
        happening.act(session, now, timer)
    return True


def _note_skipped(session: Session, now: datetime, timer: Timer) -> None:
    facts = {"kind": timer.kind, "subject": timer.subject_id, "due": timer.fire_at.isoformat()}
    events.note(session, "timer_skipped", now=now, actor_id=None, facts=facts)
