"""Baton by a clock that is an hour ahead of the machine's: `python -m tests.edges.ahead`."""

import asyncio
from datetime import datetime, timedelta

from bot import bootstrap
from bot.settings.reading import read_settings

AHEAD = timedelta(hours=1)


def clock() -> datetime:
    return bootstrap.utc_now() + AHEAD


if __name__ == "__main__":
    asyncio.run(bootstrap.run(read_settings(), clock))
