"""The API over HTTP: who calls, what came along, faults, limits, and the record of it all."""

import json
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web

from baton_sandbox.chat.changes import AppCalled
from baton_sandbox.chat.faults import spoilt
from baton_sandbox.chat.limits import Left
from baton_sandbox.discord.calls import ROOMY, ApiCall, Limit
from baton_sandbox.discord.checks.form import said
from baton_sandbox.discord.errors import DiscordError, Unauthorized
from baton_sandbox.discord.faults import Fault
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.rest import answers, commands, followups, lookups, messages, scheduled
from baton_sandbox.discord.rest.call import Call, Operation, Reply, Upload
from baton_sandbox.shapes import Given, Json

PREFIX = "/api/v10"
OPERATIONS: tuple[Operation, ...] = tuple(
    operation
    for family in (answers, commands, followups, lookups, messages, scheduled)
    for operation in family.OPERATIONS
)
_FILE_FIELD = re.compile(r"files\[(\d+)\]")
# A refusal of these is how Discord answers to a person's wishes, not a mistake of the app.
_NO_MISTAKES = frozenset(
    {10003, 10007, 10008, 10013, 10015, 10062, 10070, 180000, 40060, 50001, 50007, 50013, 50027, 50278}
)


class Api:
    """Serves every operation for one running Discord."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def routes(self) -> list[web.RouteDef]:
        known = [web.route(one.method, PREFIX + one.address, self._serving(one)) for one in OPERATIONS]
        return [*known, web.route("*", PREFIX + "/{rest:.*}", self._unknown)]

    def _serving(self, operation: Operation) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            try:
                body, uploads = await _read(request)
            except ValueError:
                return _json(self._unreadable(operation), {})
            call = Call(self._hub, dict(request.match_info), dict(request.query), body, uploads)
            fault = self._hub.faults.take(operation.name)
            if fault and not fault.applied:
                self._record(operation.name, request.path, call, Reply(None, HTTPStatus(fault.status or 500)))
                return await _misfortune(request, fault)
            response = self._answer(operation, request, call)
            return await _misfortune(request, fault, response) if fault else response

        return serve

    def _unreadable(self, operation: Operation) -> Reply:
        error = DiscordError(50109)
        self._note(operation, error)
        return Reply(error.body(), error.status)

    def _answer(self, operation: Operation, request: web.Request, call: Call) -> web.StreamResponse:
        limit, left = self._left(operation, call)
        if left.remaining < 0:
            self._record(operation.name, request.path, call, Reply(None, HTTPStatus.TOO_MANY_REQUESTS))
            return _too_many(Fault(429, left.reset_after))
        try:
            self._authorise(operation, request)
            reply = operation.run(call)
            code = 0
        except DiscordError as error:
            self._note(operation, error)
            reply, code = Reply(error.body(), error.status), error.code
        self._record(operation.name, request.path, call, reply, code)
        return _json(reply, _limits(operation.name, limit, left))

    def _left(self, operation: Operation, call: Call) -> tuple[Limit, Left]:
        """The limit that goes for this request, and what it leaves."""
        if not self._hub.faults.enforce_limits:
            return ROOMY, Left(ROOMY.count - 1, ROOMY.seconds)
        major, limit = call.path.get("channel") or call.path.get("token") or "", operation.limit
        return limit, self._hub.buckets.admit((operation.name, major), limit.count, limit.seconds)

    def _authorise(self, operation: Operation, request: web.Request) -> None:
        given = request.headers.get("Authorization", "")
        if given != f"Bot {self._hub.app.token}" and (given or not operation.anybody):
            raise Unauthorized

    def _note(self, operation: Operation, error: DiscordError) -> None:
        if error.code not in _NO_MISTAKES:
            lines = list(said(error.errors or {})) or [error.message]
            self._hub.mistakes.extend(f"{operation.name}: {error.code} {line}" for line in lines)

    def _record(self, name: str, path: str, call: Call, reply: Reply, code: int = 0) -> None:
        at = self._hub.world.clock.now()
        self._hub.calls.append(ApiCall(name, path.removeprefix(PREFIX), call.body, at, reply.status, code))
        status = reply.status if reply.status >= HTTPStatus.BAD_REQUEST else None
        self._hub.world.feed.publish(AppCalled(name, code or status))

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        self._hub.mistakes.append(f"This Discord has no {request.method} {request.path}.")
        return _json(Reply(DiscordError(0).body(), HTTPStatus.NOT_FOUND), {})


async def _read(request: web.Request) -> tuple[Given, list[Upload]]:
    """The body as JSON, and the files of a multipart form whose `payload_json` it is."""
    if not request.content_type.startswith("multipart/"):
        text = await request.text()
        return (json.loads(text) if text else {}), []
    form = await request.post()
    uploads = []
    for key, value in form.items():
        if isinstance(value, web.FileField) and (match := _FILE_FIELD.fullmatch(key)):
            uploads.append(Upload(match[1], value.filename, value.file.read()))
    payload = form.get("payload_json", "{}")
    return json.loads(payload if isinstance(payload, str) else "{}"), uploads


def _json(reply: Reply, headers: dict[str, str]) -> web.Response:
    if reply.body is None:
        return web.Response(status=reply.status, headers=headers)
    # exactly this type, without a charset: clients compare it as it stands
    typed = {**headers, "Content-Type": "application/json"}
    return web.Response(status=reply.status, body=json.dumps(reply.body).encode(), headers=typed)


def _limits(bucket: str, limit: Limit, left: Left) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(limit.count),
        "X-RateLimit-Remaining": str(left.remaining),
        "X-RateLimit-Reset-After": f"{left.reset_after:.3f}",
        "X-RateLimit-Bucket": bucket,
        "Via": "1.1 google",
    }


async def _misfortune(
    request: web.Request, fault: Fault, response: web.StreamResponse | None = None
) -> web.StreamResponse:
    if fault.status == HTTPStatus.TOO_MANY_REQUESTS:
        response = _too_many(fault)
    return await spoilt(request, fault, response)


def _too_many(fault: Fault) -> web.Response:
    body: Json = {
        "message": "You are being rate limited.",
        "retry_after": fault.retry_after,
        "global": fault.is_global,
    }
    headers = {"Retry-After": str(max(1, round(fault.retry_after))), "X-RateLimit-Scope": "user"}
    if fault.via:
        headers["Via"] = "1.1 google"
    if fault.is_global:
        headers["X-RateLimit-Global"] = "true"
    return _json(Reply(body, HTTPStatus.TOO_MANY_REQUESTS), headers)
