"""The page's server: the browser's side of the chats and of the phones, on loopback."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

from aiohttp import web

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.discord.hub import Hub
from baton_sandbox.listening import listening
from baton_sandbox.page.chat import STATIC
from baton_sandbox.page.discord.routes import DiscordPage
from baton_sandbox.page.phones import Phone, Phones
from baton_sandbox.page.phones_page import PhonesPage
from baton_sandbox.page.requests import done
from baton_sandbox.page.slack.routes import SlackPage
from baton_sandbox.page.window import Window
from baton_sandbox.service import Service
from baton_sandbox.slack.workspace import Workspace

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
MOST_UPLOAD = 64 * 1024 * 1024  # bytes of one request


class PageServer(Service):
    """Serves the page while the `async with` block lasts; `url` is where."""

    def __init__(
        self, workspace: Workspace, phones: Phones | None = None, discord: Hub | None = None, port: int = 0
    ) -> None:
        self._clock = workspace.world.clock
        self._phones = phones
        self._chats = {
            "slack": SlackPage(workspace),
            **({"discord": DiscordPage(discord)} if discord else {}),
        }
        self._port = port
        self.url = ""

    async def _start(self, stack: AsyncExitStack) -> None:
        self.url = await stack.enter_async_context(listening(self._application(), "127.0.0.1", self._port))
        stack.callback(self._clock.on_change(self._clock_changed))
        if self._phones:
            self._phones.on_change(self._phone_changed)

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=MOST_UPLOAD, middlewares=[only_from_here, sentences])
        application.add_routes([web.get("/page/chats", self._names)])
        application.add_routes(PhonesPage(self._phones).routes())
        for chat in self._chats.values():
            application.add_routes(chat.routes())
        application.add_routes([web.static("/static", STATIC)])
        return application

    async def _names(self, _request: web.Request) -> web.Response:
        """The looks in which this text bank can be seen."""
        return done({"chats": list(self._chats)})

    def _clock_changed(self) -> None:
        for window in self._windows():
            window.clock_changed()

    def _phone_changed(self, phone: Phone) -> None:
        counts = dict(self._phones.counts()) if self._phones else {}
        for window in self._windows():
            window.phone_changed(phone, counts)

    def _windows(self) -> list[Window]:
        """Every tab that is open."""
        return [window for chat in self._chats.values() for window in chat.windows]


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
