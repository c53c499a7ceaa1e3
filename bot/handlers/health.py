"""What a machine that watches over Baton may ask: whether it is well, and what waits to leave."""

import zoneinfo
from importlib.metadata import version
from pathlib import Path

from aiohttp import web

from bot.assignment.desk import Desk
from bot.assignment.outbox import backlog
from bot.assignment.refusals import DatabaseAway

PATH = "/healthz"


def route(desk: Desk) -> web.RouteDef:
    """The route to add to the web server: 200 when well, 503 while the database is away."""
    zones = _zones_version()

    async def on_health(_request: web.Request) -> web.Response:
        facts: dict[str, object] = {"ok": True, "database": "here", "time_zones": zones}
        try:
            due = await desk.read(backlog)
        except DatabaseAway:
            return web.json_response(facts | {"ok": False, "database": "away"}, status=503)
        waits = {"items": due.items, "oldest_seconds": round(due.oldest, 1)}
        return web.json_response(facts | {"outbox": waits})

    return web.get(PATH, on_health)


def _zones_version() -> str:
    """The release of the time zone rules in use: the system's, else those that came with Baton."""
    for folder in zoneinfo.TZPATH:
        rules = Path(folder, "tzdata.zi")
        if rules.is_file():
            with rules.open(encoding="utf-8") as lines:
                return lines.readline().removeprefix("# version").strip()
    return version("tzdata")
