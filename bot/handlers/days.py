"""A day as people write it, and the moment when it begins where they are; and how many days."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

# So many days are ten years.
MOST = 3650


def beginning(written: str, zone: str) -> datetime | None:
    """Midnight of a day such as 2026-03-10 by the clocks of a zone; None where it is no day."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return datetime.combine(day, time(), ZoneInfo(zone) if zone else UTC)


def many(written: str) -> int | None:
    """How many days are meant, from 0 to MOST; None where it is no such number."""
    if not (written.isascii() and written.isdigit()) or len(written) > len(str(MOST)):
        return None
    return int(written) if int(written) <= MOST else None
