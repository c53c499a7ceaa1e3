"""The page's server: the browser's side of the workspace and of the phones, on loopback."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from aiohttp import WSMsgType, web

from baton_sandbox.discord.acts.errors import CannotDo as CannotDoOnDiscord
from baton_sandbox.discord.hub import Hub
from baton_sandbox.listening import listening
from baton_sandbox.page.discord.live import Window as DiscordWindow
from baton_sandbox.page.discord.routes import DiscordPage
from baton_sandbox.page.phones import Phone, Phones
from baton_sandbox.page.requests import done, read_json, sent_file
from baton_sandbox.page.slack.acts import ACTS
from baton_sandbox.page.slack.live import Window
from baton_sandbox.slack.acts import rooms
from baton_sandbox.slack.acts.errors import CannotDo, room_of
from baton_sandbox.slack.workspace import Workspace

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
STATIC = Path(__file__).parent / "static"
MOST_UPLOAD = 64 * 1024 * 1024  # bytes of one request
_POLICY = (
    "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_PAGE_HEADERS = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}


class PageServer:
    """Serves the page while the `async with` block lasts; `url` is where."""

    def __init__(
        self, workspace: Workspace, phones: Phones | None = None, discord: Hub | None = None, port: int = 0
    ) -> None:
        self._workspace = workspace
        self._phones = phones
        self._discord = DiscordPage(discord, _PAGE_HEADERS) if discord else None
        self._port = port
        self._windows: list[Window] = []
        self._closing = AsyncExitStack()
        self.url = ""

    async def __aenter__(self) -> Self:
        serving = listening(self._application(), "127.0.0.1", self._port)
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
                *(self._discord.routes() if self._discord else ()),
                web.get("/page/chats", self._chats),
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
        return web.FileResponse(STATIC / "index.html", headers=_PAGE_HEADERS)

    async def _chats(self, _request: web.Request) -> web.Response:
        """The looks in which this text bank can be seen."""
        return done({"chats": ["slack", *(["discord"] if self._discord else [])]})

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
        """A person by id or handle, which is the same on every page."""
        people = [person for person in self._workspace.world.people.values() if not person.is_bot]
        return next((one.id for one in people if wanted in (one.id, one.handle)), people[0].id)

    async def _act(self, request: web.Request) -> web.Response:
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise CannotDo("The page asked for something the sandbox cannot do.")
        body = await read_json(request)
        return done(await act(self._workspace, str(body["as"]), body))

    async def _history(self, request: web.Request) -> web.Response:
        person, channel_id = request.query["as"], request.query["channel"]
        room_of(self._workspace, person, channel_id)
        history = self._workspace.world.messages.history(channel_id, person)
        return done({"messages": [posted.body for posted in history]})

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
        return done(
            {"file": {**shown, "filetype": file.kind, "url": f"/page/files/{file.id}/{quote(file.name)}"}}
        )

    async def _file(self, request: web.Request) -> web.Response:
        file = self._workspace.world.files.get(request.match_info["file"])
        if file is None or file.content is None:
            raise web.HTTPNotFound(text="There is no such file.")
        return sent_file(file.content, file.mimetype)

    async def _phone_list(self, request: web.Request) -> web.Response:
        if self._phones is None:
            return done({"phones": [], "counts": {"texted": 0, "replied": 0, "stopped": 0}})
        found = list(self._phones.phones(request.query.get("q", "")))
        return done({"phones": found, "counts": self._phones.counts(), "carrier": self._phones.carrier()})

    async def _phone(self, request: web.Request) -> web.Response:
        return done(dict(self._carried().thread(request.match_info["number"])))

    async def _text_from_phone(self, request: web.Request) -> web.Response:
        body = await read_json(request)
        self._carried().text_from(str(body["number"]), str(body["body"]))
        return done({})

    async def _carrier(self, request: web.Request) -> web.Response:
        body = await read_json(request)
        self._carried().set_auto(bool(body["auto"]), float(body.get("pace", 1.0)))
        return done({})

    def _carried(self) -> Phones:
        if self._phones is None:
            raise CannotDo("There are no phones in this sandbox.")
        return self._phones

    def _clock_changed(self) -> None:
        for window in self._open_windows():
            window.clock_changed()

    def _phone_changed(self, phone: Phone) -> None:
        counts = dict(self._phones.counts()) if self._phones else {}
        for window in self._open_windows():
            window.phone_changed(phone, counts)

    def _open_windows(self) -> Iterator[Window | DiscordWindow]:
        yield from list(self._windows)
        yield from list(self._discord.windows) if self._discord else ()


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
    except (CannotDo, CannotDoOnDiscord, ValueError) as refusal:
        return web.json_response({"ok": False, "error": str(refusal)})
    except KeyError as missing:
        return web.json_response({"ok": False, "error": f"The page left out {missing}."})
    if request.path.startswith("/static/"):
        response.headers["Cache-Control"] = "no-cache"
    return response


def _bound_host(request: web.Request) -> str:
    address = request.transport.get_extra_info("sockname") if request.transport else None
    return str(address[0]) if address else ""
