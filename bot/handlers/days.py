"""A day as people write it, and the moment when it begins where they are."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def beginning(written: str, zone: str) -> datetime | None:
    """Midnight of a day such as 2026-03-10 by the clocks of a zone; None where it is no day."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return datetime.combine(day, time(), ZoneInfo(zone) if zone else UTC)
