"""The bot's side of the wire as the tests play it: the real SDK client, and a receiver of signed webhooks."""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, encode_basic_auth, web
from twilio.http.response import Response
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from baton_sandbox.twilio.server import TwilioServer

PUBLIC_HOSTS = ("https://api.twilio.com", "https://messaging.twilio.com")


class LoopbackHttp:
    """An HTTP client for the SDK that goes to loopback in place of the provider; keeps the last headers."""

    is_async = True

    def __init__(self, base_url: str, session: ClientSession) -> None:
        self.base_url = base_url
        self.session = session
        self.headers: Mapping[str, str] = {}

    async def request(self, method, uri, **call):
        for host in PUBLIC_HOSTS:
            uri = uri.replace(host, self.base_url)
        headers = {**call["headers"], "Authorization": encode_basic_auth(*call["auth"])}
        body = {"params": call["params"], "data": call["data"]}
        async with self.session.request(method, uri, headers=headers, **body) as response:
            self.headers = response.headers
            return Response(response.status, await response.text(), response.headers)


def client_of(twilio: TwilioServer, session: ClientSession, token: str | None = None) -> Client:
    http = LoopbackHttp(twilio.base_url, session)
    return Client(twilio.account_sid, token or twilio.auth_token, http_client=http)


@dataclass(frozen=True)
class Received:
    """One webhook as the bot saw it."""

    path: str
    form: dict[str, str]
    signed: bool
    token: str


class Receiver:
    """A little bot: keeps every webhook and answers 204, or whatever `answers` holds next.

    While `gate` is closed, webhooks that say `held` in their path get no answer.
    """

    def __init__(self, auth_token: str) -> None:
        self.webhooks: list[Received] = []
        self.answers: deque[int] = deque()
        self.gate = asyncio.Event()
        self.gate.set()
        self._arrived = asyncio.Condition()
        self.public_url: str | None = None
        self._validator = RequestValidator(auth_token)
        app = web.Application()
        app.router.add_post("/{path:.*}", self._receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        url = f"{self.public_url or self.base_url}{request.path_qs}"
        signed = self._validator.validate(url, form, request.headers["X-Twilio-Signature"])
        token = request.headers["I-Twilio-Idempotency-Token"]
        self.webhooks.append(Received(request.path_qs, form, signed, token))
        async with self._arrived:
            self._arrived.notify_all()
        if "held" in request.path:
            await self.gate.wait()
        return web.Response(status=self.answers.popleft() if self.answers else 204)

    async def has_received(self, count: int) -> None:
        """Wait for so many webhooks; TimeoutError after ten seconds."""
        async with asyncio.timeout(10), self._arrived:
            await self._arrived.wait_for(lambda: len(self.webhooks) >= count)

    def forms(self, path: str) -> list[dict[str, str]]:
        return [webhook.form for webhook in self.webhooks if webhook.path.startswith(path)]

    def statuses(self, sid: str) -> list[str]:
        return [form["MessageStatus"] for form in self.forms("/status") if form["MessageSid"] == sid]
