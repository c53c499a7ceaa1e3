"""Slack's deliveries over HTTP: size and signature come before parsing, and nothing acts twice."""

import asyncio
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.assignment.desk import Desk
from bot.assignment.upkeep.dedupe import Asked

PATH = "/slack/events"
# A modal comes back whole when it is submitted, each letter beyond ASCII as eight bytes.
MOST_BYTES = 512 * 1024
_SOURCE = "slack request"
_REMEMBERED = 200
_MOMENT = re.compile(r"[0-9]{1,12}")  # in seconds


class SlackDoor:
    """The handler of one address, for an app that was built with the same signing secret."""

    def __init__(self, app: AsyncApp, desk: Desk, signing_secret: str) -> None:
        self._app = app
        self._desk = desk
        self._verifier = SignatureVerifier(signing_secret)
        self._answers = _Answers()

    def route(self) -> web.RouteDef:
        """The route to add to the web server."""
        return web.post(PATH, self.serve)

    async def serve(self, request: web.Request) -> web.Response:
        """Answer a delivery: 413 too large, 401 not from Slack, and once only whatever came before."""
        body = await _read(request)
        if body is None:
            return web.Response(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not self._is_signed(body, timestamp, signature):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        asked = _parsed(body, request, self._desk_of(signature))
        if asked is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        task = self._answers.to(signature, lambda: self._app.async_dispatch(asked))
        if _is_press(asked.body):
            return web.Response()
        answer = await asyncio.shield(task)
        return await to_aiohttp_response(
            BoltResponse(status=answer.status, body=answer.body, headers=dict(answer.headers))
        )

    def _desk_of(self, signature: str) -> Desk:
        """The desk at which what was signed is done once, whatever process it is repeated to."""
        return self._desk.once(Asked(_SOURCE, hashlib.sha256(signature.encode()).hexdigest()))

    def _is_signed(self, body: bytes, timestamp: str, signature: str) -> bool:
        if not (_MOMENT.fullmatch(timestamp) and signature.isascii()):
            return False
        try:
            return self._verifier.is_valid(body, timestamp, signature)
        except UnicodeDecodeError:
            return False


class _Answers:
    """The newest answers by signature: whoever asks again while one is remembered or under way gets it."""

    def __init__(self) -> None:
        self._newest: OrderedDict[str, asyncio.Task[BoltResponse]] = OrderedDict()
        self._under_way: set[asyncio.Task[BoltResponse]] = set()

    def to(
        self, signature: str, act: Callable[[], Coroutine[None, None, BoltResponse]]
    ) -> asyncio.Task[BoltResponse]:
        task = self._newest.get(signature)
        if task is None:
            task = self._newest[signature] = asyncio.create_task(act())
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
            if len(self._newest) > _REMEMBERED:
                self._newest.popitem(last=False)
        return task


def _parsed(body: bytes, request: web.Request, desk: Desk) -> AsyncBoltRequest | None:
    try:
        asked = AsyncBoltRequest(body=body.decode(), headers=dict(request.headers), context={"desk": desk})
    except (ValueError, AttributeError, TypeError, RecursionError):  # bolt expects an object without looking
        return None
    return asked if _is_whole(asked.body) else None


def _is_press(body: dict[str, Any]) -> bool:
    """Whether Slack is only told that it was heard: what comes of it is shown by calls of ours."""
    return body.get("type") == "block_actions" or "command" in body


def _is_whole(body: dict[str, Any]) -> bool:
    """Whether what was pressed or submitted is named."""
    match body:
        case {"type": "block_actions"}:
            actions = body.get("actions")
            return isinstance(actions, list) and bool(actions) and all(map(_is_action, actions))
        case {"type": "view_submission" | "view_closed"}:
            view = body.get("view")
            return isinstance(view, dict) and _is_named(view, "id") and _is_named(view, "callback_id")
        case _:
            return True


def _is_action(told: object) -> bool:
    return isinstance(told, dict) and _is_named(told, "action_id")


def _is_named(told: dict[str, Any], by: str) -> bool:
    return isinstance(told.get(by), str)


async def _read(request: web.Request) -> bytes | None:
    """The body, or None as soon as it is longer than MOST_BYTES."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)
