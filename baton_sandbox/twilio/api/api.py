"""The provider's HTTP API, as far as a text bank needs it."""

import asyncio
import base64
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.api import media
from baton_sandbox.twilio.api.ledger import Create, body_hash
from baton_sandbox.twilio.api.listing import read_page
from baton_sandbox.twilio.api.misbehaviour import misbehave
from baton_sandbox.twilio.api.requests import read_creation
from baton_sandbox.twilio.api.resources import (
    account_json,
    account_uri,
    campaigns_json,
    message_json,
    numbers_json,
    page_json,
    service_json,
    short_codes_json,
    verifications_json,
)
from baton_sandbox.twilio.faults import Faults
from baton_sandbox.twilio.network.exchange import Account, Exchange
from baton_sandbox.twilio.network.messages import Message
from baton_sandbox.twilio.network.refusals import ApiRefusal

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Provider:
    """What stands behind the API: the exchange, the faults to act out, and the log of creates.

    `list_lag` is how old a message must be to appear in the list, which is away while `lists_fail`, or for
    what was sent to one of `mute`. It was asked for what these had received, `listed`, and each time takes
    `list_pause` seconds to answer.
    """

    exchange: Exchange
    clock: Clock
    since: datetime
    faults: Faults = field(default_factory=Faults)
    creates: list[Create] = field(default_factory=list)
    list_lag: timedelta = timedelta(0)
    list_pause: float = 0.0
    lists_fail: bool = False
    listed: list[str] = field(default_factory=list)
    mute: set[str] = field(default_factory=set)


PROVIDER = web.AppKey("provider", Provider)


def make_app(provider: Provider) -> web.Application:
    app = web.Application(middlewares=[answer_refusals, require_account])
    app[PROVIDER] = provider
    account = "/2010-04-01/Accounts/{account}"
    app.add_routes(
        [
            web.get(f"{account}.json", fetch_account),
            web.post(f"{account}/Messages.json", create_message),
            web.get(f"{account}/Messages.json", list_messages),
            web.get(f"{account}/Messages/{{sid}}.json", fetch_message),
            *media.routes(f"{account}/Messages/{{sid}}/Media", find_message, account_of),
            web.get("/v1/Services/{service}", fetch_service),
            web.get("/v1/Services/{service}/PhoneNumbers", list_numbers),
            web.get("/v1/Services/{service}/ShortCodes", list_short_codes),
            web.get("/v1/Services/{service}/Compliance/Usa2p", list_campaigns),
            web.get("/v1/Tollfree/Verifications", list_verifications),
        ]
    )
    return app


@web.middleware
async def answer_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except ApiRefusal as refusal:
        return web.json_response(refusal.as_json(), status=refusal.status)
    except web.HTTPNotFound:
        unknown = ApiRefusal(20404, request.path)
        return web.json_response(unknown.as_json(), status=unknown.status)


@web.middleware
async def require_account(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Basic authentication with sid and token, and a path that names the same account and service."""
    account = request.app[PROVIDER].exchange.account
    if media.is_storage(request):
        return await handler(request)
    expected = base64.b64encode(f"{account.sid}:{account.auth_token}".encode())
    given = request.headers.get("Authorization", "").removeprefix("Basic ").encode()
    if not hmac.compare_digest(given, expected):
        raise ApiRefusal(20003)
    for name, own in (("account", account.sid), ("service", account.service_sid)):
        if request.match_info.get(name, own) != own:
            raise ApiRefusal(20404, request.path)
    return await handler(request)


async def create_message(request: web.Request) -> web.StreamResponse:
    provider = request.app[PROVIDER]
    form = {name: str(value) for name, value in (await request.post()).items()}
    fault = provider.faults.take()
    if fault and not fault.accepts:
        log_create(provider, form)
        return await misbehave(request, fault, web.Response())
    try:
        message = provider.exchange.create(read_creation(form, provider.exchange.account))
    except ApiRefusal as refusal:
        log_create(provider, form, refusal=refusal)
        raise
    log_create(provider, form, message)
    answer = web.json_response(created_json(provider, message), status=201)
    return await misbehave(request, fault, answer) if fault else answer


def created_json(provider: Provider, message: Message) -> dict[str, object]:
    return message_json(provider.exchange.account, message)


def log_create(
    provider: Provider,
    form: Mapping[str, str],
    message: Message | None = None,
    refusal: ApiRefusal | None = None,
) -> None:
    provider.creates.append(
        Create(
            at=provider.clock.now(),
            to=form.get("To", ""),
            body_hash=body_hash(form.get("Body", "")),
            status_callback=form.get("StatusCallback", ""),
            sid=message.sid if message else None,
            code=refusal.code if refusal else None,
        )
    )


def account_of(request: web.Request) -> Account:
    """Whose provider this is."""
    return request.app[PROVIDER].exchange.account


async def list_messages(request: web.Request) -> web.Response:
    provider = request.app[PROVIDER]
    provider.listed.append(request.query.get("To", ""))
    await asyncio.sleep(provider.list_pause)
    if provider.lists_fail or request.query.get("To") in provider.mute:
        raise web.HTTPServiceUnavailable
    page = read_page(provider.exchange.log, request.query, until=provider.clock.now() - provider.list_lag)
    account = provider.exchange.account
    base = f"{account_uri(account)}/Messages.json"
    next_uri = f"{base}?{page.next_query}" if page.next_query else None
    return web.json_response(page_json(account, page.messages, f"{base}?{request.query_string}", next_uri))


async def fetch_message(request: web.Request) -> web.Response:
    return web.json_response(message_json(request.app[PROVIDER].exchange.account, find_message(request)))


def find_message(request: web.Request) -> Message:
    """The message in the address; ApiRefusal where there is none."""
    message = request.app[PROVIDER].exchange.log.get(request.match_info["sid"])
    if message is None:
        raise ApiRefusal(20404, request.path)
    return message


async def fetch_account(request: web.Request) -> web.Response:
    provider = request.app[PROVIDER]
    return web.json_response(account_json(provider.exchange.account, provider.since))


async def fetch_service(request: web.Request) -> web.Response:
    provider = request.app[PROVIDER]
    exchange = provider.exchange
    shown = service_json(exchange.account, provider.since, exchange.inbound_url)
    return web.json_response(shown | exchange.service)


async def list_numbers(request: web.Request) -> web.Response:
    provider = request.app[PROVIDER]
    return web.json_response(numbers_json(provider.exchange.account, provider.since))


async def list_campaigns(request: web.Request) -> web.Response:
    registered = request.app[PROVIDER].exchange.registered
    return web.json_response(campaigns_json(request.app[PROVIDER].exchange.account, registered))


async def list_verifications(request: web.Request) -> web.Response:
    exchange = request.app[PROVIDER].exchange
    asked = request.query.get("TollfreePhoneNumberSid", "")
    return web.json_response(verifications_json(exchange.account, asked, exchange.verified))


async def list_short_codes(request: web.Request) -> web.Response:
    provider = request.app[PROVIDER]
    return web.json_response(short_codes_json(provider.exchange.account, provider.since))
