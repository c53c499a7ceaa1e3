"""Bad luck on demand: how the next creates go wrong, and what happens to webhooks on their way."""

from collections import deque
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Fault:
    """One spoilt create: whether the text is taken all the same, and what the caller gets to see of it.

    `how` is "refuse" (an HTTP error; without a `code`, the one that goes with its status), "reset" (the
    connection breaks), "truncate" (half an answer) or "answer" (the true one, but `delay` real seconds late).
    """

    how: str
    accepts: bool = False
    status: int = 500
    code: int | None = None
    retry_after: int | None = None
    delay: float = 0.0


def server_error(status: int = 500, *, accepts: bool = False) -> Fault:
    return Fault("refuse", accepts=accepts, status=status)


def too_many(retry_after: int) -> Fault:
    """429, which the provider promises never to have processed; `retry_after` in seconds."""
    return Fault("refuse", status=429, retry_after=retry_after)


def refused(code: int, status: int = 400) -> Fault:
    """Any of the provider's codes, with any HTTP status."""
    return Fault("refuse", status=status, code=code)


def reset(*, accepts: bool) -> Fault:
    """The connection breaks before the answer; `accepts` says whether the text was taken first."""
    return Fault("reset", accepts=accepts)


def truncated(*, accepts: bool = True) -> Fault:
    return Fault("truncate", accepts=accepts)


def late(seconds: float) -> Fault:
    """The text is taken at once and the answer comes after so many real seconds."""
    return Fault("answer", accepts=True, delay=seconds)


class Faults:
    """The faults waiting for the next creates, first in, first out."""

    def __init__(self) -> None:
        self._waiting: deque[Fault] = deque()

    def next_creates(self, fault: Fault, times: int = 1) -> None:
        self._waiting.extend([fault] * times)

    def take(self) -> Fault | None:
        return self._waiting.popleft() if self._waiting else None

    def clear(self) -> None:
        self._waiting.clear()


@dataclass
class Mishaps:
    """Switches for webhooks: each is sent `copies` times at once, `delay` late by the sandbox's clock.

    With `out_of_order` the status callbacks of a text wait for its last status and then go last one first.
    """

    copies: int = 1
    delay: timedelta = timedelta(0)
    out_of_order: bool = False
