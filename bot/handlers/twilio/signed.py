"""Reads what Twilio posts, and turns away what Twilio did not."""

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import parse_qsl

import structlog
from aiohttp import web
from twilio.request_validator import RequestValidator

from bot.handlers.cleaning import cleaned
from bot.handlers.twilio.account import TwilioAccount

MOST = 64 * 1024  # bytes of one request; a text of 1,600 characters needs some 15,000
_MOST_FIELDS = 200
_FORM = "application/x-www-form-urlencoded"

# Twilio signs names and values run together: {"A": "1", "B": "2"} and {"A": "1B2"} have one signature.
# Fields that decide anything must look as Twilio writes them, which leaves no room for another field inside.
_SID = re.compile(r"[A-Z]{2}[0-9a-f]{32}")
_COUNT = re.compile(r"[0-9]{1,4}")
_WORD = re.compile(r"[a-z_-]{1,30}")
# A number, a short code, a name, or an id of another network (rcs:…, whatsapp:…); empty in news of a text for
# which Twilio chose no number yet. What Twilio tells of the place of From and To stands right behind them and
# may not be taken for a part of them.
_PARTY = re.compile(r"(?!.*(?:From|To)(?:City|Country|State|Zip))[^\0-\x1f\x7f]{0,200}")
_SHAPES = {
    "AccountSid": _SID,
    "ApiVersion": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "ErrorCode": re.compile(r"[0-9]{0,6}"),
    "From": _PARTY,
    "MessageSid": _SID,
    "MessageStatus": _WORD,
    "MessagingServiceSid": _SID,
    "NumMedia": _COUNT,
    "NumSegments": _COUNT,
    "OptOutType": re.compile(r"[A-Z]{1,20}"),
    "SmsMessageSid": _SID,
    "SmsSid": _SID,
    "SmsStatus": _WORD,
    "To": _PARTY,
}

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Turnstile:
    """Lets Twilio's own requests for one account pass."""

    def __init__(self, account: TwilioAccount) -> None:
        self._account = account
        self._validator = RequestValidator(account.auth_token)

    async def read(self, request: web.Request, needed: frozenset[str]) -> Mapping[str, str]:
        """The fields of a request, of which `needed` are filled. Raises 403, or 413 for a huge one."""
        raw = await _body(request)
        fields = _fields(raw) if request.content_type == _FORM else None
        if fields is None:
            raise _turned_away(request, "unreadable")
        # Host and X-Forwarded-* are whatever the sender says; the address Twilio was given is ours to know.
        url = f"{self._account.public_base_url}{request.raw_path}"
        signature = request.headers.get("X-Twilio-Signature")
        if signature is None or not self._validator.validate(url, fields, signature):
            raise _turned_away(request, "signature")
        if not all(map(fields.get, needed)) or not all(_fits(*field) for field in fields.items()):
            raise _turned_away(request, "fields")
        if fields["AccountSid"] != self._account.sid:
            raise _turned_away(request, "account")
        return cleaned(fields)


async def _body(request: web.Request) -> bytes:
    raw = b""
    async for chunk in request.content.iter_chunked(MOST):
        raw += chunk
        if len(raw) > MOST:
            log.warning("a Twilio request was turned away", why="size", path=_door(request))
            raise web.HTTPRequestEntityTooLarge(max_size=MOST, actual_size=len(raw))
    return raw


def _fields(raw: bytes) -> dict[str, str] | None:
    """The form's fields; None when it is no form, or names a field twice."""
    try:
        pairs = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:  # not UTF-8, or too many fields
        return None
    names = Counter(name for name, _ in pairs)
    if not pairs or max(names.values()) > 1:
        return None
    return dict(pairs)


def _fits(name: str, value: str) -> bool:
    """Whether a field is as Twilio writes it. Twilio adds fields now and then; a new one is no forgery."""
    shape = _SHAPES.get(name)
    return shape is None or bool(shape.fullmatch(value))


def _turned_away(request: web.Request, why: str) -> web.HTTPForbidden:
    log.warning("a Twilio request was turned away", why=why, path=_door(request))
    return web.HTTPForbidden(text="This is not from Twilio.")


def _door(request: web.Request) -> str:
    """Which of our doors was knocked at, without what else the address says."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else ""
