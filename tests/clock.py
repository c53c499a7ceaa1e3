"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

# A Tuesday: early afternoon in New York, morning in Los Angeles, so that everybody may be texted.
TUESDAY = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)


class StillClock:
    """Call it for the time; `forward` moves it."""

    def __init__(self, now: datetime = TUESDAY) -> None:
        self.time = now

    def __call__(self) -> datetime:
        return self.time

    def forward(self, step: timedelta) -> datetime:
        """Move on and return the new time."""
        self.time += step
        return self.time
