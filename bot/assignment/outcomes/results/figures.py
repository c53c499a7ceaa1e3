"""Figures of the whole text bank, for a machine that watches over it."""

from dataclasses import dataclass

from bot.assignment.outcomes.delivery import Backlog
from bot.vocabulary import TextStatus


@dataclass(frozen=True, slots=True)
class Due:
    """What is due and not yet done.

    `clock_ahead` is how many rows have a time that only a clock ahead of ours can have written.
    """

    outbox: Backlog
    timers: Backlog
    clock_ahead: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How things stand.

    `texts` are those of the last hour: where they are, the provider's code, how many. `waiting` has how many
    contacts have waited for an answer for so many seconds at most, and last (None) longer; `oldest` is for
    how many seconds the first of them has.
    """

    due: Due
    texts: tuple[tuple[TextStatus, int | None, int], ...]
    waiting: tuple[tuple[int | None, int], ...]
    oldest: float
