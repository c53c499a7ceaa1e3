"""Fetches what came with texts from Twilio, with Baton's credentials; nothing of it is kept."""

import re
from http import HTTPStatus
from typing import Any

import structlog
from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, encode_basic_auth
from twilio.base.exceptions import TwilioException
from twilio.rest import Client

from bot.assignment.outcomes.media import Bringing, Brought, Missing, TextMedia
from bot.assignment.rules.texts.media import MOST, Medium, format_of
from bot.courier import LookUpFailed
from bot.handlers.twilio.account import TwilioAccount
from bot.handlers.twilio.http import TooMany, TwilioHttp

# Of all files of one text: networks carry some five megabytes.
_LARGEST = 16 * 2**20
_BLOCK = 2**16
_SECONDS = ClientTimeout(total=60, connect=5, sock_read=20)
_API = "https://api.twilio.com"
_TEXT, _MEDIUM = re.compile(r"[SM]M[0-9a-f]{32}"), re.compile(r"ME[0-9a-f]{32}")
_TYPE = re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,60}")
_FAILURES = (TooMany, ClientError, TimeoutError, OSError, TwilioException, ValueError, TypeError, LookupError)

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def medium(address: str, kind: str) -> Medium:
    """A file by its address at Twilio and its MIME type; what reads like neither is left out.

    Of the address its id alone is used: Baton fetches from nowhere but its account at Twilio.
    """
    id_, type_ = address.rpartition("/")[2], kind.partition(";")[0].strip().lower()
    return Medium(id_ if _MEDIUM.fullmatch(id_) else "", type_ if _TYPE.fullmatch(type_) else "")


class TwilioMedia:
    """The files of texts in one account."""

    def __init__(self, account: TwilioAccount, session: ClientSession) -> None:
        self._account = account
        self._session = session
        http = TwilioHttp(session, account.api_url)
        self._client = Client(account.sid, account.auth_token, http_client=http)

    async def listed(self, provider_id: str) -> tuple[Medium, ...]:
        """What came with a text, by Twilio's list. Raises LookUpFailed."""
        if not _TEXT.fullmatch(provider_id):
            return ()
        try:
            found: list[Any] = await self._client.messages(provider_id).media.list_async(limit=MOST)
        except _FAILURES as failure:
            # The SDK keeps the answer behind its own words, of a list at least.
            if [getattr(each, "status_code", 0) for each in failure.args[1:]] == [HTTPStatus.NOT_FOUND]:
                return ()
            raise LookUpFailed(type(failure).__name__) from failure
        return tuple(medium(str(each.sid), str(each.content_type or "")) for each in found)

    async def bring(self, of: TextMedia, most: int) -> Bringing:
        """Each of the files, as `asking.Media` has it; all of them together within a limit of their own."""
        if not _TEXT.fullmatch(of.provider_id):
            return [Missing.GONE for _ in of.media]
        left = _LARGEST
        found: list[Brought | Missing] = []
        for id_ in await self._ids(of):
            if isinstance(id_, Missing):
                found.append(id_)
                continue
            each = await self._bring(of.provider_id, id_, min(left, most))
            left -= len(each.content) if isinstance(each, Brought) else 0
            found.append(each)
        return found

    async def _ids(self, of: TextMedia) -> list[str | Missing]:
        """Twilio's ids of the files, which it is asked for where it did not say them."""
        if all(each.id for each in of.media):
            return [each.id for each in of.media]
        try:
            known = [each.id for each in await self.listed(of.provider_id) if each.id]
        except LookUpFailed:
            return [Missing.AWAY for _ in of.media]
        return [known[place] if place < len(known) else Missing.GONE for place in range(len(of.media))]

    async def _bring(self, text: str, id_: str, most: int) -> Brought | Missing:
        address = f"/2010-04-01/Accounts/{self._account.sid}/Messages/{text}/Media/{id_}"
        # Twilio answers with where the file stands, elsewhere: aiohttp leaves the credentials behind then.
        auth = {"Authorization": encode_basic_auth(self._account.sid, self._account.auth_token)}
        url = f"{self._account.api_url or _API}{address}"
        try:
            async with self._session.get(url, headers=auth, timeout=_SECONDS, max_redirects=3) as answer:
                return await _read(answer, most)
        except (ClientError, TimeoutError, OSError) as failure:
            log.warning("a file of a text could not be fetched", why=type(failure).__name__)
            return Missing.AWAY


async def _read(answer: ClientResponse, most: int) -> Brought | Missing:
    if answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return Missing.GONE
    if answer.status != HTTPStatus.OK:
        log.warning("a file of a text could not be fetched", why=f"HTTP {answer.status}")
        return Missing.AWAY
    content = bytearray()
    async for block in answer.content.iter_chunked(_BLOCK):
        content += block
        if len(content) > most:
            return Missing.TOO_LARGE
    found = format_of(bytes(content))
    return Missing.UNKNOWN if found is None else Brought(bytes(content), found)
