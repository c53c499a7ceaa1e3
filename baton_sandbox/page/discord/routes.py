"""Where the browser reaches the Discord page."""

import asyncio
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from aiohttp import WSMsgType, web

from baton_sandbox.discord.acts.errors import CannotDo
from baton_sandbox.discord.hub import Hub
from baton_sandbox.page.discord.acts import ACTS, room_of
from baton_sandbox.page.discord.live import Window, shown
from baton_sandbox.page.requests import done, read_json, sent_file

PAGE = Path(__file__).parents[1] / "static" / "discord.html"


class DiscordPage:
    """The page's routes for one running Discord; `windows` are the tabs that are open."""

    def __init__(self, hub: Hub, headers: dict[str, str]) -> None:
        self._hub = hub
        self._headers = headers
        self.windows: list[Window] = []

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/discord", self._page),
            web.get("/discord/live", self._live),
            web.get("/discord/history", self._history),
            web.get("/discord/files/{file}/{name}", self._file),
            web.post("/discord/upload", self._upload),
            web.post("/discord/{act}", self._act),
        ]

    async def _page(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE, headers=self._headers)

    async def _live(self, request: web.Request) -> web.StreamResponse:
        """The live feed of one tab; whoever follows an old link becomes the first person."""
        socket = web.WebSocketResponse(heartbeat=30.0)
        await socket.prepare(request)
        window = Window(self._hub, self._somebody(request.query.get("as", "")))
        unsubscribe = self._hub.world.feed.subscribe(window.hear)
        self.windows.append(window)
        showing = asyncio.create_task(self._show(window, socket))
        try:
            while (await socket.receive()).type is WSMsgType.TEXT:
                pass
        finally:
            unsubscribe()
            self.windows.remove(window)
            showing.cancel()
        return socket

    async def _show(self, window: Window, socket: web.WebSocketResponse) -> None:
        with suppress(ConnectionError):
            await window.show(socket)
        await socket.close()

    def _somebody(self, wanted: str) -> str:
        """A person by id or handle, which is the same on every page."""
        people = [person for person in self._hub.world.people.values() if not person.is_bot]
        return next((one.id for one in people if wanted in (one.id, one.handle)), people[0].id)

    async def _act(self, request: web.Request) -> web.Response:
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise CannotDo("The page asked for something the sandbox cannot do.")
        body = await read_json(request)
        return done(await act(self._hub, self._person(str(body["as"])), body))

    async def _history(self, request: web.Request) -> web.Response:
        person = self._person(request.query["as"])
        channel = room_of(self._hub, person, dict(request.query))
        history = self._hub.world.messages.history(channel.id, person)
        return done({"messages": [shown(message) for message in history]})

    async def _upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        given = form.get("file")
        if not isinstance(given, web.FileField):
            raise CannotDo("No file came along.")
        file = self._hub.world.bring_file(given.filename, given.file.read())
        address = f"/discord/files/{file.id}/{quote(file.name)}"
        return done({"file": {"id": file.id, "name": file.name, "size": len(file.content), "url": address}})

    async def _file(self, request: web.Request) -> web.Response:
        file = self._hub.world.files.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound(text="There is no such file.")
        return sent_file(file.content, file.mimetype)

    def _person(self, person: str) -> str:
        if person not in self._hub.world.people:
            raise CannotDo("There is nobody of that name here.")
        return person
