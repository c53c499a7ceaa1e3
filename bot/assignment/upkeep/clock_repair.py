"""Corrects times that a clock which was ahead has written, once the clock is right again."""

from datetime import datetime, timedelta

from bot.assignment.rules.retries import DAY_OF_PAUSES, LONGEST
from bot.storage.engine.database import Session
from bot.storage.upkeep import future
from bot.storage.upkeep.moments import Lengths
from bot.vocabulary import Timed

# Nothing is put off for longer, but for what failed and what a lead reads before their shift; the clocks of
# machines are this much apart at most.
# Somebody finishes for half an hour. Of a text in doubt nobody knows when it left: the provider's records are
# searched from ten minutes ago on, as one that is older was given up.
_LENGTHS = Lengths(timedelta(minutes=2), finishing=timedelta(minutes=30), in_doubt=timedelta(minutes=9))
_ROOM = timedelta(minutes=10)
_BOUNDS = future.Bounds(_ROOM, LONGEST + _ROOM, DAY_OF_PAUSES[-1] + _ROOM, _LENGTHS)
# Put so long from the moment of somebody's act. The moments of all others are what people have agreed on.
_KINDS = (
    *(Timed.DIGEST, Timed.NUDGE, Timed.ESCALATE, Timed.IDLE, Timed.IDLE_RETURN),
    *(Timed.LAPSE, Timed.LAPSE_ESCALATE, Timed.LAPSE_RETURN, Timed.SHIFT_GRACE),
    *(Timed.LAY_OUT, Timed.INDEX_NAMES, Timed.INDEX_WORDS, Timed.LEARN),
    *(Timed.PURGE_LIST, Timed.PURGE_CAMPAIGN),
)


def bring_back(session: Session, now: datetime) -> int:
    """Bring due times back that a clock ahead of ours has put off; returns how many rows."""
    return future.bring_back(session, now, _BOUNDS, _KINDS)


def count(session: Session, now: datetime) -> int:
    """How many rows have a time that only a clock ahead of ours can have written."""
    return future.count(session, now, _BOUNDS, _KINDS)
