"""Faults of a chat's API on demand: which are in store for an operation, and what becomes of its request."""

import asyncio
from collections import deque
from dataclasses import dataclass
from http import HTTPStatus
from typing import Generic, TypeVar

from aiohttp import web


@dataclass(frozen=True)
class Fault:
    """One misfortune of one request.

    `status` is the HTTP status, with `retry_after` seconds for a 429; 0 resets the connection. `applied` says
    that the request took effect all the same and only its answer is lost. `delay` is in seconds.
    """

    status: int
    retry_after: float = 1
    applied: bool = False
    delay: float = 0.0


F = TypeVar("F", bound=Fault)


class Faults(Generic[F]):
    """What is to go wrong next, by the operation's name; everything is off at first."""

    def __init__(self, fault: type[F]) -> None:
        self._fault = fault
        self._queued: dict[str, deque[F]] = {}
        self.enforce_limits = False

    def server_error(
        self, operation: str, times: int = 1, *, status: int = 500, applied: bool = False
    ) -> None:
        """Answer a 5xx to the next requests."""
        self._queue(operation, self._fault(status, applied=applied), times)

    def reset(self, operation: str, times: int = 1, *, applied: bool = False) -> None:
        """Break the connection of the next requests."""
        self._queue(operation, self._fault(0, applied=applied), times)

    def slow(self, operation: str, seconds: float, times: int = 1) -> None:
        """Let the next requests take long."""
        self._queue(operation, self._fault(200, applied=True, delay=seconds), times)

    def take(self, operation: str) -> F | None:
        """The next misfortune in store for an operation, used up by this."""
        queued = self._queued.get(operation)
        return queued.popleft() if queued else None

    def _queue(self, operation: str, fault: F, times: int) -> None:
        self._queued.setdefault(operation, deque()).extend([fault] * times)


async def spoilt(request: web.Request, fault: Fault, answer: web.StreamResponse | None) -> web.StreamResponse:
    """What the caller gets to see: the answer if there is to be one, late; else an error, or nothing."""
    await asyncio.sleep(fault.delay)
    if fault.status == 0 and request.transport:
        request.transport.abort()
    if answer and fault.status in (HTTPStatus.OK, HTTPStatus.TOO_MANY_REQUESTS):
        return answer
    return web.Response(status=fault.status or 500, text="The sandbox was told to fail here.")
