"""Whether Baton lives, is ready and is well, for machines that start it, send to it and watch over it."""

import zoneinfo
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex

from aiohttp import web

from bot import __version__
from bot.assignment.desk import Desk, code_of
from bot.assignment.outcomes.delivery import Backlog
from bot.assignment.outcomes.results.figures import Due
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.upkeep import dedupe, figures
from bot.handlers.watched.links import Links

HEALTH, LIVE, READY = "/healthz", "/livez", "/readyz"
_SOURCE = "health"
# Timers are late from so many seconds on; they are looked for every second.
_LATE = 120.0
_Answer = Callable[[web.Request], Awaitable[web.Response]]


def routes(desk: Desk, role: str, links: Links) -> list[web.RouteDef]:
    """What to add to the web server. Each answer is told in `docs/operating.md`."""
    ask = _asking(desk, {"version": __version__, "role": role})

    async def on_live(_request: web.Request) -> web.Response:
        return web.json_response({"alive": True, "version": __version__})

    async def on_ready(_request: web.Request) -> web.Response:
        facts, due = await ask()
        connected = {name: await link.up() for name, link in links.items()}
        on_time = due is not None and (role == "web" or due.timers.oldest <= _LATE)
        ready = on_time and all(connected.values())
        told = {"ready": ready} | facts | {"connected": connected, "timers_on_time": on_time}
        return web.json_response(told, status=200 if ready else 503)

    return [web.get(LIVE, on_live), web.get(READY, on_ready), web.get(HEALTH, _on_health(ask))]


def _on_health(ask: Callable[[], Awaitable[tuple[dict[str, object], Due | None]]]) -> _Answer:
    zones = _zones_version()

    async def on_health(_request: web.Request) -> web.Response:
        facts, due = await ask()
        facts = {"ok": due is not None, "time_zones": zones} | facts
        if due is None:
            return web.json_response(facts, status=503)
        told = {"outbox": _told(due.outbox), "timers": _told(due.timers), "clock_ahead": due.clock_ahead}
        return web.json_response(facts | told)

    return on_health


def _asking(
    desk: Desk, known: dict[str, object]
) -> Callable[[], Awaitable[tuple[dict[str, object], Due | None]]]:
    """What asks the database: facts of it, and what is due, unless it takes no writing."""
    process = token_hex(4)

    async def ask() -> tuple[dict[str, object], Due | None]:
        try:
            await desk.run(dedupe.see_again, _SOURCE, process)
            return known | {"database": "here"}, await desk.read(figures.due)
        except DatabaseAway as away:
            return known | {"database": "away", "code": code_of(away)}, None

    return ask


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
