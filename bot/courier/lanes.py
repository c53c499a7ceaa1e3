"""Addresses as the courier sees them: letters to one pass one by one, and no one takes all of its hands."""

import asyncio

# A channel takes about one message a second. https://docs.slack.dev/apis/web-api/rate-limits
SPACING = 1.0
# So many letters of one address at most are under way: while they wait for their turn, others need not.
SHARE = 3


class Lane:
    """One address: letters pass one by one, in order; times are in seconds of the courier's clock."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.opens_at = 0.0
        self.under_way = 0
        self._taken_until = 0.0

    def next_turn(self, now: float) -> float:
        """After how many seconds another letter may pass, each call behind those before."""
        self._taken_until = max(self._taken_until, now + SHARE * SPACING) + SPACING
        return self._taken_until - now

    def is_idle(self, now: float) -> bool:
        """Whether it is as good as a new one."""
        return not self.under_way and self.opens_at <= now and self._taken_until <= now + SHARE * SPACING


class Lanes:
    """The lanes that are in use; whoever asks for another gets a new one."""

    def __init__(self) -> None:
        self._lanes: dict[tuple[str, str], Lane] = {}

    def __len__(self) -> int:
        return len(self._lanes)

    def of(self, platform: str, address: str) -> Lane:
        """The lane of an address; good while one of its letters is under way, or until `tidy`."""
        return self._lanes.setdefault((platform, address), Lane())

    def tidy(self, now: float) -> None:
        """Forget those that are idle: over the months there are as many as people and channels."""
        self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.is_idle(now)}
