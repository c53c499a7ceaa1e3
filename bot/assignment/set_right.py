"""A clock that was ahead and is set right leaves nothing waiting for the time that it was ahead."""

from datetime import datetime, timedelta

from bot.assignment.rules.trying import LONGEST
from bot.storage import future
from bot.storage.database import Session
from bot.vocabulary import Timed

# Nothing is put off for longer, but for what failed and what a lead reads before their shift; the clocks of
# machines are this much apart at most.
_BOUNDS = future.Bounds(timedelta(minutes=10), LONGEST + timedelta(minutes=10), timedelta(minutes=2))
# Put so long from the moment of somebody's act. The moments of all others are what people have agreed on.
_KINDS = (
    *(Timed.DIGEST, Timed.NUDGE, Timed.ESCALATE, Timed.IDLE, Timed.IDLE_RETURN),
    *(Timed.LAPSE, Timed.LAPSE_ESCALATE, Timed.LAPSE_RETURN),
)


def bring_back(session: Session, now: datetime) -> int:
    """Let what a clock ahead of ours has put off wait no longer than it should have; how much there was."""
    return future.bring_back(session, now, _BOUNDS, _KINDS)


def count(session: Session, now: datetime) -> int:
    """How much waits for a time that only a clock ahead of ours can have meant."""
    return future.count(session, now, _BOUNDS, _KINDS)
