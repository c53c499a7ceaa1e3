"""Routing: what a reply costs whose holder has gone home, with one on shift and with a thousand."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import count

from bench import bank
from bench.crowd import Timed, alternating, in_threads
from bench.grounds import Ground
from bench.report import Table, ms, rate, ratio
from bench.scale import Scale
from bot.assignment.outcomes.inbound import Inbound
from bot.assignment.receive import receive_text
from bot.storage.database import Database
from bot.storage.tables import Shift, ShiftMember

ON_SHIFT = (1, 1_000)
HEAD = ("on shift", "/s", "p50 ms", "p99 ms", "to one on shift")


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """Each reply finds its holder off duty, and goes to somebody on shift."""
    rows, first = [], 0.0
    for people in ON_SHIFT:
        with ground.database() as database:
            bank.lay(database, contacts=scale.replies, people=people + 1)
            bank.text_all(database, scale.replies)
            _shift(database, people)
            bank.settle(database, "VACUUM ANALYZE")
            (found,) = alternating(1, [partial(_hear, database, scale)])
        first = first or found.rate
        rows.append((f"{people:,}", rate(found.rate), ms(found.p50), ms(found.p99), ratio(found.rate, first)))
    yield Table(
        "Replies that are routed", HEAD, tuple(rows), "Eight people are compared, however many are on."
    )


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


def _hear(database: Database, scale: Scale) -> Timed:
    sids = (f"SM{number:032x}" for number in count())

    def hear(inbound: Inbound) -> None:
        with database.transaction() as session:
            receive_text(session, bank.NOW, inbound)

    told = [
        Inbound(next(sids), bank.phone(number), bank.OUR_NUMBER, "Yes")
        for number in range(1, scale.replies + 1)
    ]
    return in_threads(1, hear, told)
