"""Tries the Twilio account and its Messaging Service."""

from collections.abc import Sequence
from typing import Any

from aiohttp import ClientError, ClientSession
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client

from bot.handlers.twilio import registration
from bot.handlers.twilio.account import INBOUND, TwilioAccount
from bot.handlers.twilio.http import TooMany, TwilioHttp
from bot.views.phrases.campaigns import checkup
from bot.views.phrases.campaigns.checkup import Verdict

_FAILURES = (TooMany, ClientError, TimeoutError, OSError, TwilioException, ValueError)


async def check_account(account: TwilioAccount, session: ClientSession) -> list[Verdict]:
    """Whether the account is good, its service can send, and replies come here."""
    client = Client(account.sid, account.auth_token, http_client=TwilioHttp(session, account.api_url))
    tried = "account"
    try:
        owner = await client.api.v2010.accounts(account.sid).fetch_async()
        tried = "Messaging Service"
        service = client.messaging.v1.services(account.service_sid)
        facts = await service.fetch_async()
        numbers = await service.phone_numbers.list_async(limit=50)
    except TwilioRestException as error:
        return [checkup.twilio_refused(tried, int(error.code or error.status))]
    except _FAILURES as error:
        return [checkup.unreachable("Twilio", type(error).__name__)]
    inbound = f"{account.public_base_url}{INBOUND}"
    comes_here = str(facts.inbound_request_url or "").partition("#")[0] == inbound
    return [
        checkup.twilio_account(str(owner.friendly_name), str(owner.status)),
        checkup.twilio_numbers(str(facts.friendly_name), [str(each.phone_number) for each in numbers]),
        checkup.twilio_inbound(comes_here and not facts.use_inbound_webhook_on_number, inbound),
        checkup.sticky_sender(bool(facts.sticky_sender)),
        checkup.fallback(str(facts.fallback_url or ""), inbound),
        *await _registered(client, account.service_sid, numbers),
    ]


async def _registered(client: Client, service_sid: str, numbers: Sequence[Any]) -> list[Verdict]:
    try:
        return await registration.check(client, service_sid, numbers)
    except _FAILURES as error:
        return [checkup.registration_unread(type(error).__name__)]
