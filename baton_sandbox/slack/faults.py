"""Switches that make this Slack misbehave as the real one can, so that tests see what the app does."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One misfortune of one Web API call.

    `status` is the HTTP status, with `retry_after` seconds for a 429; 0 resets the connection. `applied` says
    that the call took effect all the same and only its answer is lost. `delay` is in seconds; `error` is what
    Slack says of a call that it refuses with a 200.
    """

    status: int
    retry_after: int = 1
    applied: bool = False
    delay: float = 0.0
    error: str = ""


class Faults:
    """What is to go wrong next; everything is off at first."""

    def __init__(self) -> None:
        self._queued: dict[str, deque[Fault]] = {}
        self.enforce_limits = False
        self.repeat_deliveries = 0
        self.hold_acknowledgements = 0.0

    def rate_limit(self, method: str, times: int = 1, retry_after: int = 1) -> None:
        """Answer 429 with Retry-After to the next calls of a method."""
        self._queue(method, Fault(429, retry_after), times)

    def server_error(self, method: str, times: int = 1, *, applied: bool = False) -> None:
        """Answer 500 to the next calls of a method."""
        self._queue(method, Fault(500, applied=applied), times)

    def reset(self, method: str, times: int = 1, *, applied: bool = False) -> None:
        """Break the connection of the next calls of a method."""
        self._queue(method, Fault(0, applied=applied), times)

    def refuse(self, method: str, error: str, times: int = 1) -> None:
        """Answer the next calls of a method with an error, as Slack does what it does not like."""
        self._queue(method, Fault(200, error=error), times)

    def slow(self, method: str, seconds: float, times: int = 1) -> None:
        """Let the next calls of a method take long."""
        self._queue(method, Fault(200, applied=True, delay=seconds), times)

    def take(self, method: str) -> Fault | None:
        """The next misfortune in store for a method, used up by this."""
        queued = self._queued.get(method)
        return queued.popleft() if queued else None

    def _queue(self, method: str, fault: Fault, times: int) -> None:
        self._queued.setdefault(method, deque()).extend([fault] * times)
