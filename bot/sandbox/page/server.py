"""The page's server: the browser's side of the workspace and of the phones, on loopback."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from aiohttp import WSMsgType, web

from bot.sandbox.listening import listening
from bot.sandbox.page.acts import ACTS
from bot.sandbox.page.live import Window
from bot.sandbox.page.phones import Phone, Phones
from bot.sandbox.slack.acts import rooms
from bot.sandbox.slack.acts.errors import CannotDo, room_of
from bot.sandbox.slack.shapes import Json
from bot.sandbox.slack.workspace import Workspace

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
STATIC = Path(__file__).parent / "static"
MOST_UPLOAD = 64 * 1024 * 1024  # bytes of one request
_POLICY = (
    "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_SHOWN_IN_PAGE = ("image/png", "image/jpeg", "image/gif", "image/webp")


class PageServer:
    """Serves the page while the `async with` block lasts; `url` is where."""

    def __init__(
        self, workspace: Workspace, phones: Phones | None = None, host: str = "127.0.0.1", port: int = 0
    ) -> None:
        self._workspace = workspace
        self._phones = phones
        self._host = host
        self._port = port
        self._windows: list[Window] = []
        self._closing = AsyncExitStack()
        self.url = ""

    async def __aenter__(self) -> Self:
        serving = listening(self._application(), self._host, self._port)
        self.url = await self._closing.enter_async_context(serving)
        self._closing.callback(self._workspace.world.clock.on_change(self._clock_changed))
        if self._phones:
            self._phones.on_change(self._phone_changed)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._closing.aclose()

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=MOST_UPLOAD, middlewares=[only_from_here, sentences])
        application.add_routes(
            [
                web.get("/", self._page),
                web.get("/live", self._live),
                web.get("/page/history", self._history),
                web.get("/page/files/{file}/{name}", self._file),
                web.get("/page/phones", self._phone_list),
                web.get("/page/phone/{number}", self._phone),
                web.post("/page/phone", self._text_from_phone),
                web.post("/page/carrier", self._carrier),
                web.post("/page/upload", self._upload),
                web.post("/page/{act}", self._act),
                web.static("/static", STATIC),
            ]
        )
        return application

    async def _page(self, _request: web.Request) -> web.StreamResponse:
        headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}
        return web.FileResponse(STATIC / "index.html", headers=headers)

    async def _live(self, request: web.Request) -> web.StreamResponse:
        """The live feed of one tab; whoever follows an old link becomes the first person."""
        socket = web.WebSocketResponse(heartbeat=30.0)
        await socket.prepare(request)
        window = Window(self._workspace, self._somebody(request.query.get("as", "")))
        unsubscribe = self._workspace.world.feed.subscribe(window.hear)
        self._windows.append(window)
        showing = asyncio.create_task(self._show(window, socket))
        try:
            while (await socket.receive()).type is WSMsgType.TEXT:
                pass
        finally:
            unsubscribe()
            self._windows.remove(window)
            showing.cancel()
        return socket

    async def _show(self, window: Window, socket: web.WebSocketResponse) -> None:
        with suppress(ConnectionError):
            await window.show(socket)
        await socket.close()

    def _somebody(self, wanted: str) -> str:
        people = self._workspace.world.people
        known = people.get(wanted)
        return wanted if known and not known.is_bot else next(iter(people))

    async def _act(self, request: web.Request) -> web.Response:
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise CannotDo("The page asked for something the sandbox cannot do.")
        body = await _json(request)
        return _done(await act(self._workspace, str(body["as"]), body))

    async def _history(self, request: web.Request) -> web.Response:
        person, channel_id = request.query["as"], request.query["channel"]
        room_of(self._workspace, person, channel_id)
        history = self._workspace.world.messages.history(channel_id, person)
        return _done({"messages": [posted.body for posted in history]})

    async def _upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        given, person, channel = form.get("file"), str(form["as"]), form.get("channel")
        if not isinstance(given, web.FileField):
            raise CannotDo("No file came along.")
        if channel:
            room_of(self._workspace, person, str(channel))
        file = rooms.bring_file(self._workspace, person, given.filename, given.file.read())
        if channel:
            rooms.share_file(self._workspace, person, str(channel), file, str(form.get("text", "")))
        shown = {"id": file.id, "name": file.name, "mimetype": file.mimetype, "size": file.size}
        return _done(
            {"file": {**shown, "filetype": file.kind, "url": f"/page/files/{file.id}/{quote(file.name)}"}}
        )

    async def _file(self, request: web.Request) -> web.Response:
        """A file's bytes; anything but a picture is only ever saved, never shown as part of this page."""
        file = self._workspace.world.files.get(request.match_info["file"])
        if file is None or file.content is None:
            raise web.HTTPNotFound(text="There is no such file.")
        safe = file.mimetype in _SHOWN_IN_PAGE
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": "inline" if safe else "attachment",
        }
        kind = file.mimetype if safe else "application/octet-stream"
        return web.Response(body=file.content, content_type=kind, headers=headers)

    async def _phone_list(self, request: web.Request) -> web.Response:
        if self._phones is None:
            return _done({"phones": [], "counts": {"texted": 0, "replied": 0, "stopped": 0}})
        found = list(self._phones.phones(request.query.get("q", "")))
        return _done({"phones": found, "counts": self._phones.counts(), "carrier": self._phones.carrier()})

    async def _phone(self, request: web.Request) -> web.Response:
        return _done(dict(self._carried().thread(request.match_info["number"])))

    async def _text_from_phone(self, request: web.Request) -> web.Response:
        body = await _json(request)
        self._carried().text_from(str(body["number"]), str(body["body"]))
        return _done({})

    async def _carrier(self, request: web.Request) -> web.Response:
        body = await _json(request)
        self._carried().set_auto(bool(body["auto"]), float(body.get("pace", 1.0)))
        return _done({})

    def _carried(self) -> Phones:
        if self._phones is None:
            raise CannotDo("There are no phones in this sandbox.")
        return self._phones

    def _clock_changed(self) -> None:
        for window in self._windows:
            window.clock_changed()

    def _phone_changed(self, phone: Phone) -> None:
        counts = dict(self._phones.counts()) if self._phones else {}
        for window in self._windows:
            window.phone_changed(phone, counts)


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn away other sites' scripts, which can reach loopback too."""
    origin = request.headers.get("Origin")
    if request.url.host not in ("127.0.0.1", "localhost", "::1", _bound_host(request)):
        raise web.HTTPForbidden(text="This server answers to its own address only.")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        raise web.HTTPForbidden(text="Another site may not act here.")
    return await handler(request)


@web.middleware
async def sentences(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what an act refuses into a sentence for the page."""
    try:
        response = await handler(request)
    except (CannotDo, ValueError) as refusal:
        return web.json_response({"ok": False, "error": str(refusal)})
    except KeyError as missing:
        return web.json_response({"ok": False, "error": f"The page left out {missing}."})
    if request.path.startswith("/static/"):
        response.headers["Cache-Control"] = "no-cache"
    return response


def _bound_host(request: web.Request) -> str:
    address = request.transport.get_extra_info("sockname") if request.transport else None
    return str(address[0]) if address else ""


async def _json(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text())
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise CannotDo("The page sent something unreadable.")
    return body


def _done(facts: Json) -> web.Response:
    return web.json_response({"ok": True, **facts})
