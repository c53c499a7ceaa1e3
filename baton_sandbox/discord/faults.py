"""Switches that make this Discord misbehave as the real one can, so that tests see what the client does."""

from dataclasses import dataclass

from baton_sandbox.chat import faults


@dataclass(frozen=True)
class Fault(faults.Fault):
    """One misfortune of one request.

    `is_global` and `via` are of a 429: one for all routes, and one that came past Discord's own edge.
    """

    is_global: bool = False
    via: bool = True


class Faults(faults.Faults[Fault]):
    """What is to go wrong next, by the operation's name in `rest/`; everything is off at first."""

    def __init__(self) -> None:
        super().__init__(Fault)

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
