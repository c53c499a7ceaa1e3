"""Where the browser reaches the page of one chat, whichever it is."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from aiohttp import WSMsgType, web

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.chat.people import somebody
from baton_sandbox.chat.world import Brought, World
from baton_sandbox.page.requests import PAGE_HEADERS, done, read_json, sent_file
from baton_sandbox.page.window import Window
from baton_sandbox.shapes import Json

STATIC = Path(__file__).parent / "static"
Form = Mapping[str, object]


class ChatPage(ABC):
    """The routes of one chat's page; `windows` are the tabs that are open."""

    FILE: ClassVar[str]
    AT: ClassVar[str]
    LIVE: ClassVar[str]
    PREFIX: ClassVar[str]

    def __init__(self, world: World[Any, Any]) -> None:
        self._world = world
        self.windows: list[Window] = []

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(self.AT, self._page),
            web.get(self.LIVE, self._live),
            web.get(f"{self.PREFIX}/history", self._history),
            web.get(f"{self.PREFIX}/files/{{file}}/{{name}}", self._file),
            web.post(f"{self.PREFIX}/upload", self._upload),
            web.post(f"{self.PREFIX}/{{act}}", self._act),
        ]

    @abstractmethod
    def _window(self, person: str) -> Window:
        """A new tab of this person."""

    @abstractmethod
    def _doing(self, act: str, person: str, body: Json) -> Awaitable[Json] | None:
        """What an act of this name does, or None for a name without one."""

    @abstractmethod
    def _messages(self, person: str, query: Mapping[str, str]) -> list[Json]:
        """What this person sees of a channel; raises CannotDo."""

    @abstractmethod
    def _bring(self, form: Form, name: str, content: bytes) -> tuple[Brought, Json]:
        """Take a file in, and say what is told of it besides; raises CannotDo."""

    async def _page(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / self.FILE, headers=PAGE_HEADERS)

    async def _live(self, request: web.Request) -> web.StreamResponse:
        """The live feed of one tab; whoever follows an old link becomes the first person."""
        socket = web.WebSocketResponse(heartbeat=30.0)
        await socket.prepare(request)
        window = self._window(somebody(self._world.people, request.query.get("as", "")))
        unsubscribe = self._world.feed.subscribe(window.hear)
        self.windows.append(window)
        showing = asyncio.create_task(_show(window, socket))
        try:
            while (await socket.receive()).type is WSMsgType.TEXT:
                pass
        finally:
            unsubscribe()
            self.windows.remove(window)
            showing.cancel()
        return socket

    async def _act(self, request: web.Request) -> web.Response:
        body = await read_json(request)
        doing = self._doing(request.match_info["act"], str(body["as"]), body)
        if doing is None:
            raise CannotDo("The page asked for something the sandbox cannot do.")
        return done(await doing)

    async def _history(self, request: web.Request) -> web.Response:
        return done({"messages": self._messages(request.query["as"], request.query)})

    async def _upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        given = form.get("file")
        if not isinstance(given, web.FileField):
            raise CannotDo("No file came along.")
        content = given.file.read()
        file, more = self._bring(form, given.filename, content)
        address = f"{self.PREFIX}/files/{file.id}/{quote(file.name)}"
        told = {"id": file.id, "name": file.name, "size": len(content), "url": address}
        return done({"file": {**told, **more}})

    async def _file(self, request: web.Request) -> web.Response:
        file = self._world.files.get(request.match_info["file"])
        if file is None or file.content is None:
            raise web.HTTPNotFound(text="There is no such file.")
        return sent_file(file.content, file.mimetype)


async def _show(window: Window, socket: web.WebSocketResponse) -> None:
    with suppress(ConnectionError):
        await window.show(socket)
    await socket.close()
