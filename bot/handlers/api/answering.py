"""Answers other programs that read results with a token: JSON, page by page, and nothing can be changed."""

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from bot import __version__
from bot.assignment.desk import Desk
from bot.assignment.outcomes.results.tables import Cell, ExportWish, Fate, OptedOutBy, Table
from bot.assignment.refusals.general import DatabaseAway, NoSuchThing, NotAnAdmin
from bot.assignment.results import reading

BASE = "/api/v1"
_MOST, _USUAL = 1000, 100  # conversations or campaigns of a page
_GREATEST, _DIGITS = 2**63 - 1, 19
_NUMBERS = ("after", "limit")
_KNOWN = {*_NUMBERS, "since"}
Json = dict[str, Any]
Answer = Callable[[web.Request], Awaitable[Json]]


class Wrong(Exception):
    """The request cannot be meant; the argument is what of it."""


def routes(desk: Desk) -> list[web.RouteDef]:
    """What to add to the web server; `description` tells it to programs."""
    told = description()

    async def describe(_request: web.Request) -> web.Response:
        return web.json_response(told)

    async def campaigns(request: web.Request) -> Json:
        after, limit = _span(request)
        page = await desk.read(reading.all_campaigns, _token(request), after, limit)
        rows = [{"id": row.id, "name": row.name, "state": row.state} for row in page.rows]
        return {"campaigns": rows, "next": page.next}

    return [
        web.get(f"{BASE}/openapi.json", describe),
        web.get(f"{BASE}/campaigns", _answered(campaigns)),
        web.get(f"{BASE}/campaigns/{{campaign}}/{{table:{'|'.join(Table)}}}", _answered(_tables(desk))),
    ]


def _tables(desk: Desk) -> Answer:
    async def table(request: web.Request) -> Json:
        after, limit = _span(request)
        number, since = _number(request.match_info["campaign"], "campaign"), _since(request)
        wish = ExportWish(number, Table(request.match_info["table"]), since)
        page = await desk.read(reading.table, _token(request), wish, after, limit)
        rows = [
            {"conversation": id_, "cells": dict(zip(page.header, map(_told, cells), strict=True))}
            for id_, cells in page.rows
        ]
        return {"rows": rows, "next": page.next}

    return table


def description() -> Json:
    """The API as OpenAPI has it."""
    told: Json = json.loads(Path(__file__).with_name("openapi.json").read_text(encoding="utf-8"))
    told["info"]["version"] = __version__
    return told


def _answered(answer: Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answered(request: web.Request) -> web.Response:
        try:
            return web.json_response(await answer(request), headers={"Cache-Control": "no-store"})
        except NotAnAdmin:
            return _no(401, "token", {"WWW-Authenticate": "Bearer"})
        except NoSuchThing as missing:
            return _no(404, missing.what)
        except Wrong as wrong:
            return _no(400, str(wrong))
        except DatabaseAway:
            return _no(503, "database")

    return answered


def _no(status: int, what: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": what}, status=status, headers=headers)


def _token(request: web.Request) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise NotAnAdmin
    return token.strip()


def _span(request: web.Request) -> tuple[int, int]:
    """After which row, and how many of a page."""
    strange = sorted(request.query.keys() - _KNOWN)
    if strange:
        raise Wrong(strange[0])
    after, limit = (
        _number(request.query[name], name) if name in request.query else None for name in _NUMBERS
    )
    if limit is not None and not 1 <= limit <= _MOST:
        raise Wrong("limit")
    return after or 0, limit or _USUAL


def _number(written: str, name: str) -> int:
    if not (written.isascii() and written.isdigit()) or len(written) > _DIGITS or int(written) > _GREATEST:
        raise Wrong(name)
    return int(written)


def _since(request: web.Request) -> datetime | None:
    written = request.query.get("since")
    if written is None:
        return None
    try:
        moment = datetime.fromisoformat(written)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Wrong("since") from None


def _told(cell: Cell) -> str | Json:
    """A cell as programs read it: no sentences."""
    match cell:
        case Fate(status, code):
            return {"status": status, "code": code}
        case OptedOutBy(by, list_name):
            return {"by": by, "list": list_name}
        case _:
            return str(cell)
