"""What the phone network does with a text: the way it takes, drawn from the random that is passed in."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from random import Random

UNREACHABLE, UNKNOWN, LANDLINE, FILTERED, EXPIRED = 30003, 30005, 30006, 30007, 30036


class Line(Enum):
    """What stands at the other end. In the sandbox the last four digits of a number say so."""

    MOBILE = ""
    REFUSED_LANDLINE = "0195"
    NOT_MOBILE = "0196"
    UNREACHABLE_ONCE = "0197"
    DISCONNECTED = "0198"
    LANDLINE = "0199"


def line_of(number: str) -> Line:
    """The kind of line behind an E.164 number: MOBILE unless its ending on a 555 exchange says otherwise."""
    endings = {line.value: line for line in Line if line is not Line.MOBILE}
    return endings.get(number[-4:], Line.MOBILE) if number[-7:-4] == "555" else Line.MOBILE


@dataclass(frozen=True)
class Step:
    """A status reached `after` so long since the text was accepted."""

    after: timedelta
    status: str
    error_code: int | None = None


@dataclass
class Traffic:
    """Switches of the network.

    `filtered_rate` goes from 0 to 1; `backlog` is how long the provider's queue is; texts to the numbers in
    `failing` end with the error code given there.
    """

    filtered_rate: float = 0.0
    filtered_code: int = FILTERED
    backlog: timedelta = timedelta(0)
    failing: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Passage:
    """One text about to travel: where to, how many went there `before`, and how long it stays valid."""

    to: str
    before: int
    validity: timedelta


def itinerary(passage: Passage, traffic: Traffic, random: Random) -> tuple[Step, ...]:
    """The statuses a text will pass through, the last of them final."""
    queued = Step(_seconds(random, 0.05, 0.3), "queued")
    leaves = queued.after + _seconds(random, 0.2, 1.2) + traffic.backlog
    if leaves > passage.validity:
        return queued, Step(passage.validity, "failed", EXPIRED)
    arrives = leaves + _seconds(random, 0.3, 3.0)
    error = traffic.failing.get(passage.to) or _line_error(passage) or _filter_error(traffic, random)
    outcome = Step(arrives, "undelivered", error) if error else Step(arrives, "delivered")
    return queued, Step(leaves, "sent"), outcome


def _seconds(random: Random, least: float, most: float) -> timedelta:
    return timedelta(seconds=random.uniform(least, most))


def _line_error(passage: Passage) -> int | None:
    match line_of(passage.to):
        case Line.LANDLINE:
            return LANDLINE
        case Line.DISCONNECTED:
            return UNKNOWN
        case Line.UNREACHABLE_ONCE:
            return UNREACHABLE if passage.before == 0 else None
        case _:
            return None


def _filter_error(traffic: Traffic, random: Random) -> int | None:
    return traffic.filtered_code if random.random() < traffic.filtered_rate else None
