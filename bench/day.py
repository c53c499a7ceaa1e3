"""A day of a national bank, through the core and on a virtual clock: who waits on whom when shifts end.

    python3 -m bench.day                       ten thousand contacts on SQLite
    python3 -m bench.day --contacts 1000000    a million; --database postgresql the other database

People come and go by shifts and without, some leave without a word, contacts answer by the hour. Five minutes
after each end of a shift it is counted what waits with somebody off duty, or with nobody though somebody on
duty has room: both must be none. Counted apart is what waits because nobody is there or has room, and what
stays with people by their own word.
"""

import heapq
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Annotated, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
import typer
from rich.console import Console
from sqlmodel import col, select

from bench import bank
from bench.grounds import NAMES, ground
from bench.people import Life, Person
from bench.report import Table
from bot.assignment.refusals.general import Refusal
from bot.assignment.shifts import fallback, shift
from bot.assignment.staffing import on_duty
from bot.assignment.timers import fire_next
from bot.storage.attention import queue
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Collision, Database, Session
from bot.storage.staffing import going_off_duty
from bot.storage.tables import Campaign, ShiftMember, Timer, Wait
from bot.vocabulary import AtShiftEnd

P = ParamSpec("P")
T = TypeVar("T")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
# From ten in the morning in New York.
OPENS = datetime(2026, 3, 10, 14, 0, tzinfo=bank.NOW.tzinfo)
# When shifts begin after that and how long they last, in hours: two overlap, one follows, one comes late.
SHIFTS = ((0.0, 2.5), (2.0, 2.0), (4.0, 2.5), (7.0, 1.5), (8.5, 1.5))
LOOKED_AT = timedelta(minutes=5)
CLOSES = timedelta(hours=10, minutes=20)


@dataclass
class Seen:
    """What was counted at the ends of shifts, and how long contacts waited, in minutes."""

    ends: int = 0
    off_duty: int = 0
    nobody: int = 0
    alone: int = 0
    no_room: int = 0
    decided: int = 0
    waits: list[float] = field(default_factory=list)
    waiting: int = 0

    def wait(self, share: float) -> float:
        """This share of the contacts waited so many minutes at most."""
        return self.waits[min(len(self.waits) - 1, int(share * len(self.waits)))] if self.waits else 0.0


