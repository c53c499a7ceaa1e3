"""The loopback Slack server: the Web API, sockets, response URLs and files behind one address."""

from contextlib import AsyncExitStack
from pathlib import Path

from aiohttp import web

from baton_sandbox.listening import listening
from baton_sandbox.service import Service
from baton_sandbox.slack.app.manifest import read_manifest
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.events import Events
from baton_sandbox.slack.methods.webapi import WebApi, read_arguments
from baton_sandbox.slack.state.world import World
from baton_sandbox.slack.workspace import Workspace, found

MOST_UPLOAD = 64 * 1024 * 1024  # bytes of one request
_SIGN_IN = "<!doctype html><title>Sign in</title><p>This file needs the app's token."


class SlackServer(Service):
    """Serves one workspace while the `async with` block lasts.

    `api_url` is what an app gives its web client as `base_url`; the secrets are new each time.
    """

    def __init__(self, world: World, manifest_path: Path, host: str = "127.0.0.1", port: int = 0) -> None:
        self.workspace: Workspace = found(world, read_manifest(manifest_path))
        self._host = host
        self._port = port

    @property
    def api_url(self) -> str:
        return f"{self.workspace.base_url}/api/"

    @property
    def bot_token(self) -> str:
        return self.workspace.app.bot_token

    @property
    def app_token(self) -> str:
        return self.workspace.app.app_token

    @property
    def signing_secret(self) -> str:
        return self.workspace.app.signing_secret

    def deliver_to(self, base_url: str, path: str = "/slack/events") -> None:
        """Deliver as signed HTTP requests to the app at this address instead of over sockets."""
        self.workspace.delivery.deliver_to(base_url.rstrip("/") + path)

    async def _start(self, stack: AsyncExitStack) -> None:
        url = await stack.enter_async_context(listening(self._application(), self._host, self._port))
        self.workspace.base_url = self.workspace.world.files_url = url
        stack.callback(self.workspace.world.feed.subscribe(Events(self.workspace).hear))
        stack.push_async_callback(self.workspace.delivery.close)

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=MOST_UPLOAD)
        application.add_routes(
            [
                web.route("*", "/api/{method}", WebApi(self.workspace).serve),
                web.get("/link", self.workspace.delivery.sockets.serve),
                web.post("/hooks/{family}/{hook}", self._respond),
                web.post("/upload/v1/{file}", self._receive_file),
                web.get("/files-pri/{file}/{name}", self._send_file),
                web.get("/files-pri/{file}/download/{name}", self._send_file),
            ]
        )
        return application

    async def _respond(self, request: web.Request) -> web.Response:
        """A response URL."""
        try:
            self.workspace.hooks.use(request.match_info["hook"], await read_arguments(request))
        except SlackError as error:
            status = 404 if error.code.endswith("_url") else 400
            return web.json_response(error.body(), status=status)
        return web.Response(text="ok")

    async def _receive_file(self, request: web.Request) -> web.Response:
        """Where the bytes of an announced file arrive, as the body or as a form's first file."""
        file = self.workspace.world.files.get(request.match_info["file"])
        if file is None or file.content is not None:
            return web.Response(status=404, text="No file is awaited here.")
        content = await _uploaded(request)
        if len(content) != file.size:
            return web.Response(status=400, text="The file has another length than announced.")
        file.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def _send_file(self, request: web.Request) -> web.Response:
        """A file's bytes, for whoever has the app's token; anybody else meets a page, as on Slack."""
        if request.headers.get("Authorization") != f"Bearer {self.bot_token}":
            return web.Response(text=_SIGN_IN, content_type="text/html")
        file = self.workspace.world.files.get(request.match_info["file"].partition("-")[2])
        if file is None or file.content is None:
            return web.Response(status=404, text="There is no such file.")
        return web.Response(body=file.content, content_type=file.mimetype)


async def _uploaded(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    for value in (await request.post()).values():
        if isinstance(value, web.FileField):
            return value.file.read()
    return b""
