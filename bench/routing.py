"""Routing: what a reply costs whose holder has gone home, with one on shift and with a thousand."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import count

from bench import bank
from bench.crowd import Timed, alternating, in_threads
from bench.grounds import Ground
from bench.report import Table, ms, rate, ratio
from bench.scale import Scale
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.conversations import Inbound
from bot.storage.engine.database import Database
from bot.storage.tables import Shift, ShiftMember

HEAD = ("on shift", "/s", "p50 ms", "p99 ms", "to one on shift")


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """Each reply finds its holder off duty, and goes to somebody on shift, for whom one waits already.

    For the first that waits with somebody a reminder is set, which has nothing to do with routing.
    """
    with ExitStack() as opened:
        databases = [opened.enter_context(ground.database()) for _ in scale.on_shift]
        cases = [
            _replies(each, scale, people) for each, people in zip(databases, scale.on_shift, strict=True)
        ]
        found = alternating(scale.runs, cases)
    rows = (
        (f"{people:,}", rate(each.rate), ms(each.p50), ms(each.p99), ratio(each.rate, found[0].rate))
        for people, each in zip(scale.on_shift, found, strict=True)
    )
    yield Table(
        "Replies that are routed",
        HEAD,
        tuple(rows),
        "The eight who were given the fewest are compared, however many are on.",
    )


def _replies(database: Database, scale: Scale, people: int) -> Callable[[], Timed]:
    """Call it for the next share of the replies, with so many on shift."""
    share = scale.replies // scale.runs
    bank.lay(database, contacts=scale.replies + people, people=people + 1)
    bank.text_all(database, scale.replies + people)
    _shift(database, people)
    _hear(database, range(scale.replies + 1, scale.replies + people + 1))
    bank.settle(database, "VACUUM ANALYZE")
    firsts = count(1, share)

    def hear_next() -> Timed:
        first = next(firsts)
        return _hear(database, range(first, first + share))

    return hear_next


def _shift(database: Database, people: int) -> None:
    """Volunteer 1, who holds everything, is not on it."""
    with database.transaction() as session:
        until = bank.NOW + timedelta(hours=2)
        shift = Shift(campaign_id=bank.CAMPAIGN, starts_at=bank.NOW, ends_at=until, created_at=bank.NOW)
        session.add(shift)
        session.flush()
        session.add_all(
            ShiftMember(shift_id=shift.id or 0, person_id=number, joined_at=bank.NOW)
            for number in range(2, people + 2)
        )


def _hear(database: Database, contacts: range) -> Timed:
    def hear(inbound: Inbound) -> None:
        with database.transaction() as session:
            receive_text(session, bank.NOW, inbound)

    told = [Inbound(f"SM{number:032x}", bank.phone(number), bank.OUR_NUMBER, "Yes") for number in contacts]
    return in_threads(1, hear, told)
