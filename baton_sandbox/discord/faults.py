"""Switches that make this Discord misbehave as the real one can, so that tests see what the client does."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One misfortune of one request.

    `status` is the HTTP status, with `retry_after` seconds for a 429; 0 resets the connection. `applied` says
    that the request took effect all the same and only its answer is lost. `delay` is in seconds. `is_global`
    and `via` are of a 429: one for all routes, and one that came past Discord's own edge.
    """

    status: int
    retry_after: float = 1.0
    applied: bool = False
    delay: float = 0.0
    is_global: bool = False
    via: bool = True


class Faults:
    """What is to go wrong next, by the operation's name in `rest/`; everything is off at first."""

    def __init__(self) -> None:
        self._queued: dict[str, deque[Fault]] = {}
        self.enforce_limits = False

    def rate_limit(
        self,
        operation: str,
        times: int = 1,
        retry_after: float = 1.0,
        *,
        is_global: bool = False,
        via: bool = True,
    ) -> None:
        """Answer 429 to the next requests; without `via` as Cloudflare would, which nobody retries."""
        self._queue(operation, Fault(429, retry_after, is_global=is_global, via=via), times)

    def server_error(
        self, operation: str, times: int = 1, *, status: int = 500, applied: bool = False
    ) -> None:
        """Answer a 5xx to the next requests."""
        self._queue(operation, Fault(status, applied=applied), times)

    def reset(self, operation: str, times: int = 1, *, applied: bool = False) -> None:
        """Break the connection of the next requests."""
        self._queue(operation, Fault(0, applied=applied), times)

    def slow(self, operation: str, seconds: float, times: int = 1) -> None:
        """Let the next requests take long."""
        self._queue(operation, Fault(200, applied=True, delay=seconds), times)

    def take(self, operation: str) -> Fault | None:
        """The next misfortune in store for an operation, used up by this."""
        queued = self._queued.get(operation)
        return queued.popleft() if queued else None

    def _queue(self, operation: str, fault: Fault, times: int) -> None:
        self._queued.setdefault(operation, deque()).extend([fault] * times)
