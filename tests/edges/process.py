"""A Baton of its own process, as an operator would run it, with the sandbox's Twilio at the other end."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientTimeout
from aiohttp.test_utils import unused_port

from baton_sandbox.twilio.server import TwilioServer
from tests import processes
from tests.handlers.twilio.webhook import Webhook

PUBLIC = "https://baton.example"


class Process:
    """Running until it is told to stop, or killed at the end of the test."""

    def __init__(self, child: processes.Process, url: str, twilio: TwilioServer) -> None:
        self.child = child
        self.url = url
        self._twilio = twilio

    def log(self) -> str:
        """What it has logged so far."""
        return self.child.said()

    async def logs(self, words: str) -> None:
        await self.child.writes(words)

    async def health(self) -> tuple[int, dict[str, object], float]:
        """What `/healthz` says, and in how many seconds."""
        began = time.monotonic()
        async with (
            ClientSession(timeout=ClientTimeout(total=20)) as session,
            session.get(f"{self.url}/healthz") as answer,
        ):
            return answer.status, await answer.json(), time.monotonic() - began

    async def well(self) -> Any:
        return (await self.health())[0] == 200

    async def ill(self) -> Any:
        return (await self.health())[0] == 503

    async def hear(self, body: str = "Hello", phone: str = "+12125550142") -> tuple[int, float]:
        """Twilio posts a contact's text: the status of the answer, and in how many seconds it came."""
        text = Webhook(self._twilio.account_sid, self._twilio.auth_token, signed_for=PUBLIC)
        text.fields |= {"Body": body, "From": phone}
        began = time.monotonic()
        status, _ = await text.post(self.url)
        return status, time.monotonic() - began

    async def stop(self, number: int, within: float) -> float:
        """Send a signal; the seconds until it has ended, by itself and well."""
        self.child.send_signal(number)
        began = time.monotonic()
        await asyncio.wait_for(self.child.wait(), within)
        return time.monotonic() - began


@asynccontextmanager
async def baton_process(
    database_url: str,
    twilio: TwilioServer,
    folder: Path,
    *,
    argv: tuple[str, ...] = ("bot", "run"),
    waits: bool = True,
    **settings: str,
) -> AsyncIterator[Process]:
    """A process with these settings; unless told otherwise, it is well when the block begins."""
    port = unused_port()
    given = {
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "TWILIO_ACCOUNT_SID": twilio.account_sid,
        "TWILIO_AUTH_TOKEN": twilio.auth_token,
        "TWILIO_MESSAGING_SERVICE_SID": twilio.messaging_service_sid,
        "TWILIO_API_URL": twilio.base_url,
        "PUBLIC_BASE_URL": PUBLIC,
        "LOG_FORMAT": "json",
    }
    named = {f"BATON_{name}": value for name, value in (given | settings).items()}
    child = processes.Process(*argv, env={**os.environ, **named}, cwd=folder, output=folder / "baton.log")
    process = Process(child, f"http://127.0.0.1:{port}", twilio)
    try:
        if waits:
            await process.logs("Baton runs")
        yield process
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
