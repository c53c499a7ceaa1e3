"""Request URLs: deliveries as signed HTTP requests to the app."""

import hashlib
import hmac
import json
import time
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from urllib.parse import urlencode

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from baton_sandbox.slack.transport.envelopes import ACK_SECONDS, TIMED_OUT, Answer, Envelope

_FORM = "application/x-www-form-urlencoded"
_FAILED = Answer("dispatch_failed")


class HttpRoute:
    """Delivers to one address, signed with the app's secret."""

    def __init__(self, url: str, signing_secret: str, ack_seconds: float = ACK_SECONDS) -> None:
        self.url = url
        self.ack_seconds = ack_seconds
        self._secret = signing_secret
        self._session: ClientSession | None = None

    @property
    def online(self) -> bool:
        return True

    async def deliver(self, envelope: Envelope) -> Answer:
        """Send an envelope and read the acknowledgement from the response."""
        content_type, body = _wire_form(envelope)
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0",
            **signature(self._secret, body, int(time.time())),
        }
        if envelope.attempt:
            headers |= {"X-Slack-Retry-Num": str(envelope.attempt), "X-Slack-Retry-Reason": envelope.reason}
        try:
            async with self._post(body, headers) as response:
                text = await response.text()
        except TimeoutError:
            return TIMED_OUT
        except ClientError:
            return _FAILED
        if response.status >= HTTPStatus.MULTIPLE_CHOICES:
            return Answer("dispatch_failed", no_retry=response.headers.get("X-Slack-No-Retry") == "1")
        return _read(text, response.content_type)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _post(self, body: bytes, headers: dict[str, str]) -> AbstractAsyncContextManager[ClientResponse]:
        if self._session is None:
            self._session = ClientSession()
        limit = ClientTimeout(total=self.ack_seconds)
        return self._session.post(self.url, data=body, headers=headers, timeout=limit, allow_redirects=False)


def signature(secret: str, body: bytes, timestamp: int) -> dict[str, str]:
    """The two headers that prove a body came from Slack; `timestamp` is the machine's time in seconds."""
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={digest}"}


def _wire_form(envelope: Envelope) -> tuple[str, bytes]:
    if envelope.kind == "events_api":
        return "application/json", json.dumps(envelope.payload).encode()
    if envelope.kind == "slash_commands":
        return _FORM, urlencode(envelope.payload).encode()
    return _FORM, urlencode({"payload": json.dumps(envelope.payload)}).encode()


def _read(text: str, content_type: str) -> Answer:
    if not text:
        return Answer()
    if content_type != "application/json":
        return Answer(body={"text": text})
    try:
        body = json.loads(text)
    except ValueError:
        return _FAILED
    return Answer(body=body if isinstance(body, dict) else {"text": text})
