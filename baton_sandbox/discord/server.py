"""The loopback Discord server: the API, the gateway and attachments behind one address."""

from contextlib import AsyncExitStack

from aiohttp import web

from baton_sandbox.discord.events import Events
from baton_sandbox.discord.hub import Hub, found
from baton_sandbox.discord.rest.api import PREFIX, Api
from baton_sandbox.discord.state.world import World
from baton_sandbox.listening import listening
from baton_sandbox.service import Service

MOST_UPLOAD = 64 * 1024 * 1024  # bytes of one request


class DiscordServer(Service):
    """Serves one guild while the `async with` block lasts; the token is new each time.

    `api_url` is for `discord.http.Route.BASE`, `gateway_url` for
    `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY`.
    """

    def __init__(self, world: World, host: str = "127.0.0.1", port: int = 0) -> None:
        self.hub: Hub = found(world)
        self._host = host
        self._port = port

    @property
    def api_url(self) -> str:
        return self.hub.base_url + PREFIX

    @property
    def gateway_url(self) -> str:
        return self.hub.gateway.url

    @property
    def bot_token(self) -> str:
        return self.hub.app.token

    async def _start(self, stack: AsyncExitStack) -> None:
        url = await stack.enter_async_context(listening(self._application(), self._host, self._port))
        self.hub.base_url = self.hub.world.files_url = url
        self.hub.gateway.url = "ws" + url.removeprefix("http") + "/gateway/"
        stack.callback(self.hub.world.feed.subscribe(Events(self.hub).hear))
        stack.callback(self.hub.gateway.cut)

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
