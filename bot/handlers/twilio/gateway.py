"""Hands one text to Twilio and says what came of it; looks into Twilio's records when nobody said."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import structlog
from aiohttp import ClientConnectorError, ClientError, ClientSession, ConnectionTimeoutError
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client

from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.outcomes.delivery import Accepted, DoubtfulText, Refused, TextParcel, UnheardText
from bot.assignment.rules.texts.media import MOST, Medium
from bot.courier import InDoubt, Listed, LookUpFailed, NotSent, Sent
from bot.handlers.cleaning import cleaned
from bot.handlers.twilio.account import TwilioAccount
from bot.handlers.twilio.http import LEAST_CODE, USUAL_PAUSE, TooMany, TwilioHttp
from bot.handlers.twilio.media import TwilioMedia
from bot.handlers.twilio.words import known_by, number_of, status_of

# How far its clock and ours may be apart, and how long a request may have been on its way.
_BEFORE, _AFTER = timedelta(seconds=60), timedelta(minutes=10)
# The network's failures, and what the SDK makes of an answer that is not Twilio's.
_NO_CLEAR_ANSWER = (
    ClientError,
    TimeoutError,
    OSError,
    TwilioException,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
)
_RECORDS_PER_PAGE, _RECORDS_READ = 100, 1_000
_INBOUND_PER_PAGE, _MOST_NUMBERS = 1_000, 1_000
# So many numbers in a row whose lists do not answer: Twilio is away, and the rest need not be asked.
_AWAY = 5

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class TwilioGateway:
    """The courier's gateway to Twilio: one Messaging Service, which picks the number a contact knows."""

    def __init__(self, account: TwilioAccount, session: ClientSession) -> None:
        self._account = account
        http = TwilioHttp(session, account.api_url)
        self._client = Client(account.sid, account.auth_token, http_client=http)
        self.media = TwilioMedia(account, session)
        self._mute: set[str] = set()

    async def send(self, parcel: TextParcel) -> Sent:
        """Create the message, once. Twilio knows no key that would make a second try harmless."""
        try:
            message = await self._client.messages.create_async(
                to=parcel.phone,
                body=parcel.body,
                messaging_service_sid=self._account.service_sid,
                validity_period=parcel.valid_for,
                status_callback=self._account.status_url(parcel.message_id),
            )
            return _accepted(message)
        except TooMany as refusal:
            return NotSent(refusal.after)
        except (ClientConnectorError, ConnectionTimeoutError):  # not a byte of it was written
            return NotSent(USUAL_PAUSE)
        except TwilioRestException as refusal:
            return _refusal(refusal)
        except _NO_CLEAR_ANSWER as failure:
            return InDoubt(type(failure).__name__)

    async def look_up(self, text: DoubtfulText) -> Accepted | None:
        """The oldest record of these words to this number since the text left that is no other text's."""
        found: Accepted | None = None
        try:
            async for record in self._records(text.phone):
                if _may_be(record, text):
                    found = _accepted(record)
        except (TooMany, *_NO_CLEAR_ANSWER) as failure:
            raise LookUpFailed(type(failure).__name__) from failure
        return found

    async def look_at(self, text: UnheardText) -> Accepted | None:
        """The record of a text by its sid; None when Twilio has none (any more)."""
        try:
            return _accepted(await self._client.messages(text.provider_id).fetch_async())
        except TwilioRestException as refusal:
            if refusal.status == HTTPStatus.NOT_FOUND:
                return None
            raise LookUpFailed(f"HTTP {refusal.status}") from refusal
        except (TooMany, *_NO_CLEAR_ANSWER) as failure:
            raise LookUpFailed(type(failure).__name__) from failure

    async def received(self, since: datetime) -> Listed:
        """What was sent to the numbers and short codes of our Messaging Service, by Twilio's list.

        That has the newest first, no `OptOutType`, and dates to the second. Where it does not answer for one
        number the others are read, and that one comes last the next time. Raises LookUpFailed.
        """
        found: list[Inbound] = []
        ours, whole, in_a_row = await self._ours(), True, 0
        for sid in sorted(ours, key=lambda each: each in self._mute):
            try:
                found += await self._sent_to(ours[sid], since)
            except (TooMany, *_NO_CLEAR_ANSWER) as failure:
                log.warning("what one number received cannot be read", sid=sid, why=type(failure).__name__)
                self._mute.add(sid)
                whole, in_a_row = False, in_a_row + 1
                if in_a_row == _AWAY:
                    break
            else:
                self._mute.discard(sid)
                in_a_row = 0
        return Listed(sorted(found, key=lambda text: text.sent_at or since), whole)

    async def sent_with(self, provider_id: str) -> tuple[Medium, ...]:
        """What came with a text that was received. Raises LookUpFailed."""
        return await self.media.listed(provider_id)

    async def _ours(self) -> dict[str, str]:
        """The numbers and short codes of our Messaging Service by Twilio's ids. Raises LookUpFailed."""
        service = self._client.messaging.v1.services(self._account.service_sid)
        try:
            numbers = await service.phone_numbers.list_async(limit=_MOST_NUMBERS)
            codes = await service.short_codes.list_async(limit=_MOST_NUMBERS)
        except (TooMany, *_NO_CLEAR_ANSWER) as failure:
            raise LookUpFailed(type(failure).__name__) from failure
        return {each.sid: each.phone_number for each in numbers} | {
            each.sid: each.short_code for each in codes
        }

    async def _sent_to(self, ours: str, since: datetime) -> list[Inbound]:
        """What one number of ours received, oldest first."""
        listed = await self._client.messages.stream_async(
            to=ours, date_sent_after=since, page_size=_INBOUND_PER_PAGE
        )
        found = [_inbound(record) async for record in listed if _was_received(record, since)]
        return found[::-1]

    async def _records(self, phone: str) -> AsyncIterator[Any]:
        """Messages to a number, newest first. What has not left Twilio yet has no date to filter by."""
        records = await self._client.messages.stream_async(
            to=phone, limit=_RECORDS_READ, page_size=_RECORDS_PER_PAGE
        )
        async for record in records:
            yield record


