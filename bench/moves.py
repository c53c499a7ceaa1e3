"""Moving many conversations at once, against one bare UPDATE of as many rows."""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import TypeVar

import sqlalchemy as sa

from bench import bank
from bench.grounds import Ground
from bench.report import Table, ms, ratio
from bench.scale import Scale
from bot.assignment.outcomes.reassignment import (
    PlanPicture,
    Selection,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
)
from bot.assignment.reassignment import reassign
from bot.storage.engine.database import Database
from bot.storage.tables import Reassignment
from bot.vocabulary import Portion, Split

GIVER, RECEIVERS = 2, tuple(range(3, 13))
# What a move leaves behind at the least: a row of its own, and who held the contact until and from when.
HISTORY = (
    (
        "INSERT INTO move (reassignment_id, conversation_id, from_id, to_id, held_since, state)"
        " SELECT :plan, id, holder_id, :to, assigned_at, 'moved' FROM conversation WHERE holder_id = :from"
    ),
    "UPDATE assignment SET ended_at = :now, ended_by = 'bare' WHERE person_id = :from AND ended_at IS NULL",
    (
        "INSERT INTO assignment (conversation_id, campaign_id, person_id, began_at, began_by)"
        " SELECT id, campaign_id, :to, :now, 'bare' FROM conversation WHERE holder_id = :from"
    ),
)
BARE = sa.text("UPDATE conversation SET holder_id = :to, assigned_at = :now WHERE holder_id = :from")

T = TypeVar("T")


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """One person's contacts to ten people, and back."""
    rows = []
    for size in scale.moves:
        with ground.database() as database:
            bank.lay(database, contacts=size, people=12)
            bank.hold(database, size, GIVER)
            bare, *ours = (median(each) for each in zip(*_runs(database, scale.runs), strict=True))
            rows.append(
                (f"{size:,}", ms(bare), *(cell for one in ours for cell in (ms(one), ratio(one, bare))))
            )
    yield Table(
        "Moves from one person to ten",
        (
            "contacts",
            "bare ms",
            "+ history ms",
            "propose ms",
            "/ both",
            "confirm ms",
            "/ both",
            "undo ms",
            "/ both",
        ),
        tuple(rows),
        "Bare is one UPDATE of the holder; with history it also writes a move and two assignments for each.",
    )


def _runs(database: Database, runs: int) -> Iterator[tuple[float, float, float, float, float]]:
    for _ in range(runs):
        bare, _ = _timed(lambda: _by_hand(database, GIVER, RECEIVERS[0]))
        _by_hand(database, RECEIVERS[0], GIVER)
        bank.settle(database, "VACUUM ANALYZE")
        history, _ = _timed(lambda: _with_history(database, GIVER, RECEIVERS[0]))
        _with_history(database, RECEIVERS[0], GIVER)
        bank.settle(database, "VACUUM ANALYZE")
        proposing, plan = _timed(lambda: _propose(database))
        confirming, done = _timed(lambda: _press(database, reassign.confirm, plan.id))  # noqa: B023
        undoing, undone = _timed(lambda: _press(database, reassign.undo, plan.id))  # noqa: B023
        assert plan.total == done.total == undone.total
        bank.settle(database, "VACUUM ANALYZE")
        yield bare, history, proposing, confirming, undoing


def _by_hand(database: Database, giver: int, receiver: int) -> None:
    with database.transaction() as session:
        session.execute(BARE, {"from": giver, "to": receiver, "now": str(bank.NOW)})


def _with_history(database: Database, giver: int, receiver: int) -> None:
    facts = {"from": giver, "to": receiver, "now": str(bank.NOW)}
    with database.transaction() as session:
        plan = Reassignment(asked={}, actor_id=1, created_at=bank.NOW, expires_at=bank.NOW)
        session.add(plan)
        session.flush()
        for statement in HISTORY:
            session.execute(sa.text(statement), facts | {"plan": plan.id})
        session.execute(BARE, facts)


def _propose(database: Database) -> PlanPicture:
    wish = Wish(
        Selection(Source(SourceKind.PERSON, GIVER), Portion.UNSENT),
        Target(TargetKind.PEOPLE, RECEIVERS),
        Split.RANDOM,
    )
    with database.transaction() as session:
        return reassign.propose(session, bank.NOW, bank.admin(), wish)


def _press(database: Database, press: Callable[..., PlanPicture], plan_id: int) -> PlanPicture:
    with database.transaction() as session:
        return press(session, bank.NOW, bank.admin(), plan_id)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    done = work()
    return (time.perf_counter() - began) * 1000, done
