"""Learning: a process of its own learns what people filed, while others press."""

import resource
import time
from collections.abc import Iterator
from functools import partial
from random import Random

from bench import bank, clicks
from bench.crowd import Timed, alternating
from bench.grounds import Ground
from bench.report import Table, ms, rate, ratio
from bench.scale import Scale
from bot import learner
from bot.assignment.rules.replies.learning import Lesson, Told
from bot.assignment.rules.replies.learnt import loaded
from bot.storage.engine.database import Database

_MARK = "bench"
_LABELS = ("answer yes", "answer no", "answer maybe", "tag moved", "tag already voted", "-")
_WORDS = 400


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """What presses wait with and without it, and how long it takes beside them."""
    lesson, took = _lesson(scale.lessons), list[tuple[float, float]]()
    with ground.database() as database:
        bank.lay(database, contacts=clicks.PEOPLE * clicks.BUCKET, people=clicks.PEOPLE)
        beside = partial(_beside, database, scale, lesson, took)
        alone, both = alternating(scale.runs, [partial(clicks.started, database, scale), beside])
    rows = (
        (name, rate(each.rate), ms(each.p50), ms(each.p99), ratio(each.p99, alone.p99))
        for name, each in (("presses", alone), ("presses while it learns", both))
    )
    yield Table(
        f"Learning {scale.lessons:,} reports, {clicks.CONNECTIONS} connections",
        ("", "/s", "p50 ms", "p99 ms", "p99 / alone"),
        tuple(rows),
        f"It took {max(took)[0]:.1f} s at most, behind whoever else wants the processor, and "
        f"{max(worked for _, worked in took):.1f} s of one processor; once a day.",
    )


def _worked() -> float:
    """Seconds of processor of the processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _beside(database: Database, scale: Scale, lesson: Lesson, took: list[tuple[float, float]]) -> Timed:
    async def learn() -> None:
        began, worked = time.perf_counter(), _worked()
        model = await learner.learnt(lesson)
        took.append((time.perf_counter() - began, _worked() - worked))
        if model is None or set(loaded(model, _MARK).labels) != set(_LABELS):
            raise AssertionError("something else was learnt")

    return clicks.started(database, scale, learn)


def _lesson(count: int) -> Lesson:
    """Replies of three to nine words, some of which tell what was filed; always the same ones."""
    dice = Random(7)

    def told(number: int) -> Told:
        label = number % len(_LABELS)
        own = [f"word{label}x{dice.randrange(20)}" for _ in range(dice.randint(1, 3))]
        others = [f"other{dice.randrange(_WORDS)}" for _ in range(dice.randint(2, 6))]
        return Told(
            " ".join(dice.sample([*own, *others], len(own) + len(others))), "Will you vote?", _LABELS[label]
        )

    return Lesson(tuple(told(number) for number in range(count)), _MARK)
