"""The loopback Discord server: the API, the gateway and attachments behind one address."""

from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from aiohttp import web

from baton_sandbox.discord.events import Events
from baton_sandbox.discord.hub import Hub, found
from baton_sandbox.discord.rest.api import PREFIX, Api
from baton_sandbox.discord.state.world import World
from baton_sandbox.listening import listening

MOST_UPLOAD = 64 * 1024 * 1024  # bytes of one request


class DiscordServer:
    """Serves one guild while the `async with` block lasts; the token is new each time.

    `api_url` is for `discord.http.Route.BASE`, `gateway_url` for
    `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY`.
    """

    def __init__(self, world: World, host: str = "127.0.0.1", port: int = 0) -> None:
        self.hub: Hub = found(world)
        self._host = host
        self._port = port
        self._closing = AsyncExitStack()

    @property
    def api_url(self) -> str:
        return self.hub.base_url + PREFIX

    @property
    def gateway_url(self) -> str:
        return self.hub.gateway.url

    @property
    def bot_token(self) -> str:
        return self.hub.app.token

    async def __aenter__(self) -> Self:
        serving = listening(self._application(), self._host, self._port)
        url = await self._closing.enter_async_context(serving)
        self.hub.base_url = self.hub.world.files.url = url
        self.hub.gateway.url = "ws" + url.removeprefix("http") + "/gateway/"
        self._closing.callback(self.hub.world.feed.subscribe(Events(self.hub).hear))
        self._closing.callback(self.hub.gateway.cut)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._closing.aclose()

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=MOST_UPLOAD)
        application.add_routes(
            [
                web.get("/gateway/", self.hub.gateway.serve),
                web.get("/attachments/{file}/{name}", self._send_file),
                *Api(self.hub).routes(),
            ]
        )
        return application

    async def _send_file(self, request: web.Request) -> web.Response:
        """An attachment's bytes, for whoever has the address."""
        file = self.hub.world.files.get(request.match_info["file"])
        if file is None or file.name != request.match_info["name"]:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=file.content, content_type=file.mimetype)
