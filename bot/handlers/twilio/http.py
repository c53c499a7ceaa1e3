"""The HTTP client under Twilio's SDK: one try, short timeouts, and nothing of a request kept or logged.

The SDK's own asynchronous client ignores its timeout, logs numbers, keeps the last body, and repeats
creations when asked to retry.
"""

import json
import logging
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientTimeout, encode_basic_auth
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from yarl import URL

# Twilio's own error codes have five digits; a smaller one is only the HTTP status again.
LEAST_CODE = 10_000
CONNECT_WITHIN, ANSWER_WITHIN = 3.0, 10.0  # seconds
SHORTEST_PAUSE, USUAL_PAUSE, LONGEST_PAUSE = 1.0, 5.0, 600.0  # seconds after "too many requests"

Fields = dict[str, object]


def open_session() -> ClientSession:
    """A pool of connections to Twilio; to be closed."""
    return ClientSession(timeout=ClientTimeout(total=ANSWER_WITHIN, connect=CONNECT_WITHIN))


# "Too many requests" itself. Other codes may come with the same HTTP status, and mean what they mean.
_TOO_MANY = 20_429


class TooMany(Exception):
    """Too many requests: Twilio did not look at this one, which may be repeated `after` so many seconds."""

    def __init__(self, after: float) -> None:
        super().__init__(after)
        self.after = after


class TwilioHttp(AsyncHttpClient):  # type: ignore[misc]  # the SDK has no types
    """Sends the SDK's requests over our session, to `base_url` when it is given."""

    def __init__(self, session: ClientSession, base_url: str | None = None) -> None:
        super().__init__(logging.getLogger("twilio"), is_async=True)
        self._session = session
        self._base_url = base_url

    async def request(
        self,
        method: str,
        uri: str,
        params: Fields | None = None,
        data: Fields | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        **_others: object,
    ) -> Response:
        """Send one request, once. Raises TooMany, aiohttp's errors, or TimeoutError."""
        headers = {**(headers or {}), "Authorization": encode_basic_auth(*(auth or ("", "")))}
        async with self._session.request(
            method,
            URL(self._address(uri), encoded=True).update_query(_as_text(params)),
            data=_as_text(data),
            headers=headers,
            allow_redirects=False,
        ) as answer:
            body = await answer.text()
            if answer.status == HTTPStatus.TOO_MANY_REQUESTS and _code_of(body) in {_TOO_MANY, None}:
                raise TooMany(pause_of(answer.headers.get("Retry-After", "")))
            return Response(answer.status, body, answer.headers)

    def _address(self, uri: str) -> str:
        if self._base_url is None:
            return uri
        parts = urlsplit(uri)
        return f"{self._base_url}{parts.path}{'?' if parts.query else ''}{parts.query}"


def pause_of(retry_after: str) -> float:
    """Seconds to wait, as a Retry-After header asks for."""
    try:
        asked = float(retry_after)
    except ValueError:  # none, or a date: Twilio writes seconds
        return USUAL_PAUSE
    return min(max(SHORTEST_PAUSE, asked), LONGEST_PAUSE)


def _code_of(body: str) -> int | None:
    """Twilio's own code of a refusal; None where whatever stands before Twilio answered, without one."""
    try:
        code = json.loads(body)["code"]
    except (ValueError, TypeError, KeyError):
        return None
    return code if isinstance(code, int) and code >= LEAST_CODE else None


def _as_text(fields: Fields | None) -> dict[str, str]:
    return {name: str(value) for name, value in (fields or {}).items()}
