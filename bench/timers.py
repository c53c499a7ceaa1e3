"""Timers that fall due all at once: how many fire in a second, by one process and by three."""

import subprocess
import sys
import time
from collections.abc import Iterator

import sqlalchemy as sa
from sqlmodel import col

from bench import bank
from bench.grounds import Ground
from bench.report import Table, rate, ratio
from bench.scale import Scale
from bot.assignment.timers import Happening, fire_next
from bot.storage.audit import events
from bot.storage.engine.database import Database
from bot.storage.tables import Event, Timer
from bot.storage.traffic import timers
from bot.vocabulary import Timed

PROCESSES = 3
HEAD = ("", "processes", "timers", "fired /s", "to one process", "fired twice", "left over")


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """Each with a transaction of its own, and a line in the record as its effect."""
    alone = _fired(ground, scale.timers, 1)
    rows = [_row("alone", 1, scale.timers, alone, alone)]
    if ground.name == "postgresql":
        rows.append(_row("sharing", PROCESSES, scale.timers, _fired(ground, scale.timers, PROCESSES), alone))
    yield Table("Timers due at once", HEAD, tuple(rows), "Processes share the timers; none may fire twice.")


def _row(name: str, processes: int, count: int, per_second: float, alone: float) -> tuple[str, ...]:
    return (name, str(processes), f"{count:,}", rate(per_second), ratio(per_second, alone), "0", "0")


def _fired(ground: Ground, count: int, processes: int) -> float:
    """Timers a second, from the moment when all processes are ready. Raises if one fired twice or not."""
    with ground.database() as database:
        with database.transaction() as session:
            for subject in range(count):
                timers.put(session, Timed.NUDGE, subject, bank.NOW, now=bank.NOW)
        url = database.url.render_as_string(hide_password=False)
        crew = [_start(url) for _ in range(processes)]
        for process in crew:
            assert process.stdout is not None
            process.stdout.readline()
        began = time.perf_counter()
        for process in crew:
            process.communicate("go\n")
        seconds = time.perf_counter() - began
        _check(database, count)
    return count / seconds


def _start(url: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "bench.timers", url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _check(database: Database, count: int) -> None:
    with database.reading() as session:
        rang = session.execute(sa.select(sa.func.count()).where(col(Event.verb) == "rang")).scalar_one()
        left = session.execute(sa.select(sa.func.count()).where(col(Timer.state) == "waiting")).scalar_one()
    if (rang, left) != (count, 0):
        raise AssertionError(f"{count} timers, {rang} effects, {left} left over")


def _work(url: str) -> None:
    """Fire all that is due, once told to begin."""
    happenings = {
        Timed.NUDGE: Happening(
            lambda session, now, timer: events.note(
                session, "rang", now=now, actor_id=None, facts={"timer": timer.id}
            )
        )
    }
    database = Database(url)
    with database.reading() as session:
        session.execute(sa.select(1))
    print("ready", flush=True)
    sys.stdin.readline()
    fired = True
    while fired:
        with database.transaction() as session:
            fired = fire_next(session, bank.NOW, None, happenings)
    database.close()


if __name__ == "__main__":
    _work(sys.argv[1])
