"""Twilio's webhooks: texts from contacts, and news of the texts we sent."""

import asyncio
from collections.abc import Mapping
from weakref import WeakValueDictionary

from aiohttp import web
from twilio.twiml.messaging_response import MessagingResponse

from bot.assignment.conversations.inbound import receive_text
from bot.assignment.desk import Desk
from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.rules.law.phrasebook import phrasebook
from bot.assignment.rules.texts.media import MOST, Medium
from bot.assignment.texting.delivery import record_status
from bot.handlers.twilio.account import INBOUND, STATUS, TwilioAccount
from bot.handlers.twilio.media import medium
from bot.handlers.twilio.signed import Turnstile
from bot.handlers.twilio.words import known_by, number_of, status_of
from bot.views.phrases.conversations.contact import OPT_OUT_CONFIRMED

_TEXT = frozenset({"AccountSid", "MessageSid", "From", "To"})
_NEWS = frozenset({"AccountSid", "MessageSid", "MessageStatus"})


class TwilioDoor:
    """The routes that Twilio knows."""

    def __init__(self, desk: Desk, account: TwilioAccount) -> None:
        self._desk = desk
        self._account = account
        self._turnstile = Turnstile(account)
        self._senders: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        phrasebook()  # takes a second: read now, not while the first text holds the database

    def routes(self) -> list[web.RouteDef]:
        """What to add to the web server."""
        return [web.post(INBOUND, self.on_text), web.post(f"{STATUS}/{{ticket}}", self.on_status)]

    async def on_text(self, request: web.Request) -> web.Response:
        """A contact wrote. Answered with the one confirmation of an opt-out, or with nothing."""
        fields = await self._turnstile.verified(request, _TEXT)
        # One sender's texts pass one by one: a thousand of them are in nobody else's way.
        turn = self._senders.setdefault(fields["From"], asyncio.Lock())
        try:
            async with turn:
                received = await self._desk.run(receive_text, _inbound(fields))
        except DatabaseAway:
            return _again()
        return _confirmation() if received.confirm else web.Response(status=204)

    async def on_status(self, request: web.Request) -> web.Response:
        """A text we sent got further, or got stuck."""
        fields = await self._turnstile.verified(request, _NEWS)
        message_id = self._account.message_of(request.match_info["ticket"])
        try:
            await self._desk.run(record_status, _news(fields, message_id))
        except DatabaseAway:
            return _again()
        return web.Response(status=204)


def _inbound(fields: Mapping[str, str]) -> Inbound:
    return Inbound(
        provider_id=known_by(fields["MessageSid"]),
        sender=known_by(fields["From"]),
        receiver=known_by(fields["To"]),
        body=fields.get("Body", ""),
        opt_out_type=fields.get("OptOutType"),
        media=_media(fields),
    )


def _media(fields: Mapping[str, str]) -> tuple[Medium, ...]:
    return tuple(
        medium(fields.get(f"MediaUrl{place}", ""), fields.get(f"MediaContentType{place}", ""))
        for place in range(min(number_of(fields.get("NumMedia")) or 0, MOST))
    )


def _news(fields: Mapping[str, str], message_id: int | None) -> StatusReport:
    return StatusReport(
        message_id=message_id,
        provider_id=known_by(fields["MessageSid"]),
        status=status_of(fields["MessageStatus"]),
        error_code=number_of(fields.get("ErrorCode")),
        our_number=known_by(fields.get("From", "")),
        segments=number_of(fields.get("NumSegments")) or 0,
    )


def _confirmation() -> web.Response:
    answer = MessagingResponse()
    answer.message(OPT_OUT_CONFIRMED)
    return web.Response(text=str(answer), content_type="text/xml")


def _again() -> web.Response:
    """Nothing was changed: Twilio repeats the request for some seconds; then its list is read."""
    return web.Response(status=503)
