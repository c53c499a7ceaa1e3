"""What happens by itself: due timers, fired once each, whatever process sees them first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage import timers
from bot.storage.database import Session
from bot.storage.tables import Timer
from bot.vocabulary import Timed, TimerState

Act = Callable[[Session, datetime, Timer], None]


@dataclass(frozen=True, slots=True)
class Happening:
    """What a timer does, and for how long after its moment that is still of use (None: always)."""

    act: Act
    useful: timedelta | None = None


# A timer's act reads the world anew: a shift moved, ended or called off since is found as it is now.
HAPPENINGS: Mapping[Timed, Happening] = {}


def fire_next(session: Session, now: datetime) -> bool:
    """Fire the oldest due timer, or record that it came too late; whether there was one."""
    timer = timers.take_due(session, now)
    if timer is None:
        return False
    happening = HAPPENINGS[Timed(timer.kind)]
    late = happening.useful is not None and now - timer.fire_at > happening.useful
    timers.settle(session, timer, TimerState.SKIPPED if late else TimerState.FIRED, now=now)
    if not late:
        happening.act(session, now, timer)
    return True