class Day:
    """One day under one policy: events in the order of their times, and timers when they are due."""

    def __init__(self, database: Database, contacts: int, policy: AtShiftEnd, seed: int = 1) -> None:
        self.database, self.now, self.chance = database, OPENS, Random(seed)
        self.seen, self.order = Seen(), itertools.count()
        self.events: list[tuple[datetime, int, Callable[[], None]]] = []
        people = max(12, contacts // 200)
        bank.lay(database, contacts=contacts, people=people)
        with database.transaction() as session:
            campaign = session.get_one(Campaign, bank.CAMPAIGN)
            campaign.at_shift_end, campaign.bucket_size, campaign.lock_hours = policy, 50, 0
        self.people = [Person(self, number) for number in range(2, people + 1)]

    def at(self, when: datetime, act: Callable[[], None]) -> None:
        """Let something happen then."""
        heapq.heappush(self.events, (when, next(self.order), act))

    def do(
        self, operation: Callable[Concatenate[Session, datetime, P], T], *facts: P.args, **named: P.kwargs
    ) -> T | None:
        """One operation in a transaction of its own; None where it is refused."""
        try:
            with self.database.transaction() as session:
                return operation(session, self.now, *facts, **named)
        except (Refusal, Collision):
            return None

    def run(self) -> Seen:
        """The whole day."""
        for start, hours in SHIFTS:
            self._shift(OPENS + start * HOUR, hours * HOUR)
        for person in self.people:
            person.comes()
        while self.events:
            when, _, act = heapq.heappop(self.events)
            self._pass(when)
            act()
        self._pass(OPENS + CLOSES)
        self._count_waits()
        return self.seen

    def _shift(self, starts_at: datetime, lasts: timedelta) -> None:
        opened = self.do(shift.open_shift, bank.admin(), starts_at, starts_at + lasts, bank.CAMPAIGN)
        assert opened is not None
        share = max(1, len(self.people) // len(SHIFTS))
        taken = {id(each) for each in self.people if each.shift_id}
        free = [each for each in self.people if id(each) not in taken]
        for person in self.chance.sample(free, min(share, len(free))):
            if self.chance.random() < Life.WITHOUT_SHIFT:
                continue
            person.shift_id, person.begins, person.ends = opened.id, starts_at, starts_at + lasts
            self.do(shift.join_shift, person.who, opened.id)
        self.at(starts_at + lasts + LOOKED_AT, self._look)

    def _pass(self, until: datetime) -> None:
        """Time goes on; each timer fires when it is due."""
        while (due := self._next_due()) is not None and due <= until:
            self.now = max(due, self.now)
            while self.do(fire_next):
                pass
        self.now = max(until, self.now)

    def _next_due(self) -> datetime | None:
        with self.database.reading() as session:
            waits = col(Timer.state) == sa.literal_column("'waiting'")
            return session.exec(select(sa.func.min(Timer.fire_at)).where(waits)).one()

    def _look(self) -> None:
        """Count what waits with whom it should not, now that a shift has been over for five minutes."""
        self.seen.ends += 1
        with self.database.reading() as session:
            campaign = campaigns.get(session, bank.CAMPAIGN)
            held = {person: count for person, count, _ in queue.waiting_by_holder(session, campaign.id)}
            unheld = held.pop(None, 0)
            off = on_duty.who_is_off(session, self.now, campaign, [each for each in held if each])
            loose = {
                each.person_id: each.waiting
                for each in going_off_duty.held(session, sorted(off), campaign.id, loose_at=self.now)
            }
            self.seen.decided += sum(held[each] - loose.get(each, 0) for each in off)
            self.seen.decided += self._finishing(session, held)
            lone = fallback.where_alone(session, self.now, [bank.CAMPAIGN]) is not None
            there = on_duty.anybody_on(session, self.now, campaign)
        lying = sum(loose.values())
        if lone:
            self.seen.no_room += unheld + lying if there else 0
            self.seen.alone += 0 if there else unheld + lying
        else:
            self.seen.off_duty += lying
            self.seen.nobody += unheld

    def _finishing(self, session: Session, held: Mapping[int | None, int]) -> int:
        rows = sa.select(col(ShiftMember.person_id)).where(col(ShiftMember.finishing_until) > self.now)
        return sum(held.get(each, 0) for each in set(session.execute(rows).scalars()))

    def _count_waits(self) -> None:
        with self.database.reading() as session:
            ended = session.exec(select(Wait).where(col(Wait.ended_at).is_not(None))).all()
            waits = [(each.ended_at - each.began_at) / MINUTE for each in ended if each.ended_at is not None]
            self.seen.waiting = len(session.exec(select(Wait.id).where(col(Wait.ended_at).is_(None))).all())
        self.seen.waits = sorted(waits)


HEAD = (
    "at a shift's end",
    "ends",
    "off duty",
    "with nobody",
    "nobody there",
    "no room",
    "by people",
    "replies",
    "p50 min",
    "p90 min",
    "waiting at night",
)
_READING = (
    "Off duty and with nobody are none while anybody on duty has room. Apart: where nobody is there or "
    "has room, and what people keep by their own word."
)


def simulate(database: Database, contacts: int, policy: AtShiftEnd) -> Seen:
    """One day of so many contacts under one policy, on a fresh database."""
    return Day(database, contacts, policy).run()


def told(name: str, policy: AtShiftEnd, seen: Seen) -> tuple[str, ...]:
    """A day as a row."""
    counts = (seen.ends, seen.off_duty, seen.nobody, seen.alone, seen.no_room, seen.decided, len(seen.waits))
    waits = (f"{seen.wait(0.5):.1f}", f"{seen.wait(0.9):.1f}", f"{seen.waiting:,}")
    return (f"{policy} ({name})", *(f"{each:,}" for each in counts), *waits)


def main(
    *,
    contacts: Annotated[int, typer.Option(help="So many contacts; a volunteer for every 200.")] = 10_000,
    database: Annotated[str, typer.Option(help=f"One of {', '.join(NAMES)}.")] = NAMES[0],
) -> None:
    """A simulated day for each policy."""
    console, rows = Console(width=140), []
    with ground(database) as place:
        for policy in AtShiftEnd:
            with place.database() as fresh:
                rows.append(told(database, policy, simulate(fresh, contacts, policy)))
    Table(f"A day of {contacts:,} contacts", HEAD, tuple(rows), _READING).show(console)


if __name__ == "__main__":
    typer.run(main)
