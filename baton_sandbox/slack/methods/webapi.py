"""The Web API's door: reads a call, checks its token and scope, runs its method and answers as Slack does."""

import json
from http import HTTPStatus

from aiohttp import web

from baton_sandbox.chat.changes import AppCalled
from baton_sandbox.chat.faults import spoilt
from baton_sandbox.shapes import Json
from baton_sandbox.slack.calls import TIER_4, ApiCall, TooManyCalls
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.faults import Fault
from baton_sandbox.slack.methods import auth, chat, conversations, files, pins, users, views
from baton_sandbox.slack.methods.call import Call, Method
from baton_sandbox.slack.workspace import Workspace

METHODS: dict[str, Method] = {
    method.name: method
    for family in (auth, chat, conversations, files, pins, users, views)
    for method in family.METHODS
}


class WebApi:
    """Serves every method of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, unless a fault was ordered for it."""
        name = request.match_info["method"]
        arguments = await read_arguments(request)
        token = _token(request, arguments)
        fault = self._workspace.faults.take(name)
        if fault and not fault.applied:
            self._record(name, arguments, "fault")
            return await _misfortune(request, fault)
        response = self._answer(name, arguments, token)
        return await _misfortune(request, fault, response) if fault else response

    def _answer(self, name: str, arguments: Json, token: str) -> web.Response:
        try:
            body = {"ok": True, **self._run(name, arguments, token)}
        except TooManyCalls as limit:
            self._record(name, arguments, limit.code)
            return _too_many(limit.retry_after)
        except SlackError as error:
            body = error.body()
        self._record(name, arguments, body.get("error"))
        scopes = ",".join(sorted(self._workspace.manifest.scopes))
        return web.json_response(body, headers={"X-OAuth-Scopes": scopes})

    def _run(self, name: str, arguments: Json, token: str) -> Json:
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        self._authorise(method, token)
        if self._workspace.faults.enforce_limits:
            self._workspace.limits.admit(name, method.tier, str(arguments.get("channel", "")))
        return method.run(Call(self._workspace, arguments))

    def _authorise(self, method: Method, token: str) -> None:
        app = self._workspace.app
        if method.caller == "anybody":
            return
        if not token:
            raise SlackError("not_authed")
        if token not in (app.bot_token, app.app_token):
            raise SlackError("invalid_auth")
        if token != (app.app_token if method.caller == "app" else app.bot_token):
            raise SlackError("not_allowed_token_type")
        if method.scope:
            self._workspace.require_scope(method.scope)

    def _record(self, name: str, arguments: Json, error: str | None) -> None:
        tier = METHODS[name].tier if name in METHODS else TIER_4
        known = {key: value for key, value in arguments.items() if key != "token"}
        self._workspace.calls.append(ApiCall(name, known, self._workspace.world.clock.now(), tier, error))
        self._workspace.world.feed.publish(AppCalled(name, error))


async def read_arguments(request: web.Request) -> Json:
    """The arguments of a call, from its address, its form or its JSON body."""
    arguments: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            body = {}
        return arguments | (body if isinstance(body, dict) else {})
    return arguments | {key: value for key, value in (await request.post()).items() if isinstance(value, str)}


def _token(request: web.Request, arguments: Json) -> str:
    header = request.headers.get("Authorization", "")
    return header.removeprefix("Bearer ").strip() if header else str(arguments.get("token", ""))


async def _misfortune(
    request: web.Request, fault: Fault, response: web.StreamResponse | None = None
) -> web.StreamResponse:
    if fault.status == HTTPStatus.TOO_MANY_REQUESTS:
        response = _too_many(fault.retry_after)
    if fault.error:
        response = web.json_response({"ok": False, "error": fault.error})
    return await spoilt(request, fault, response)


def _too_many(retry_after: float) -> web.Response:
    body = {"ok": False, "error": "ratelimited"}
    return web.json_response(body, status=429, headers={"Retry-After": str(retry_after)})
