"""The record of every Web API call, and Slack's rate limits, enforced when a test or the demo wants them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from baton_sandbox.chat.limits import Limiter
from baton_sandbox.shapes import Json
from baton_sandbox.slack.errors import SlackError


@dataclass(frozen=True)
class Tier:
    """How often a method may be called: `count` times in `seconds`, for each channel if `per_channel`."""

    name: str
    count: int
    seconds: float
    per_channel: bool = False


# https://docs.slack.dev/apis/web-api/rate-limits
TIER_1 = Tier("tier 1", 1, 60)
TIER_2 = Tier("tier 2", 20, 60)
TIER_3 = Tier("tier 3", 50, 60)
TIER_4 = Tier("tier 4", 100, 60)
POSTING = Tier("posting", 5, 5, per_channel=True)  # one a second and channel, with short bursts
UNLIMITED = Tier("unlimited", 0, 0)


@dataclass(frozen=True)
class ApiCall:
    """One call as it came in; `error` is None for a success."""

    method: str
    arguments: Json
    at: datetime
    tier: Tier
    error: str | None

    @property
    def rate_limited(self) -> bool:
        """Whether Slack counts this call against a limit."""
        return self.tier is not UNLIMITED


class TooManyCalls(SlackError):
    """The method's rate limit is used up; `retry_after` whole seconds until it may be called again."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


class RateLimits:
    """Counts calls within each tier's window."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._limiter = Limiter(now)

    def admit(self, method: str, tier: Tier, channel: str) -> None:
        """Count one call; raises TooManyCalls when the window is full."""
        if tier is UNLIMITED:
            return
        place = channel if tier.per_channel else ""
        room = self._limiter.admit((method, place), tier.count, tier.seconds)
        if room.remaining < 0:
            raise TooManyCalls(max(1, ceil(room.reset_after)))
