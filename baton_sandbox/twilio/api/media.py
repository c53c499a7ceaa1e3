"""The files of messages: their list, and their bytes, which stand elsewhere, as the provider's do."""

from collections.abc import Callable

from aiohttp import web

from baton_sandbox.twilio.api.resources import media_json
from baton_sandbox.twilio.network.exchange import Account
from baton_sandbox.twilio.network.media import Medium
from baton_sandbox.twilio.network.messages import Message
from baton_sandbox.twilio.network.refusals import ApiRefusal

_STORAGE = "/storage/"
Finder = Callable[[web.Request], Message]


def is_storage(request: web.Request) -> bool:
    """Whether this asks for bytes where they stand: whoever knows the address may have them."""
    return request.path.startswith(_STORAGE)


def routes(media: str, message_of: Finder, account: Callable[[web.Request], Account]) -> list[web.RouteDef]:
    """Below `media`, the address of a message's files."""

    async def list_media(request: web.Request) -> web.Response:
        return web.json_response(media_json(account(request), message_of(request)))

    async def lead_to_storage(request: web.Request) -> web.Response:
        found = _medium(request, message_of(request))
        raise web.HTTPTemporaryRedirect(f"{_STORAGE}{request.match_info['sid']}/{found.sid}")

    async def storage(request: web.Request) -> web.Response:
        found = _medium(request, message_of(request))
        return web.Response(body=found.content, content_type=found.kind)

    return [
        web.get(f"{media}.json", list_media),
        web.get(f"{media}/{{medium}}", lead_to_storage),
        web.get(f"{_STORAGE}{{sid}}/{{medium}}", storage),
    ]


def _medium(request: web.Request, message: Message) -> Medium:
    found = next((each for each in message.media if each.sid == request.match_info["medium"]), None)
    if found is None:
        raise ApiRefusal(20404, request.path)
    return found
