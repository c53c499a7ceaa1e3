"""What a machine that watches over Baton may ask: whether it is well, and what is due and not yet done."""

import zoneinfo
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex

from aiohttp import web

from bot.assignment import timers
from bot.assignment.desk import Desk, code_of
from bot.assignment.outcomes.delivery import Backlog
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.texting import dispatch
from bot.assignment.upkeep import clock_repair, dedupe

PATH = "/healthz"
_SOURCE = "health"


def route(desk: Desk, role: str) -> web.RouteDef:
    """The route to add to the web server: 200 when well, 503 while the database takes no writing."""
    zones, process = _zones_version(), token_hex(4)

    async def on_health(_request: web.Request) -> web.Response:
        facts: dict[str, object] = {"ok": True, "role": role, "database": "here", "time_zones": zones}
        try:
            await desk.run(dedupe.see_again, _SOURCE, process)
            outgoing, due = await desk.read(dispatch.backlog), await desk.read(timers.backlog)
            ahead = await desk.read(clock_repair.count)
        except DatabaseAway as away:
            facts |= {"ok": False, "database": "away", "code": code_of(away)}
            return web.json_response(facts, status=503)
        return web.json_response(
            facts | {"outbox": _told(outgoing), "timers": _told(due), "clock_ahead": ahead}
        )

    return web.get(PATH, on_health)


def _told(due: Backlog) -> dict[str, float]:
    return {"items": due.items, "oldest_seconds": round(due.oldest, 1)}


def _zones_version() -> str:
    """The release of the time zone rules in use: the system's, else those that came with Baton."""
    for folder in zoneinfo.TZPATH:
        rules = Path(folder, "tzdata.zi")
        if rules.is_file():
            with rules.open(encoding="utf-8") as lines:
                return lines.readline().removeprefix("# version").strip()
    return version("tzdata")