def _was_received(record: Any, since: datetime) -> bool:  # noqa: ANN401  the SDK has no types
    """Twilio may read `since` as the whole day."""
    if record.direction != "inbound" or not isinstance(record.date_sent, datetime):
        return False
    return bool(record.date_sent >= since.replace(microsecond=0))


def _inbound(record: Any) -> Inbound:  # noqa: ANN401
    return Inbound(
        provider_id=known_by(cleaned(str(record.sid))),
        sender=known_by(cleaned(str(record.from_ or ""))),
        receiver=known_by(cleaned(str(record.to or ""))),
        body=cleaned(str(record.body or "")),
        sent_at=record.date_sent,
        media=(Medium(),) * min(number_of(record.num_media) or 0, MOST),
    )


def _accepted(message: Any) -> Accepted:  # noqa: ANN401  the SDK has no types
    if not message.sid:
        raise ValueError("an answer without a message")
    return Accepted(
        provider_id=message.sid,
        status=status_of(message.status or ""),
        our_number=message.from_ or "",
        segments=number_of(message.num_segments) or 0,
        error_code=number_of(message.error_code) or None,
    )


def _refusal(refusal: TwilioRestException) -> Sent:
    code = int(refusal.code or 0)
    if HTTPStatus.BAD_REQUEST <= refusal.status < HTTPStatus.INTERNAL_SERVER_ERROR and code >= LEAST_CODE:
        return Refused(code)
    return InDoubt(f"HTTP {refusal.status}")


def _may_be(record: Any, text: DoubtfulText) -> bool:  # noqa: ANN401
    created = record.date_created
    return (
        record.body == text.body
        and record.sid not in text.known
        and str(record.direction).startswith("outbound")
        and isinstance(created, datetime)
        and text.left_at - _BEFORE <= created <= text.left_at + _AFTER
    )
