"""Posts events to endpoints, signed as Standard Webhooks says (https://www.standardwebhooks.com)."""

import json
from base64 import b64encode
from collections.abc import Callable, Collection
from datetime import datetime
from http import HTTPStatus
from secrets import token_bytes

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from standardwebhooks.webhooks import Webhook

from bot import __version__
from bot.assignment.outcomes.results.publishing import EventParcel
from bot.courier import NotTaken
from bot.handlers.endpoints.addresses import PublicResolver, wrong_with

_ANSWER_WITHIN = 15.0  # seconds
_SECRET = 32  # bytes; 24 to 64 by the standard


def new_secret() -> str:
    """A secret that nobody guesses, as the standard writes it."""
    return f"whsec_{b64encode(token_bytes(_SECRET)).decode()}"


def open_session(allowed: Collection[str]) -> ClientSession:
    """Connections to endpoints; to be closed. No proxy and no cookies."""
    connector = TCPConnector(resolver=PublicResolver(allowed), use_dns_cache=False)
    timeout = ClientTimeout(total=_ANSWER_WITHIN)
    return ClientSession(connector=connector, timeout=timeout, cookie_jar=DummyCookieJar())


class EndpointReceiver:
    """Every endpoint; `clock` is the present, which receivers hold against their own."""

    def __init__(
        self, session: ClientSession, allowed: Collection[str], clock: Callable[[], datetime]
    ) -> None:
        self._session = session
        self._allowed = allowed
        self._clock = clock

    async def take(self, parcel: EventParcel, /) -> None:
        """Post an event. Raises NotTaken; redirects are not followed, for they lead elsewhere."""
        if wrong := wrong_with(parcel.url, self._allowed):
            raise NotTaken(f"the settings forbid its address: {wrong}")
        body = written(parcel)
        try:
            async with self._session.post(
                parcel.url, data=body.encode(), headers=self._headers(parcel, body), allow_redirects=False
            ) as answer:
                status, after = answer.status, answer.headers.get("Retry-After", "")
        except (ClientError, OSError, TimeoutError) as error:
            raise NotTaken(type(error).__name__) from error
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise NotTaken(str(status), float(after) if after.isascii() and after.isdigit() else 0.0)

    def _headers(self, parcel: EventParcel, body: str) -> dict[str, str]:
        id_, now = f"evt_{parcel.event_id}", self._clock()
        return {
            "Content-Type": "application/json",
            "User-Agent": f"Baton/{__version__}",
            "webhook-id": id_,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(parcel.secret).sign(id_, now, body),
        }


def written(parcel: EventParcel) -> str:
    """What is posted: `docs/events.md` says what it means."""
    data = {parcel.thing: parcel.thing_id, "sequence": parcel.number} | parcel.ids
    told = {"type": parcel.kind, "timestamp": parcel.at.isoformat(), "data": data}
    return json.dumps(told | ({"words": parcel.words} if parcel.words else {}), ensure_ascii=False)
