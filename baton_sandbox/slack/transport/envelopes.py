"""What travels to the app, and what comes back."""

from dataclasses import dataclass
from typing import Literal

from baton_sandbox.shapes import Json

Kind = Literal["slash_commands", "interactive", "events_api"]
ACK_SECONDS = 3.0  # https://docs.slack.dev/interactivity/handling-user-interaction


@dataclass(frozen=True)
class Envelope:
    """One delivery; `attempt` counts repeats of an event and `reason` says why it is repeated."""

    kind: Kind
    payload: Json
    attempt: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Answer:
    """The app's acknowledgement, or Slack's word for its absence.

    `error` is None, `operation_timeout`, `dispatch_failed` or `app_offline`; `body` is what came along.
    """

    error: str | None = None
    body: Json | None = None
    no_retry: bool = False

    @property
    def ok(self) -> bool:
        return self.error is None


TIMED_OUT = Answer("operation_timeout")
OFFLINE = Answer("app_offline")
