"""What a process counts while it runs: presses and their time, the provider's answers, lines of the log."""

import logging
from collections.abc import Callable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from bot.assignment.outcomes.delivery import Accepted, DoubtfulText, TextParcel, UnheardText
from bot.assignment.rules.texts.media import Medium
from bot.courier import Gateway, InDoubt, Listed, NotSent, Sent

# In seconds; platforms wait three for a first answer.
_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0)
_ANSWERS = {NotSent: "put off", InDoubt: "in doubt", Accepted: "accepted"}
_REFUSED = "refused"


class Counts:
    """The counters of one process, each in `registry`; `docs/operating.md` says what they mean."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._presses = Histogram(
            *("baton_press_seconds", "From a press, command or form until it is answered."),
            ["platform"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._answers = Counter(
            *("baton_provider_answers", "What Twilio answered when a text was handed to it."),
            ["answer"],
            registry=self.registry,
        )
        self._lines = Counter(
            *("baton_log_lines", "Lines of the log, before repeated ones are left out."),
            ["level"],
            registry=self.registry,
        )

    def presses(self, platform: str) -> Callable[[float], None]:
        """What to call with the seconds that a press on a platform took."""
        return self._presses.labels(platform).observe

    def watching(self, gateway: Gateway) -> Gateway:
        """The same gateway, whose answers are counted."""
        return _Watched(gateway, self._answers)

    def lines(self) -> logging.Handler:
        """A handler for the log that counts warnings and errors."""
        return _Lines(self._lines)


class _Watched:
    """A gateway that counts what another one answers."""

    def __init__(self, gateway: Gateway, answers: Counter) -> None:
        self._gateway = gateway
        self._answers = answers

    async def send(self, parcel: TextParcel) -> Sent:
        sent = await self._gateway.send(parcel)
        self._answers.labels(_ANSWERS.get(type(sent), _REFUSED)).inc()
        return sent

    async def look_up(self, text: DoubtfulText) -> Accepted | None:
        return await self._gateway.look_up(text)

    async def look_at(self, text: UnheardText) -> Accepted | None:
        return await self._gateway.look_at(text)

    async def received(self, since: datetime) -> Listed:
        return await self._gateway.received(since)

    async def sent_with(self, provider_id: str) -> tuple[Medium, ...]:
        return await self._gateway.sent_with(provider_id)


class _Lines(logging.Handler):
    def __init__(self, lines: Counter) -> None:
        super().__init__(logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line; nothing of it is read but its level."""
        self._lines.labels(record.levelname.lower()).inc()
