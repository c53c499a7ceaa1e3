"""Reads what Twilio posts, and turns away what Twilio did not."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

import structlog
from aiohttp import web
from multidict import MultiDict
from twilio.request_validator import RequestValidator

from bot.handlers.cleaning import cleaned
from bot.handlers.twilio.account import TwilioAccount

MOST = 64 * 1024  # bytes of one request; a text of 1,600 characters needs some 15,000
_MOST_FIELDS = 1_000
_FORM = "application/x-www-form-urlencoded"

# Twilio signs names and values run together: {"A": "1", "B": "2"} and {"A": "1B2"} have one signature. So no
# value but free words may hold the name of a field that is missing: it may have been taken in.
_PLACE = frozenset(f"{of}{part}" for of in ("From", "To") for part in ("City", "Country", "State", "Zip"))
_FREE = frozenset({"Body", *_PLACE})
_SIDS = frozenset({"AccountSid", "MessageSid", "MessagingServiceSid", "SmsMessageSid", "SmsSid"})
_WORDS = frozenset({"ApiVersion", "ErrorCode", "MessageStatus", "OptOutType", "SmsStatus"})
_DECIDING = _SIDS | _WORDS | {"From", "NumMedia", "NumSegments", "To"}

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Turnstile:
    """Lets Twilio's own requests for one account pass."""

    def __init__(self, account: TwilioAccount) -> None:
        self._account = account
        self._validator = RequestValidator(account.auth_token)

    async def verified(self, request: web.Request, needed: frozenset[str]) -> Mapping[str, str]:
        """The fields of a request, with those `needed` and an id. Raises 403, or 413 for a huge one.

        Values are as they came: Twilio may write them otherwise one day. A field that is named several times
        has all of its values, in one.
        """
        raw = await _body(request)
        form = _form(raw) if request.content_type == _FORM else None
        if form is None:
            raise _turned_away(request, "unreadable")
        # Host and X-Forwarded-* are whatever the sender says; the address Twilio was given is ours to know.
        url = f"{self._account.public_base_url}{request.raw_path}"
        signature = request.headers.get("X-Twilio-Signature")
        if signature is None or not self._validator.validate(url, form, signature):
            raise _turned_away(request, "signature")
        fields = {name: " ".join(sorted(set(form.getall(name)))) for name in form}
        if not needed <= fields.keys() or not fields["MessageSid"] or _has_taken_in(fields):
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


def _form(raw: bytes) -> MultiDict[str] | None:
    """The form's fields; None when it is no form."""
    try:
        fields = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:  # not UTF-8, or too many fields
        return None
    return MultiDict(fields) if fields else None


def _has_taken_in(fields: Mapping[str, str]) -> bool:
    """Whether a field that decides anything holds another, which is missing."""
    missing = (_DECIDING | _FREE) - fields.keys()
    return any(name in fields[each] for each in _DECIDING & fields.keys() for name in missing)


def _turned_away(request: web.Request, why: str) -> web.HTTPForbidden:
    log.warning("a Twilio request was turned away", why=why, path=_door(request))
    return web.HTTPForbidden(text="This is not from Twilio.")


def _door(request: web.Request) -> str:
    """Which of our doors was knocked at, without what else the address says."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else ""
