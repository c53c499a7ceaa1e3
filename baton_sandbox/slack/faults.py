"""Switches that make this Slack misbehave as the real one can, so that tests see what the app does."""

from dataclasses import dataclass

from baton_sandbox.chat import faults


@dataclass(frozen=True)
class Fault(faults.Fault):
    """One misfortune of one Web API call; `error` is what Slack says of a call that it refuses with a 200."""

    error: str = ""


class Faults(faults.Faults[Fault]):
    """What is to go wrong next, by the method's name; everything is off at first."""

    def __init__(self) -> None:
        super().__init__(Fault)
        self.repeat_deliveries = 0
        self.hold_acknowledgements = 0.0

    def rate_limit(self, method: str, times: int = 1, retry_after: int = 1) -> None:
        """Answer 429 with Retry-After to the next calls of a method."""
        self._queue(method, Fault(429, retry_after), times)

    def refuse(self, method: str, error: str, times: int = 1) -> None:
        """Answer the next calls of a method with an error, as Slack does what it does not like."""
        self._queue(method, Fault(200, error=error), times)
