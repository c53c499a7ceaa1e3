"""How often, and how long apart, what went wrong is tried again."""

from datetime import timedelta

# Two hours, all pauses together: longer than a glitch, and told on the day on which it happens.
MOST = 12
LONGEST = timedelta(hours=1)


def pause_after(failures: int) -> timedelta:
    """How long what failed so often is left alone: two seconds at first, then twice as long each time."""
    return min(LONGEST, timedelta(seconds=2**failures))


# What an endpoint does not take is tried again after each of these, for a day in all.
DAY_OF_PAUSES = (
    *(timedelta(seconds=seconds) for seconds in (5, 15, 45, 120, 360, 1200)),
    *(timedelta(hours=hours) for hours in (1, 3, 3, 3, 3, 3, 3, 3, 3)),
)
