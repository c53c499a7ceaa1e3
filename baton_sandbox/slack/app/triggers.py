"""Trigger ids: the right to open a modal, good for three seconds and one use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.state.ids import Ids

MOST_REMEMBERED = 10_000
LIFETIME = timedelta(seconds=3)  # https://docs.slack.dev/interactivity/handling-user-interaction


@dataclass
class _Trigger:
    person: str
    until: datetime
    used: bool = False


class Triggers:
    """Every trigger id handed out, by id."""

    def __init__(self, ids: Ids, now: Callable[[], datetime]) -> None:
        self._ids = ids
        self._now = now
        self._by_id: dict[str, _Trigger] = {}

    def issue(self, person: str) -> str:
        """A new trigger id for what a person just did."""
        trigger_id = f"{self._ids.next('T')}.{self._ids.next('X').lower()}"
        self._by_id[trigger_id] = _Trigger(person, self._now() + LIFETIME)
        if len(self._by_id) > MOST_REMEMBERED:
            del self._by_id[next(iter(self._by_id))]
        return trigger_id

    def exchange(self, trigger_id: str) -> str:
        """Use a trigger id; the answer is whose screen it opens. Raises SlackError if it is used or old."""
        trigger = self._by_id.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._now() > trigger.until:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.person
