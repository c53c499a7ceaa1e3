"""The record of every request, and Discord's rate limits, enforced when a test or the demo wants them."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from baton_sandbox.shapes import Given


@dataclass(frozen=True)
class ApiCall:
    """One request as it came in; `code` is Discord's error code, 0 for a success or an HTTP status alone."""

    operation: str
    path: str
    body: Given
    at: datetime
    status: int
    code: int

    @property
    def error(self) -> bool:
        return self.status >= HTTPStatus.BAD_REQUEST


@dataclass(frozen=True)
class Limit:
    """How often a route may be called for one channel: `count` times in `seconds`."""

    count: int
    seconds: float


# Not documented as numbers, and not to be relied on; these are what posts into one channel meet in practice.
POSTING = Limit(5, 5.0)
ROOMY = Limit(50, 1.0)
